import { type Entry, type Journal, KEPT, MOST_SILENCES } from '#core/journal.ts';
import {
  channelKey,
  channelsOf,
  type JournalRow,
  mostOf,
  toEntry,
  toJournalRow,
} from '../journal-row.ts';
import type { Database, Query } from './database.ts';
import { SCHEMA } from './tables.ts';

const TABLE = `${SCHEMA}.journal`;

const INSERT = `insert into ${TABLE} (kind, channel, place, at, facts) values ($1, $2, $3, $4, $5)`;

const LATEST = 'order by at desc, id desc';

/** The row that the same statement makes is not seen by it: beside that one, one less is kept. */
const INSERT_AND_TRIM = `with noted as (${INSERT})
  delete from ${TABLE} where id in (select id from ${TABLE}
    where channel = $2 and kind = $1 ${LATEST} offset ${MOST_SILENCES - 1})`;

const READ = `select kind, place, at, facts from ${TABLE}
  where channel = $1 and kind = $2 and at >= $3 ${LATEST} limit $4`;

/** The journal in a table of its own; an instant is kept in whole milliseconds. */
export function createJournal({ query }: Pick<Database, 'query'>): Journal {
  return {
    async note(entry) {
      const { kind, channel, place, at, facts } = toJournalRow(entry);
      const text = kind === 'silence' ? INSERT_AND_TRIM : INSERT;
      await query(text, [kind, channel, place, at, facts]);
    },
    async read({ place, kind }, since) {
      const values = [channelKey(place), kind, since.epochMilliseconds, mostOf(kind)];
      const rows = await query(READ, values);
      return (rows as unknown as readonly JournalRow[]).map(toEntry);
    },
    async expire(now) {
      for (const [kind, kept] of Object.entries(KEPT)) {
        const before = now.subtract(kept).epochMilliseconds;
        await query(`delete from ${TABLE} where kind = $1 and at < $2`, [kind, before]);
      }
    },
    async forget(scope) {
      const { first, end } = channelsOf(scope);
      await query(`delete from ${TABLE} where channel >= $1 and channel < $2`, [first, end]);
    },
  };
}

/** Of another engine, and perhaps not for the first time. */
const TAKE = `insert into ${TABLE} (kind, channel, place, at, facts)
  select kind, channel, place, at, facts from jsonb_to_recordset($1::jsonb)
    as r (kind text, channel text, place text, at bigint, facts text)
  where not exists (select from ${TABLE} as j where j.channel = r.channel and j.kind = r.kind
    and j.at = r.at and j.place = r.place and j.facts = r.facts)`;

export async function takeEntries(query: Query, entries: readonly Entry[]): Promise<void> {
  await query(TAKE, [JSON.stringify(entries.map(toJournalRow))]);
}
