import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { describe, expect, test } from 'vitest';
import { type Config, readConfig, readDeskConfig } from '../src/config.ts';
import { VARIABLES } from '../src/variables.ts';

const BOT = { SLACK_BOT_TOKEN: 'xoxb-1' };
const SOCKET = { ...BOT, SLACK_APP_TOKEN: 'xapp-1' };
const HTTP = { ...BOT, SLACK_SIGNING_SECRET: 'shhh' };

function configOf(environment: Record<string, string>): Config {
  const read = readConfig(environment);
  if (read.kind === 'mistakes') throw new Error(read.mistakes.join('\n'));
  return read.config;
}

function mistakesOf(environment: Record<string, string>): readonly string[] {
  const read = readConfig(environment);
  return read.kind === 'mistakes' ? read.mistakes : [];
}

test('nothing set is the preview page alone, on this machine only', () => {
  expect(configOf({})).toEqual({
    preview: { port: 8080, host: '127.0.0.1', hosts: ['localhost', '127.0.0.1'] },
    data: './data',
    content: './content',
    mentions: 'on',
    zone: Temporal.Now.timeZoneId(),
    managers: 'members',
    polled: { kind: 'added' },
    privateFeeds: [],
    contact: 'https://github.com/newsdesk/newsdesk',
    secrets: [],
    roles: ['slack', 'discord', 'worker'],
    pictures: 'on',
    logLevel: 'info',
  });
});

test('an empty variable is not set', () => {
  const empty = Object.fromEntries(VARIABLES.map((name) => [name, '']));
  expect(configOf(empty)).toEqual(configOf({}));
});

test('blanks around a value are not part of it', () => {
  expect(configOf({ DISCORD_TOKEN: ' abc\n', NEWSDESK_DATA: '  ' })).toMatchObject({
    discord: { token: 'abc' },
    data: './data',
  });
});

test('Slack by Socket Mode takes the bot token and the app-level token', () => {
  expect(configOf({ ...SOCKET, SLACK_API_URL: 'http://127.0.0.1:9/api/' }).slack).toEqual({
    connection: { kind: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1' },
    apiUrl: 'http://127.0.0.1:9/api/',
  });
});

test('Slack by HTTP takes the signing secret, on port 3000 of HOST', () => {
  expect(configOf({ ...HTTP, HOST: '0.0.0.0' }).slack).toEqual({
    connection: {
      kind: 'http',
      botToken: 'xoxb-1',
      signingSecret: 'shhh',
      port: 3000,
      host: '0.0.0.0',
    },
  });
});

test('with an app-level token and a signing secret, Slack runs by Socket Mode', () => {
  expect(configOf({ ...SOCKET, ...HTTP }).slack?.connection.kind).toBe('socket');
});

test('a token switches the preview page off, and PREVIEW_PORT on again', () => {
  expect(configOf({ DISCORD_TOKEN: 'abc' }).preview).toBeUndefined();
  expect(configOf({ DISCORD_TOKEN: 'abc', PREVIEW_PORT: '8081' }).preview?.port).toBe(8081);
});

test('the preview page accepts the names of NEWSDESK_HOSTS and HOST beside its own', () => {
  const { preview } = configOf({ HOST: '::1', NEWSDESK_HOSTS: 'News.intra, localhost' });
  expect(preview?.hosts).toEqual(['localhost', '127.0.0.1', '[::1]', 'news.intra']);
});

test('metrics are served where METRICS_PORT says, by the names of the preview page', () => {
  expect(
    configOf({ METRICS_PORT: '9090', HOST: '0.0.0.0', NEWSDESK_HOSTS: 'bot' }).metrics,
  ).toEqual({ port: 9090, host: '0.0.0.0', hosts: ['localhost', '127.0.0.1', '0.0.0.0', 'bot'] });
});

test.each([
  [{ METRICS_PORT: '8080' }, 'PREVIEW_PORT and METRICS_PORT are both 8080'],
  [{ ...HTTP, METRICS_PORT: '3000' }, 'SLACK_PORT and METRICS_PORT are both 3000'],
  [{ METRICS_PORT: 'on' }, 'METRICS_PORT is "on": write a whole number'],
])('%o is a mistake', (environment, sentence) => {
  expect(mistakesOf(environment)).toEqual([expect.stringContaining(sentence)]);
});

test('any number of ports may be whichever is free', () => {
  expect(mistakesOf({ ...HTTP, SLACK_PORT: '0', PREVIEW_PORT: '0', METRICS_PORT: '0' })).toEqual(
    [],
  );
});

test.each([
  [BOT, /neither SLACK_APP_TOKEN \(Socket Mode\) nor SLACK_SIGNING_SECRET \(HTTP\) is: set one/],
  [{ SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_APP_TOKEN is set, but SLACK_BOT_TOKEN is not/],
  [{ SLACK_SIGNING_SECRET: 's' }, /SLACK_SIGNING_SECRET is set, but SLACK_BOT_TOKEN is not/],
  [{ ...SOCKET, SLACK_BOT_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN holds an app-level token/],
  [{ ...SOCKET, SLACK_BOT_TOKEN: 'xoxp-1' }, /SLACK_BOT_TOKEN holds a user token/],
  [{ ...SOCKET, SLACK_APP_TOKEN: 'xoxb-1' }, /SLACK_APP_TOKEN does not hold an app-level token/],
  [{ DISCORD_TOKEN: 'Bot abc' }, /DISCORD_TOKEN has a blank .* paste it again/],
  [{ ...SOCKET, SLACK_APP_TOKEN: 'xapp-1 ' + 'x' }, /SLACK_APP_TOKEN has a blank/],
  [{ PREVIEW_PORT: '80800' }, /PREVIEW_PORT is "80800": write a whole number from 1 to 65535/],
  [{ ...HTTP, SLACK_PORT: 'http' }, /SLACK_PORT is "http": write a whole number/],
  [{ ...HTTP, PREVIEW_PORT: '3000' }, /SLACK_PORT and PREVIEW_PORT are both 3000/],
  [{ NEWSDESK_ZONE: 'Rome' }, /NEWSDESK_ZONE is "Rome", which is no time zone: .*Europe\/Rome/],
  [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL is "loud": write info or trace .*, or unset it for info/],
  [{ NEWSDESK_MENTIONS: 'yes' }, /NEWSDESK_MENTIONS is "yes": write on or off/],
  [{ NEWSDESK_MANAGERS: 'owners' }, /write members or admins/],
  [{ NEWSDESK_PICTURES: 'no' }, /NEWSDESK_PICTURES is "no": write on or off/],
  [{ ...SOCKET, SLACK_API_URL: 'slack.com/api' }, /SLACK_API_URL is no http or https address/],
  [{ DISCORD_TOKEN: 'a', DISCORD_API_URL: 'ftp://x' }, /DISCORD_API_URL is no http or https/],
  [{ SLACK_TOKEN: 'xoxb-1' }, /SLACK_TOKEN is set, .* did you mean SLACK_BOT_TOKEN\?/],
  [{ NEWSDESK_DIR: 'x' }, /NEWSDESK_DIR is set, .* did you mean NEWSDESK_DATA\?/],
  [{ DISCORD_TOKN: 'x' }, /did you mean DISCORD_TOKEN\?/],
  [{ NEWSDESK_COLOUR: 'x' }, /NEWSDESK_COLOUR is no variable of Newsdesk: unset it/],
])('%o is one mistake that says what to do', (environment, sentence) => {
  expect(mistakesOf(environment)).toEqual([expect.stringMatching(sentence)]);
});

test('all mistakes are reported at once, and none of them holds a secret', () => {
  const mistakes = mistakesOf({
    SLACK_BOT_TOKEN: 'xapp-topsecret',
    SLACK_APP_TOKEN: 'xoxb-topsecret',
    DISCORD_TOKEN: 'top secret',
    NEWSDESK_SECRET: 'topsecret',
    DISCORD_BOT_TOKENS: 'topsecret',
    PREVIEW_PORT: '-1',
  });
  expect(mistakes).toHaveLength(5);
  expect(mistakes.join('\n')).not.toMatch(/top ?secret/);
});

test('variables of other programs are left alone', () => {
  const others = { SLACK_WEBHOOK_URL: 'x', GHOST: '1', PORT: '80', DISCORD_WEBHOOK: 'x' };
  expect(mistakesOf(others)).toEqual([]);
  expect(mistakesOf({ ...SOCKET, SLACK_TOKEN: 'of another program' })).toEqual([]);
});

test('the desk tools read their own variables and no token', () => {
  const read = readDeskConfig({ ...BOT, NEWSDESK_ZONE: 'europe/rome', NEWSDESK_MENTIONS: 'OFF' });
  expect(read).toMatchObject({
    kind: 'config',
    config: { content: './content', mentions: 'off', zone: 'Europe/Rome', managers: 'members' },
  });
  expect(read).not.toHaveProperty('config.slack');
});

test('.env.example names every variable, and no other', () => {
  const file = readFileSync('.env.example', 'utf8');
  const [now = '', compose = ''] = file.split(/# --- compose/);
  expect(Object.keys(parse(now)).sort()).toEqual([...VARIABLES].sort());
  expect(Object.keys(parse(compose))).toEqual(['POSTGRES_PASSWORD']);
  expect(Object.values(parse(file)).join('')).toBe('');
});

describe('several processes', () => {
  const DATABASE = { DATABASE_URL: 'postgres://u:p@localhost/news' };

  test('share a database, and each may have its part', () => {
    expect(configOf({ ...DATABASE, NEWSDESK_ROLES: 'worker, Slack' })).toMatchObject({
      database: 'postgres://u:p@localhost/news',
      roles: ['slack', 'worker'],
    });
  });

  test.each([
    ['0-3/8', { ids: [0, 1, 2, 3], count: 8 }],
    ['7/8', { ids: [7], count: 8 }],
  ])('run the shards %s', (given, shards) => {
    expect(configOf({ DISCORD_TOKEN: 'abc', DISCORD_SHARDS: given })).toMatchObject({
      discord: { shards },
    });
  });

  test.each([
    [{ DATABASE_URL: 'mysql://u:secret@h/d' }, /^DATABASE_URL is no address of a Postgres/],
    [{ ...DATABASE, NEWSDESK_ROLES: 'slak' }, /^NEWSDESK_ROLES has "slak" in it/],
    [{ NEWSDESK_ROLES: 'worker' }, /set DATABASE_URL too/],
    [{ DISCORD_SHARDS: '8/8' }, /^DISCORD_SHARDS is "8\/8"/],
    [{ DISCORD_SHARDS: '3-1/8' }, /^DISCORD_SHARDS/],
  ])('%j is refused with what to do', (environment, sentence) => {
    const mistakes = mistakesOf(environment as Record<string, string>);
    expect(mistakes).toEqual([expect.stringMatching(sentence)]);
    expect(mistakes.join()).not.toContain('secret');
  });
});

describe('feeds', () => {
  test.each([
    ['starter', { kind: 'starter' }],
    ['OFF', { kind: 'off' }],
    ['./my feeds.opml', { kind: 'file', path: './my feeds.opml' }],
    ['/srv/feeds', { kind: 'file', path: '/srv/feeds' }],
    ['C:\\feeds.opml', { kind: 'file', path: 'C:\\feeds.opml' }],
  ])('polled for NEWSDESK_FEEDS=%s', (given, feeds) => {
    expect(configOf({ NEWSDESK_FEEDS: given })).toMatchObject({ polled: feeds });
  });

  test.each(['wiki.intra', 'wiki.intra:8090', 'my_host', '10.1.2.3', '[fd00::1]:80', 'fd00::/8'])(
    'may come from %s',
    (entry) => {
      const { privateFeeds } = configOf({ NEWSDESK_PRIVATE_FEEDS: ` ${entry} ,, localhost,` });
      expect(privateFeeds).toEqual([entry, 'localhost']);
    },
  );

  test.each(['https://example.org/bot?x=1', 'news@example.org'])('are asked by %s', (contact) => {
    expect(configOf({ NEWSDESK_CONTACT: contact })).toMatchObject({ contact });
  });

  test.each([
    [{ NEWSDESK_FEEDS: 'on' }, /^NEWSDESK_FEEDS is "on": write starter, off, or the path/],
    [{ NEWSDESK_FEEDS: 'https://x.org/feeds.opml' }, /^NEWSDESK_FEEDS is .* the path of an OPML/],
    [{ NEWSDESK_PRIVATE_FEEDS: 'a,http://wiki.intra' }, /^NEWSDESK_PRIVATE_FEEDS has "http:/],
    [{ NEWSDESK_PRIVATE_FEEDS: 'wiki intra' }, /^NEWSDESK_PRIVATE_FEEDS has "wiki intra"/],
    [{ NEWSDESK_PRIVATE_FEEDS: '*.intra' }, /^NEWSDESK_PRIVATE_FEEDS has "\*\.intra"/],
    [{ NEWSDESK_PRIVATE_FEEDS: '10.0.0.0/33' }, /^NEWSDESK_PRIVATE_FEEDS has "10/],
    [{ NEWSDESK_PRIVATE_FEEDS: '0.0.0.0/0' }, /^NEWSDESK_PRIVATE_FEEDS has "0/],
    [{ NEWSDESK_PRIVATE_FEEDS: 'wiki:99999' }, /^NEWSDESK_PRIVATE_FEEDS has "wiki:99999"/],
    [{ NEWSDESK_PRIVATE_FEEDS: 'me:secret@wiki' }, /^NEWSDESK_PRIVATE_FEEDS has an entry with/],
    [{ NEWSDESK_CONTACT: 'call me' }, /^NEWSDESK_CONTACT is no web or e-mail address/],
    [{ NEWSDESK_CONTACT: 'https://me:secret@x.org/' }, /^NEWSDESK_CONTACT is no web/],
    [{ NEWSDESK_CONTACT: 'https://x.org/)secret' }, /^NEWSDESK_CONTACT is no web/],
  ])('%j is refused with what to do', (environment, sentence) => {
    const mistakes = mistakesOf(environment as Record<string, string>);
    expect(mistakes).toEqual([expect.stringMatching(sentence)]);
    expect(mistakes.join()).not.toContain('secret');
  });
});
