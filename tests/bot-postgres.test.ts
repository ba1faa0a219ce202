import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { deliveryKey } from '#core/desk/delivery-key.ts';
import { openPostgres } from '#store/postgres/open.ts';
import { systemClock } from '../src/clock.ts';
import { type BotProcess, removeFolders, startProcess, type } from './support/bot-process.ts';
import { startDiscordServer } from './support/discord-server.ts';
import { GENERAL, SERVER } from './support/discord-world.ts';
import { recordingLog } from './support/log.ts';
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

test.skipIf(postgresNote !== '')(
  'a worker posts what is due to a platform it does not listen to',
  async () => {
    const cluster = await startPostgres();
    const database = await cluster.database();
    const discord = await startDiscordServer();
    const opened = await openPostgres(database, { clock: systemClock, log: recordingLog() });
    const place = { platform: 'discord', workspace: SERVER, channel: GENERAL } as const;
    const digest = { kind: 'digest', subject: 'now', at: 'test' } as const;
    const key = deliveryKey(place, digest);
    await opened.deliveries.plan([{ ...digest, key, place, due: systemClock.now() }]);
    await opened.close();
    const worker = startProcess({
      environment: {
        ...{ DATABASE_URL: database, NEWSDESK_ROLES: 'worker' },
        ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
      },
    });
    expect(await worker.line('ready')).toMatchObject({ running: [], postsTo: ['discord'] });
    const [post] = await discord.posted(1);
    expect(JSON.stringify(post)).toContain('Nissan weighs');
    expect(await worker.stop()).toBe(0);
    await discord.close();
    await cluster.close();
  },
);

test.skipIf(postgresNote !== '')('a database that is not there is a plain sentence', async () => {
  const bot = start(`postgres://newsdesk:${PASSWORD}@127.0.0.1:1/none`);
  expect(await bot.ended).toBe(1);
  expect(bot.said()).toMatch(/^Newsdesk cannot start: /);
  expect(bot.said() + JSON.stringify(bot.lines)).not.toContain(PASSWORD);
});
