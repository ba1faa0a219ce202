import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type BotProcess, removeFolders, startProcess, type } from './support/bot-process.ts';
import { PASSWORD, postgresNote, startPostgres, type TestPostgres } from './support/postgres.ts';

const running: BotProcess[] = [];
let server: TestPostgres;

/** A bot of its own folder; only the database is shared. */
function start(database: string, more: Readonly<Record<string, string>> = {}): BotProcess {
  const bot = startProcess({ environment: { PREVIEW_PORT: '0', DATABASE_URL: database, ...more } });
  running.push(bot);
  return bot;
}

describe.skipIf(postgresNote !== '')(`two bots on one Postgres${postgresNote}`, () => {
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterEach(() => Promise.all(running.splice(0).map((bot) => bot.stop())));
  afterAll(async () => {
    await server.close();
    removeFolders();
  });

  test('share what a channel was told to be, and its digests', async () => {
    const database = await server.database();
    const [one, other] = [start(database), start(database)];
    await type(one, '/newsdesk mentions off');
    await type(one, '/newsdesk digest set 08:30 Europe/Rome');
    expect(await type(other, 'Foxconn')).toBe('[]');
    expect(await type(other, '/newsdesk digest show')).toContain('08:30 (Europe/Rome)');
    expect(JSON.stringify([one.lines, other.lines])).not.toContain(PASSWORD);
  });

  test('answer a message that both of them hear once', async () => {
    const database = await server.database();
    const [one, other] = [start(database), start(database)];
    const answers = await Promise.all([type(one, 'Foxconn?'), type(other, 'Foxconn?')]);
    expect(answers.filter((answer) => answer.includes('Named here: Foxconn'))).toHaveLength(1);
  });
});

test.skipIf(postgresNote !== '')('a database that is not there is a plain sentence', async () => {
  const bot = start(`postgres://newsdesk:${PASSWORD}@127.0.0.1:1/none`);
  expect(await bot.ended).toBe(1);
  expect(bot.said()).toMatch(/^Newsdesk cannot start: /);
  expect(bot.said() + JSON.stringify(bot.lines)).not.toContain(PASSWORD);
});
