import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';

const CLIENT = { SLACK_CLIENT_ID: '12.34', SLACK_CLIENT_SECRET: 'shhh' };
const SIGNED = { SLACK_SIGNING_SECRET: 'signed' };
const [OLD, NEW] = ['o'.repeat(32), 'n'.repeat(44)];

function read(environment: Readonly<Record<string, string>>) {
  const answer = readConfig(environment);
  return answer.kind === 'config' ? answer.config : answer.mistakes;
}

describe('many workspaces', () => {
  test('need no bot token, and have their page where Slack calls', () => {
    const names = { HOST: '0.0.0.0', NEWSDESK_HOSTS: 'bot' };
    expect(read({ ...CLIENT, ...SIGNED, ...names })).toMatchObject({
      slack: {
        connection: { kind: 'http', signingSecret: 'signed', port: 3000, host: '0.0.0.0' },
        install: {
          clientId: '12.34',
          clientSecret: 'shhh',
          port: 3000,
          host: '0.0.0.0',
          hosts: ['localhost', '127.0.0.1', '0.0.0.0', 'bot'],
        },
      },
    });
  });

  test('by Socket Mode have the page on SLACK_PORT too', () => {
    const authorize = { SLACK_AUTHORIZE_URL: 'http://127.0.0.1:9/authorize' };
    const environment = { ...CLIENT, ...authorize, SLACK_APP_TOKEN: 'xapp-1', SLACK_PORT: '3333' };
    expect(read(environment)).toMatchObject({
      slack: {
        connection: { kind: 'socket', appToken: 'xapp-1' },
        install: { port: 3333, authorizeUrl: 'http://127.0.0.1:9/authorize' },
      },
    });
    expect(read({ ...environment, METRICS_PORT: '3333' })).toEqual([
      'SLACK_PORT and METRICS_PORT are both 3333: give one of them another number.',
    ]);
  });

  test.each([
    [
      { SLACK_CLIENT_ID: '1', ...SIGNED, SLACK_BOT_TOKEN: 'xoxb-1' },
      /^SLACK_CLIENT_ID is set, but SLACK_CLIENT_SECRET is not/,
    ],
    [
      { SLACK_CLIENT_SECRET: 'shhh', ...SIGNED, SLACK_BOT_TOKEN: 'xoxb-1' },
      /^SLACK_CLIENT_SECRET is set, but SLACK_CLIENT_ID is not/,
    ],
    [CLIENT, /^SLACK_CLIENT_ID is set, but neither SLACK_APP_TOKEN .* nor SLACK_SIGNING_SECRET/],
    [{ ...CLIENT, ...SIGNED, SLACK_AUTHORIZE_URL: 'slack.com' }, /^SLACK_AUTHORIZE_URL is no http/],
  ])('%j is refused with what to do', (environment, sentence) => {
    const mistakes = read(environment);
    expect(mistakes).toEqual([expect.stringMatching(sentence)]);
    expect(String(mistakes)).not.toContain('shhh');
  });
});

describe('NEWSDESK_SECRET', () => {
  test.each([
    [NEW, [NEW]],
    [`${NEW}, ${OLD}`, [NEW, OLD]],
  ])('%s is the newest secret first', (given, secrets) => {
    expect(read({ NEWSDESK_SECRET: given })).toMatchObject({ secrets });
  });

  test.each(['tooshort', `${NEW},tooshort`, `${NEW},`, `${NEW} ${OLD}`, 'é'.repeat(40)])(
    '%s is refused with how to make one, and not repeated',
    (given) => {
      const mistakes = read({ NEWSDESK_SECRET: given });
      expect(mistakes).toEqual([expect.stringContaining('`openssl rand -base64 32`')]);
      for (const word of given.split(/[ ,]/))
        if (word) expect(String(mistakes)).not.toContain(word);
    },
  );
});

describe('NEWSDESK_URL', () => {
  test.each([
    ['https://news.example.org', 'https://news.example.org'],
    ['https://News.example.org:8443/desk/', 'https://news.example.org:8443/desk'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ])('%s is where people come back to', (given, url) => {
    expect(read({ NEWSDESK_URL: given })).toMatchObject({ url });
  });

  test.each([
    'news.example.org',
    'http://news.example.org',
    'https://me:secret@x.org',
    'https://x.org/?a',
    'ftp://x.org',
  ])('%s is refused', (given) => {
    expect(read({ NEWSDESK_URL: given })).toEqual([
      expect.stringMatching(/^NEWSDESK_URL is no address that the outside can use: write one such/),
    ]);
  });
});
