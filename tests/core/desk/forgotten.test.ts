import { expect, test } from 'vitest';
import { openEngine } from '#store/open.ts';
import { type Database, openDatabase } from '#store/sqlite/database.ts';
import { hurriedClock } from '../../support/clock.ts';
import { asked, heard, openNewsroom } from '../../support/newsroom.ts';

/** Everything that is written down, as one text. */
function everythingIn({ sql }: Database): string {
  const tables = sql.prepare("select name from sqlite_schema where type = 'table'").all();
  return JSON.stringify(
    tables.map(({ name }) => [name, sql.prepare(`select * from "${String(name)}"`).all()]),
  );
}

const MESSAGES = [
  'my xylophone secret about Tidewerk',
  'my xylophone secret about rare metals and BrineCo2',
  'xylophone, and nothing in the news',
  'xylophone BrineCo3 '.repeat(20),
  'xylophone `code` > quote https://xylophone.example',
];

test.each(['sent', 'refused', 'unknown'] as const)(
  'what a person writes is neither stored nor logged, with a post that is %s',
  async (kind) => {
    const database = openDatabase();
    const clock = hurriedClock();
    const opened = openEngine(database, clock);
    const newsroom = openNewsroom({ ...opened, clock });
    const { inbox } = newsroom.again({ ...opened, clock });
    newsroom.answerWith(kind === 'sent' ? { kind, ref: '1' } : { kind, reason: 'not_in_channel' });
    const text = '/newsdesk watch add rare metals, trade in port 4';
    await inbox.command(asked(), { kind: 'typed', text });
    for (const message of MESSAGES) {
      await inbox.hear(heard(message));
      await inbox.hear(heard(`${message} trade in PORT 4`, { person: 'U2' }));
      await inbox.hear(heard(message, { addressed: true }));
      clock.advance({ minutes: 2 });
    }
    const stored = everythingIn(database);
    expect(stored).toContain('rare metals');
    expect(stored).toContain('"mention"');
    expect(stored).not.toMatch(/xylophone|secret|PORT 4/);
    expect(newsroom.log.lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(newsroom.log.lines)).not.toMatch(/xylophone|secret|PORT 4/);
    await opened.close();
  },
);
