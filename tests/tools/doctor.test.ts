import { once } from 'node:events';
import { cpSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Subscription } from '#core/desk/subscription.ts';
import type { Place } from '#core/ports.ts';
import { openStore } from '#store/open.ts';
import { systemClock } from '../../src/clock.ts';
import { examine } from '../../src/tools/doctor.ts';
import type { Environment } from '../../src/variables.ts';
import { type DiscordServer, startDiscordServer } from '../support/discord-server.ts';
import { GENERAL, SERVER } from '../support/discord-world.ts';
import { temporaryFolders } from '../support/folders.ts';
import { type SlackServer, startSlackServer } from '../support/slack-server.ts';
import { APP_TOKEN, BOT_TOKEN, CHANNEL, TEAM } from '../support/slack-wire.ts';
import { withStore } from '../support/store-process.ts';
import { collect, linesOf, run } from './bench.ts';

const makeFolder = temporaryFolders();

/** Far more than the 4 s of the command line: the machine may be busy with other tests. */
const PATIENT = 25_000;

let folder: string;
let slack: SlackServer;
let discord: DiscordServer;
let environment: Record<string, string>;
beforeEach(async () => {
  folder = makeFolder();
  cpSync('content', join(folder, 'content'), { recursive: true });
  slack = await startSlackServer();
  discord = await startDiscordServer();
  environment = {
    ...{ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: slack.url },
    ...{ DISCORD_TOKEN: 'token', DISCORD_API_URL: discord.apiUrl },
  };
});
afterEach(() => Promise.all([slack.close(), discord.close()]));

const look = async (more: Environment = {}, words: readonly string[] = [], deadline = PATIENT) => {
  const [output, notes] = [collect(), collect()];
  const code = await examine(
    {
      ...{ words, folder, environment: { ...environment, ...more } },
      ...{ input: new PassThrough(), output: output.stream, notes: notes.stream },
    },
    { deadline, since: performance.now() },
  );
  return { code, output: output.text(), notes: notes.text() };
};
const lookFor = async (more: Environment = {}, deadline = PATIENT) => {
  const { output } = await look(more, ['--json'], deadline);
  return (check: string) => linesOf(output).filter((line) => line.check === check);
};

const digestIn = (target: Place, more: Partial<Subscription> = {}): Subscription => ({
  ...{ id: `digest-${target.channel}`, home: target, target, name: 'daily' },
  schedule: { time: '08:30', days: [1, 2, 3, 4, 5], zone: 'Europe/Rome' } as never,
  ...{ topics: [], max: 5, min: 1, include: [], exclude: [], empty: 'skip' },
  owner: { id: 'U1', name: 'Marta' },
  since: '2026-11-01T08:00:00Z',
  ...more,
});
const inSlack = (channel: string): Place => ({ platform: 'slack', workspace: TEAM, channel });
const inDiscord: Place = { platform: 'discord', workspace: SERVER, channel: GENERAL };

async function keep(...subscriptions: readonly Subscription[]): Promise<void> {
  const { store, close } = openStore(join(folder, 'data'), systemClock);
  for (const each of subscriptions) await store.subscriptions.set(each.id, each);
  await store.places.set(`slack:${TEAM}:D0MARTA`, { mentions: 'off' });
  await close();
}

test('where all is well every check has one line that says so, and nothing is posted', async () => {
  await keep(digestIn(inSlack(CHANNEL)), digestIn(inDiscord));
  const files = readdirSync(join(folder, 'data'));
  const { code, output, notes } = await look();
  expect(
    output.split('\n').map((line) => line.replace(/\d+(?:\.\d+)*:\d+|v[\d.]+|\d+(?= GB)/g, '*')),
  ).toEqual([
    'ok     settings          Slack by Socket Mode, Discord, the store in ./data',
    'ok     node              Node *',
    'ok     slack address     * answers',
    'ok     clock             agrees with *',
    'ok     slack token       SLACK_BOT_TOKEN is newsdesk in Newsroom',
    'ok     slack scopes      The app has every permission it needs',
    'ok     slack app token   SLACK_APP_TOKEN opens connections',
    'ok     slack channels    C0NEWS can be posted to',
    'ok     discord address   * answers',
    'ok     clock             agrees with *',
    'ok     discord token     DISCORD_TOKEN belongs to the bot newsdesk',
    expect.stringMatching(/^ok {5}discord token {5}Application ID/),
    'ok     discord intents   Message Content Intent is on',
    'ok     discord installs  Servers can add it, and people for themselves',
    'ok     discord gateway   Discord’s gateway says hello',
    'ok     discord channels  #general in Newsroom can be posted to',
    'ok     store             data/newsdesk.sqlite can be read and written',
    'ok     disk space        * GB free under ./data',
    'ok     digests           2 digests are set',
    'ok     content           1 edition in content/editions',
    'ok     feeds             nobody follows a feed yet',
    '',
    'All is well.',
    '',
  ]);
  expect([code, notes]).toEqual([0, '']);
  expect([slack.posts(), discord.posts()]).toEqual([[], []]);
  expect(readdirSync(join(folder, 'data'))).toEqual(files);
});

test('whatever is wrong has a line with what to do, and no secret is in any', async () => {
  await keep(
    digestIn(inSlack('C0LOST'), {
      parked: { reason: 'not_in_channel', since: '2026-11-20T08:30:00Z' },
    }),
  );
  writeFileSync(join(folder, 'content/editions/broken.md'), '');
  const secrets = {
    SLACK_BOT_TOKEN: 'xoxb-secret-1',
    SLACK_APP_TOKEN: 'xapp-secret-2',
    DISCORD_TOKEN: 'a-secret-3',
  };
  const { code, output, notes } = await look({
    ...secrets,
    ...{ NEWSDESK_FEEDS: './none.opml', LOG_LEVEL: 'loud' },
  });
  expect(code).toBe(1);
  for (const line of [
    /^wrong {2}settings +LOG_LEVEL is "loud"/m,
    /^wrong {2}slack token +Slack refused SLACK_BOT_TOKEN \(invalid_auth\)\n +→ SLACK_BOT_TOKEN is not/m,
    /^wrong {2}slack app token +Slack refused SLACK_APP_TOKEN/m,
    /^wrong {2}slack channels +Channel C0LOST could not be looked at/m,
    /^wrong {2}discord token +DISCORD_TOKEN is not accepted\n +→ .*Reset Token/m,
    /^wrong {2}discord gateway +DISCORD_TOKEN is not accepted/m,
    /^wrong {2}digests +"daily" for slack channel C0LOST is refused since 2026-11-20 \(not_in_channel\)/m,
    /^wrong {2}content +.*broken\.md, line 1: there is no text/m,
    /^wrong {2}feed list +\.\/none\.opml cannot be read: ENOENT\n +→ Put an OPML file there/m,
    /^\d+ wrong, \d+ in order\.$/m,
  ])
    expect(output).toMatch(line);
  for (const secret of Object.values(secrets)) expect(output + notes).not.toContain(secret);
});

test('a missing scope and an intent that is off are named; the bot can do without the intent', async () => {
  slack.workspace.scopes.delete('users:read');
  await discord.close();
  discord = await startDiscordServer({ flags: 0 });
  const see = await lookFor({ DISCORD_API_URL: discord.apiUrl });
  expect(see('slack scopes')).toMatchObject([
    { outcome: 'wrong', detail: 'The app lacks permissions: users:read' },
  ]);
  expect(see('discord intents')).toMatchObject([{ outcome: 'warn' }]);
});

test('it looks beside a bot that has the store, and changes nothing in it', async () => {
  const bot = withStore(
    join(folder, 'data'),
    `await opened.store.subscriptions.set('a', ${JSON.stringify(digestIn(inSlack(CHANNEL)))});
     say('open');`,
  );
  await bot.hear();
  const state = () =>
    readdirSync(join(folder, 'data')).map((name) => [
      name,
      name.endsWith('-shm') ? 0 : statSync(join(folder, 'data', name)).size,
    ]);
  const before = state();
  const see = await lookFor();
  const after = state();
  await bot.kill();
  expect(see('store')).toMatchObject([{ outcome: 'ok' }]);
  expect(see('slack channels')).toMatchObject([{ detail: 'C0NEWS can be posted to' }]);
  expect(after).toEqual(before);
});

test('where there is no store yet none is made', async () => {
  const see = await lookFor();
  expect(see('store')).toMatchObject([
    { outcome: 'ok', detail: expect.stringContaining('no store in ./data yet') },
  ]);
  expect(readdirSync(folder)).toEqual(['content']);
});

test('what hangs is given up at the deadline, and said to have not answered', async () => {
  const silent: Server = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const see = await lookFor({ SLACK_API_URL: `http://127.0.0.1:${port}/api/` }, 3_000);
  silent.close();
  const late = [{ outcome: 'wrong', detail: 'no answer in 3 s', do: expect.any(String) }];
  expect(see('slack address')).toMatchObject(late);
  expect(see('slack app token')).toMatchObject(late);
});

test('for scripts each check is one line of JSON', async () => {
  const { output } = await look({}, ['--json']);
  expect(linesOf(output)[0]).toEqual({
    ...{ check: 'settings', outcome: 'ok' },
    detail: 'Slack by Socket Mode, Discord, the store in ./data',
  });
});

test('words that it does not know are wrong usage', async () => {
  expect(await run(['doctor', 'heal'])).toMatchObject({ code: 2 });
  expect(await run(['doctor', '--fix'])).toMatchObject({ code: 2, output: '' });
});
