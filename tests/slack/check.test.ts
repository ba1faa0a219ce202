import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkSlackTokens } from '#slack/check.ts';
import type { SlackServer } from '../support/slack-server.ts';
import { startSlackServer } from '../support/slack-server.ts';
import { APP_TOKEN, BOT_TOKEN } from '../support/slack-wire.ts';

let server: SlackServer;
beforeEach(async () => {
  server = await startSlackServer();
});
afterEach(() => server.close());

const check = (botToken: string, appToken?: string) =>
  checkSlackTokens({ botToken, appToken, apiUrl: server.url });

test('good tokens: who the bot is, that it may do its work, that it can connect', async () => {
  expect(await check(BOT_TOKEN, APP_TOKEN)).toEqual([
    { ok: true, what: 'SLACK_BOT_TOKEN is newsdesk in Newsroom' },
    { ok: true, what: 'The app has every permission it needs' },
    { ok: true, what: 'SLACK_APP_TOKEN opens connections' },
  ]);
});

test('without an app token there is nothing said about one', async () => {
  expect(await check(BOT_TOKEN)).toHaveLength(2);
  expect(server.calls('apps.connections.open')).toBe(0);
});

test('missing permissions are named, with the way to add them', async () => {
  server.workspace.scopes.delete('users:read');
  server.workspace.scopes.delete('im:history');
  const [, scopes] = await check(BOT_TOKEN);
  expect(scopes).toMatchObject({
    ok: false,
    what: 'The app lacks permissions: im:history, users:read',
    fix: expect.stringContaining('desk -- manifest'),
  });
});

test('a wrong token is refused with advice, and not repeated', async () => {
  const findings = await check('xoxb-wrong-9', 'xapp-wrong-9');
  expect(findings).toMatchObject([
    { ok: false, what: 'Slack refused SLACK_BOT_TOKEN (invalid_auth)' },
    { ok: false, what: 'Slack refused SLACK_APP_TOKEN (invalid_auth)' },
  ]);
  expect(findings.every(({ fix }) => fix?.includes('https://api.slack.com/apps'))).toBe(true);
  expect(JSON.stringify(findings)).not.toContain('wrong-9');
});

test('a Slack that does not answer is not blamed on the token', async () => {
  server.next('auth.test', { status: 500 });
  const [finding] = await check(BOT_TOKEN);
  expect(finding).toMatchObject({
    ok: false,
    what: 'Slack could not be asked about SLACK_BOT_TOKEN',
    fix: expect.stringContaining('SLACK_API_URL'),
  });
});
