import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkSlackChannels } from '#slack/check-channels.ts';
import type { SlackServer } from '../support/slack-server.ts';
import { startSlackServer } from '../support/slack-server.ts';
import { BOT_TOKEN, CHANNEL } from '../support/slack-wire.ts';

let server: SlackServer;
beforeEach(async () => {
  server = await startSlackServer();
});
afterEach(() => server.close());

const check = (id: string, digests = 1, token = BOT_TOKEN) =>
  checkSlackChannels([{ id, token, digests }], { apiUrl: server.url });

test('a channel that the bot is in can be posted to, and nothing is posted', async () => {
  server.workspace.details.set(CHANNEL, { name: 'news' });
  expect(await check(CHANNEL)).toEqual([{ ok: true, what: '#news can be posted to' }]);
  expect(server.posts()).toEqual([]);
});

test.each([
  [{ is_member: false }, '#news: the bot is not in the channel', '/invite @Newsdesk'],
  [{ is_archived: true }, '#news: the channel is archived', 'Unarchive'],
  [{ is_read_only: true }, '#news: only some may post there', 'settings'],
])('a channel that is %o cannot be posted to', async (details, what, fix) => {
  server.workspace.details.set(CHANNEL, { name: 'news', ...details });
  expect(await check(CHANNEL)).toEqual([{ ok: false, what, fix: expect.stringContaining(fix) }]);
});

test('a private channel without the bot is as good as gone', async () => {
  expect(await check('C0SECRET')).toMatchObject([
    { ok: false, what: 'Channel C0SECRET could not be looked at (channel_not_found)' },
  ]);
});

test('a lost channel without a digest keeps nothing from being posted', async () => {
  expect(await check('C0SECRET', 0)).toMatchObject([{ ok: false, bearable: true }]);
});

test('a token that is no good any more says so and is not repeated', async () => {
  const findings = await check(CHANNEL, 1, 'xoxb-wrong-9');
  expect(findings).toMatchObject([{ ok: false, fix: expect.stringContaining('install') }]);
  expect(JSON.stringify(findings)).not.toContain('wrong-9');
});

test('a Slack that fails is not blamed on the channel', async () => {
  server.next('conversations.info', { status: 503 });
  expect(await check(CHANNEL)).toMatchObject([{ ok: false, bearable: true }]);
});

test('of very many channels those with digests are asked about, and it is said how many are not', async () => {
  const many = Array.from({ length: 45 }, (_, index) => ({
    ...{ id: `C${index}`, token: BOT_TOKEN },
    digests: index === 44 ? 1 : 0,
  }));
  server.workspace.joined.add('C44');
  const findings = await checkSlackChannels(many, { apiUrl: server.url });
  expect(server.calls('conversations.info')).toBe(40);
  expect(findings[0]).toEqual({ ok: true, what: 'C44 can be posted to' });
  expect(findings.at(-1)).toEqual({ ok: true, what: '5 more channels were not asked about' });
});
