import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { type BotProcess, makeFolder, removeFolders, startProcess } from './support/bot-process.ts';
import { CLIENT } from './support/slack-oauth.ts';
import { type SlackServer, startSlackServer } from './support/slack-server.ts';
import { SIGNING_SECRET, toEvent } from './support/slack-wire.ts';

const SECRET = 'the-secret-that-tokens-are-sealed-with';
const OTHER = 'another-secret-that-is-just-as-long-as-it';

let slack: SlackServer;
let folder: string;
const running: BotProcess[] = [];
beforeEach(async () => {
  slack = await startSlackServer();
  slack.addWorkspace('T1', ['C1']);
  folder = makeFolder();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((bot) => bot.stop()));
  await slack.close();
});
afterAll(removeFolders);

async function start(secret: string): Promise<BotProcess> {
  const environment = {
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_CLIENT_ID: CLIENT.clientId,
    SLACK_CLIENT_SECRET: CLIENT.clientSecret,
    SLACK_AUTHORIZE_URL: new URL('/authorize', slack.url).href,
    SLACK_API_URL: slack.url,
    SLACK_PORT: '0',
    NEWSDESK_SECRET: secret,
    LOG_LEVEL: 'trace',
  };
  const bot = startProcess({ environment, folder });
  running.push(bot);
  const { port, path } = await bot.line('slack listens');
  slack.connectTo(`http://127.0.0.1:${port}${path}`);
  await bot.line('ready');
  return bot;
}

type Flow = { readonly status: number; readonly state: string };

/** A person goes through the install page; `forge` changes what Slack's page sends back. */
async function install(bot: BotProcess, forge = (answer: string) => answer): Promise<Flow> {
  const { port } = await bot.line('slack listens');
  const origin = `http://127.0.0.1:${port}`;
  const page = await fetch(`${origin}/slack/install`);
  const [cookie = ''] = (page.headers.get('set-cookie') ?? '').split(';');
  const href = /href="([^"]*)"/.exec(await page.text())?.[1] ?? '';
  const asked = await fetch(href.replaceAll('&amp;', '&'), { redirect: 'manual' });
  const { pathname, search, searchParams } = new URL(asked.headers.get('location') ?? '');
  const { status } = await fetch(origin + forge(pathname + search), { headers: { cookie } });
  return { status, state: searchParams.get('state') ?? '' };
}

const ask = () => slack.command('/news', { team: 'T1', channel: 'C1' });

/** Everything that is in the folder of the store, as bytes. */
const kept = (): string =>
  readdirSync(join(folder, 'data'))
    .map((name) => readFileSync(join(folder, 'data', name), 'latin1'))
    .join('\n');

test('a run says none of the secrets it was given, nor keeps them where they can be read', async () => {
  const bot = await start(SECRET);
  slack.consent.choose('T1');
  const flows = [
    await install(bot),
    await install(bot, (answer) => answer.replace('state=', 'state=x')),
    await install(bot, (answer) => `/${answer}`),
    await install(bot, (answer) => answer.replace('code=', 'code=x')),
  ];
  expect(flows.map(({ status }) => status)).toEqual([200, 400, 404, 502]);
  slack.consent.choose('T1', 'for the whole organisation');
  slack.next('auth.revoke', { error: 'fatal_error' });
  expect(await install(bot)).toMatchObject({ status: 403 });
  expect((await ask()).text).toContain('Nissan');
  await slack.deliver(toEvent({ type: 'app_uninstalled' }, 'T1'));
  await bot.line('slack workspace closed to us');
  slack.consent.choose('T1');
  await install(bot);
  await bot.stop();
  const secrets = [
    ...[SECRET, SIGNING_SECRET, CLIENT.clientSecret, 'xoxb-T1', '/response/'],
    ...[...slack.consent.codes, ...flows.map(({ state }) => state)],
  ];
  const said = JSON.stringify(bot.lines) + bot.said();
  expect(said.length).toBeGreaterThan(500);
  expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
  const stored = kept();
  expect(stored).toContain('sealedToken');
  expect(secrets.filter((secret) => stored.includes(secret))).toEqual([]);
});

test('a secret is changed by putting the new one in front of it', async () => {
  slack.consent.choose('T1');
  let bot = await start(SECRET);
  await install(bot);
  await bot.stop();

  bot = await start(OTHER);
  expect(await bot.line(UNREADABLE)).toMatchObject({ level: 'error', workspace: 'T1' });
  await bot.stop();

  bot = await start(`${OTHER},${SECRET}`);
  expect((await ask()).text).toContain('Nissan');
  await bot.line('tokens sealed with the newest secret');
  await bot.stop();

  bot = await start(OTHER);
  expect((await ask()).text).toContain('Nissan');
  expect(bot.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

const UNREADABLE =
  'workspace treated as not installed: no secret in NEWSDESK_SECRET opens its token; add the one it was sealed with behind a comma, or install the bot there again';
