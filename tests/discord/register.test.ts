import { afterEach, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { createDiscord } from '#discord/adapter.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import { type DiscordServer, startDiscordServer } from '../support/discord-server.ts';
import { recordingLog } from '../support/log.ts';

let server: DiscordServer;
afterEach(() => server.close());

/** Starts the bot, stops it again, and gives its log. */
async function start() {
  const log = recordingLog();
  const { apiUrl } = server;
  const platform = createDiscord({ token: 'token', apiUrl, commands, log });
  await platform.start(createRecordingInbox(), new AbortController().signal);
  await platform.stop();
  return log.lines;
}

const puts = () => server.requests.filter(({ method }) => method === 'PUT').length;

test('everything there is, the menu of messages included, is registered once', async () => {
  server = await startDiscordServer();
  expect(await start()).toMatchObject([{ data: { state: 'changed' } }]);
  expect(await start()).toMatchObject([{ data: { state: 'unchanged' } }]);
  expect(puts()).toBe(1);
  expect(server.commands().map(({ name }) => name)).toEqual(['news', 'newsdesk', 'Find headlines']);
  expect(server.problems).toEqual([]);
});

test('where people may not install the bot, its commands are for servers, and the log says how to change that', async () => {
  server = await startDiscordServer({ installs: [0] });
  for (const putsSoFar of [2, 3]) {
    expect(await start()).toMatchObject([
      { level: 'info', data: { state: 'for servers only' } },
      { level: 'warn', message: expect.stringMatching(/Installation, tick User Install/) },
    ]);
    // The second time it asks again, and leaves alone what is there.
    expect(puts()).toBe(putsSoFar);
  }
  for (const command of server.commands()) expect(command.integration_types).toEqual([0]);
});

test('when people may install it after all, they get the commands at the next start', async () => {
  server = await startDiscordServer({ installs: [0] });
  await start();
  const before = server.commands();
  await server.close();
  server = await startDiscordServer({ registered: before });
  expect(await start()).toMatchObject([{ data: { state: 'changed' } }]);
  for (const command of server.commands()) expect(command.integration_types).toEqual([0, 1]);
});

test('commands that Discord refuses for another reason are an error as ever', async () => {
  server = await startDiscordServer();
  server.failNext(/^PUT/, { status: 400, code: 50_035 });
  server.failNext(/^PUT/, { status: 400, code: 50_035 });
  expect(await start()).toMatchObject([
    { level: 'error', data: { reason: expect.stringContaining('50035') } },
  ]);
});

test('commands are registered again when another language says them in other words', async () => {
  server = await startDiscordServer();
  await start();
  const [news, ...others] = server.commands();
  const before = [...others, { ...news, name_localizations: { fi: 'uutiset' } }];
  await server.close();
  server = await startDiscordServer({ registered: before });
  expect(await start()).toMatchObject([{ data: { state: 'changed' } }]);
  expect(await start()).toMatchObject([{ data: { state: 'unchanged' } }]);
});
