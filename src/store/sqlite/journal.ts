import { setImmediate } from 'node:timers/promises';
import { type EntryKind, type Journal, KEPT, MOST_SILENCES } from '#core/journal.ts';
import {
  channelKey,
  channelsOf,
  type JournalRow,
  mostOf,
  toEntry,
  toJournalRow,
} from '../journal-row.ts';
import type { Database } from './database.ts';
import { PART } from './parts.ts';

const LATEST = 'order by at desc, id desc';

/** The journal in a table of its own; an instant is kept in whole milliseconds. */
export function createJournal(database: Database): Journal {
  const { sql, guarded, transact, flush } = database;
  const insert = sql.prepare(`insert into journal (kind, channel, place, at, facts)
    values (:kind, :channel, :place, :at, :facts)`);
  const trim = sql.prepare(`delete from journal where id in (select id from journal
    where channel = ? and kind = 'silence' ${LATEST} limit -1 offset ${MOST_SILENCES})`);
  const read = sql.prepare(`select kind, place, at, facts from journal
    where channel = ? and kind = ? and at >= ? ${LATEST} limit ?`);
  const remove = toRemove(database);
  return {
    async note(entry) {
      const row = toJournalRow(entry);
      transact(() => {
        insert.run(row);
        if (row.kind === 'silence') trim.run(row.channel);
      });
      // A silence that a power cut takes along is no loss.
      if (row.kind === 'change') await flush();
    },
    async read({ place, kind }, since) {
      const values = [channelKey(place), kind, since.epochMilliseconds, mostOf(kind)];
      const rows = guarded(() => read.all(...values));
      return (rows as unknown as readonly JournalRow[]).map(toEntry);
    },
    async expire(now) {
      for (const [kind, kept] of Object.entries(KEPT) as [EntryKind, Temporal.DurationLike][])
        await remove('kind = ? and at < ?', [kind, now.subtract(kept).epochMilliseconds]);
    },
    async forget(scope) {
      const { first, end } = channelsOf(scope);
      await remove('channel >= ? and channel < ?', [first, end]);
      await flush();
    },
  };
}

/** In parts; in between, whatever else waits gets its turn. */
function toRemove({ sql, guarded }: Database) {
  return async (where: string, values: readonly (string | number)[]): Promise<void> => {
    const remove = sql.prepare(`delete from journal where id in (
      select id from journal where ${where} limit ${PART})`);
    while (guarded(() => remove.run(...values)).changes === PART) await setImmediate();
  };
}
