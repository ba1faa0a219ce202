import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PlatformError } from '#core/errors.ts';
import { createSlack } from '#slack/adapter.ts';
import type { SlackConnection } from '#slack/connection.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import { recordingLog } from '../support/log.ts';
import { commands, HTTP, SOCKET } from '../support/slack-room.ts';
import type { SlackServer } from '../support/slack-server.ts';
import { startSlackServer } from '../support/slack-server.ts';
import { APP_TOKEN, BOT_TOKEN } from '../support/slack-wire.ts';

let server: SlackServer;
beforeEach(async () => {
  server = await startSlackServer();
});
afterEach(() => server.close());

/** Why the platform did not start, and that nothing of a token is in what an operator reads. */
async function refusal(connection: SlackConnection, apiUrl = server.url): Promise<string> {
  const log = recordingLog();
  const platform = createSlack({ connection, apiUrl, commands, log });
  const signal = new AbortController().signal;
  const error = await platform.start(createRecordingInbox(), signal).catch((caught) => caught);
  await platform.stop();
  expect(error).toBeInstanceOf(PlatformError);
  expect(JSON.stringify(log.lines) + String(error.stack)).not.toMatch(/loopback-(bot|app)-token/);
  return error.message;
}

describe('a start that fails says which variable is wrong, and where to get it right', () => {
  test('a bot token that Slack does not know', async () => {
    const why = await refusal({ ...SOCKET, botToken: 'xoxb-wrong-loopback-bot-token' });
    expect(why).toMatch(/^SLACK_BOT_TOKEN is not a token that Slack knows \(invalid_auth\)/);
    expect(why).toMatch(/OAuth & Permissions of your app at https:\/\/api\.slack\.com\/apps/);
  });

  test('an app token that Slack does not know', async () => {
    const why = await refusal({ ...SOCKET, appToken: 'xapp-wrong-loopback-app-token' });
    expect(why).toMatch(/^SLACK_APP_TOKEN is not a token that Slack knows \(invalid_auth\)/);
    expect(why).toMatch(/connections:write/);
  });

  test('tokens put into each other’s place', async () => {
    const swapped = { kind: 'socket', botToken: APP_TOKEN, appToken: BOT_TOKEN } as const;
    expect(await refusal(swapped)).toMatch(/^SLACK_BOT_TOKEN is a token of another kind/);
    const both = { kind: 'socket', botToken: BOT_TOKEN, appToken: BOT_TOKEN } as const;
    expect(await refusal(both)).toMatch(/^SLACK_APP_TOKEN is a token of another kind/);
  });

  test.each([
    ['account_inactive', /^SLACK_BOT_TOKEN belongs to a workspace or a bot that is gone/],
    ['token_revoked', /^SLACK_BOT_TOKEN was revoked/],
    ['something_new', /^Slack refused SLACK_BOT_TOKEN \(something_new\)/],
  ])('%s', async (error, sentence) => {
    server.next('auth.test', { error });
    expect(await refusal(SOCKET)).toMatch(sentence);
  });

  test('an app token without its permission', async () => {
    server.next('apps.connections.open', { error: 'missing_scope' });
    expect(await refusal(SOCKET)).toMatch(/^SLACK_APP_TOKEN lacks a permission \(missing_scope\)/);
  });

  test.each([
    ['a cut connection', 'lose'],
    ['a server in trouble', { status: 503 }],
    ['a rate limit', { retryAfter: 30 }],
  ] as const)('no token is blamed for %s', async (_what, behaviour) => {
    server.next('auth.test', behaviour);
    const why = await refusal(HTTP);
    expect(why).toMatch(/^Slack does not answer/);
    expect(why).not.toContain('TOKEN');
  });

  test('an answer that is no JSON, such as a proxy’s page', async () => {
    const proxy = createServer((_request, response) => response.end('<h1>Sign in</h1>'));
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const { port } = proxy.address() as AddressInfo;
    expect(await refusal(HTTP, `http://127.0.0.1:${port}/api/`)).toMatch(/^Slack does not answer/);
    proxy.close();
  });

  test('a port that is taken', async () => {
    const { port } = new URL(server.url);
    const why = await refusal({ ...HTTP, port: Number(port) });
    expect(why).toBe(
      `Port ${port} is taken by another program. Stop it, or set SLACK_PORT to another port.`,
    );
  });
});

test('nobody is contacted before the start, nor after an abort', async () => {
  const platform = createSlack({
    connection: SOCKET,
    apiUrl: server.url,
    commands,
    log: recordingLog(),
  });
  await platform.stop();
  await expect(platform.start(createRecordingInbox(), AbortSignal.abort())).rejects.toThrow();
  expect(server.calls('auth.test')).toBe(0);
  expect(server.calls('apps.connections.open')).toBe(0);
});
