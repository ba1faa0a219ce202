import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { doc, text } from '#core/talk/doc.ts';
import { BOT_SCOPES } from '#slack/manifest.ts';
import { createRecordingInbox, type RecordingInbox } from '../platform/inbox.ts';
import { type InstallRoom, openInstallRoom } from '../support/slack-install.ts';
import { CLIENT } from '../support/slack-oauth.ts';
import { HTTP, SOCKET } from '../support/slack-room.ts';
import { APP_TOKEN, SIGNING_SECRET, toEvent } from '../support/slack-wire.ts';

const NEWS = doc('Nissan', text('Nissan weighs building Foxconn cars'));
const KEY = 'slack:T1:C1:digest:d1:2026-11-22' as DeliveryKey;
const ALONE = { kind: 'http', signingSecret: SIGNING_SECRET, port: 0, host: '127.0.0.1' } as const;

let room: InstallRoom;
let inbox: RecordingInbox;
beforeEach(() => {
  inbox = createRecordingInbox();
});
afterEach(async () => {
  vi.useRealTimers();
  await room.close();
});

const ask = () => room.server.command('/news', { team: 'T1', channel: 'C1' });
const post = () =>
  room.platform.post({ platform: 'slack', workspace: 'T1', channel: 'C1' }, NEWS, KEY);

describe.each([
  ['HTTP', HTTP],
  ['HTTP with no workspace of its own', ALONE],
  ['Socket Mode', SOCKET],
  ['Socket Mode with no workspace of its own', { kind: 'socket', appToken: APP_TOKEN }],
] as const)('by %s', (_name, connection) => {
  beforeEach(async () => {
    room = await openInstallRoom(connection, { inbox });
    room.server.addWorkspace('T1', ['C1']);
  });

  test('a workspace that installs the bot is answered and posted to at once', async () => {
    expect(await post()).toEqual({ kind: 'refused', reason: 'not_installed' });
    const { status, html } = await room.install('T1');
    expect([status, html]).toEqual([
      200,
      expect.stringContaining('Newsdesk is in News &amp; &lt;'),
    ]);
    expect(await ask()).toMatchObject({ text: 'The news' });
    expect(inbox.commands).toMatchObject([{ asked: { place: { workspace: 'T1' } } }]);
    expect(await post()).toMatchObject({ kind: 'sent' });
  });

  test('a removed bot is gone at once, and back after another install', async () => {
    await room.install('T1');
    const line = room.log.next('slack workspace closed to us');
    await room.server.deliver(toEvent({ type: 'app_uninstalled' }, 'T1'));
    await line;
    expect(await post()).toEqual({ kind: 'refused', reason: 'not_installed' });
    expect(await room.store.installations.get('slack:T1')).toEqual({
      platform: 'slack',
      workspace: 'T1',
      left: expect.any(String),
    });
    room.server.addWorkspace('T1', ['C1'], 'xoxb-again');
    expect(await room.install('T1')).toMatchObject({ status: 200 });
    expect(await ask()).toMatchObject({ text: 'The news' });
    expect(await post()).toMatchObject({ kind: 'sent' });
  });
});

describe('an install', () => {
  beforeEach(async () => {
    room = await openInstallRoom(HTTP, { inbox, url: 'https://news.example.org/desk' });
    room.server.addWorkspace('T1', ['C1']);
  });

  const kept = () => room.store.installations.get('slack:T1');
  const stateOf = (path: string) => new URL(path, 'http://x').searchParams.get('state') ?? '';

  test('asks Slack for what the manifest names, and to come back to NEWSDESK_URL', async () => {
    await room.install('T1');
    expect(Object.fromEntries(room.server.consent.asked[0] ?? [])).toEqual({
      scope: BOT_SCOPES.join(','),
      client_id: CLIENT.clientId,
      redirect_uri: 'https://news.example.org/desk/slack/oauth_redirect',
      state: expect.stringMatching(/^[\w.-]{60,}$/),
    });
    expect(await room.installations.get('slack:T1')).toMatchObject({
      botToken: 'xoxb-T1',
      botId: 'B0BOTT1',
    });
    expect(JSON.stringify(await kept())).not.toContain('xoxb');
  });

  test('binds the answer to the browser by a cookie that no script and no neighbour has', async () => {
    const { headers } = await room.visit('/slack/install');
    expect(headers.get('set-cookie')).toMatch(
      /^__Host-newsdesk-install=[\w.-]+; Secure; HttpOnly; Path=\/; Max-Age=600$/,
    );
    const begun = await room.begin();
    const answer = await room.consent(begun, 'T1');
    const stranger = await room.begin();
    expect(await room.visit(answer)).toMatchObject({ status: 400 });
    expect(await room.visit(answer, stranger.cookie)).toMatchObject({ status: 400 });
    expect(room.server.calls('oauth.v2.access')).toBe(0);
    expect(await room.visit(answer, begun.cookie)).toMatchObject({ status: 200 });
  });

  test('is taken once', async () => {
    const begun = await room.begin();
    const answer = await room.consent(begun, 'T1');
    const tries = [1, 2, 3].map(() => room.visit(answer, begun.cookie));
    const all = await Promise.all(tries);
    expect(all.map(({ status }) => status).toSorted()).toEqual([200, 400, 400]);
    expect(room.server.calls('oauth.v2.access')).toBe(1);
  });

  test('is too old after ten minutes', async () => {
    const begun = await room.begin();
    const answer = await room.consent(begun, 'T1');
    vi.useFakeTimers({ now: Date.now() + 600_000, toFake: ['Date'] });
    const late = await room.visit(answer, begun.cookie);
    expect([late.status, late.html]).toEqual([400, expect.stringContaining('Start again')]);
    expect(await kept()).toBeUndefined();
  });

  test.each([
    ['another signature', (state: string) => `${state.slice(0, -4)}AAAA`],
    ['a later end', (state: string) => `z${state}`],
    ['no signature', (state: string) => state.split('.').slice(0, 2).join('.')],
    ['nothing we know', () => 'forged'],
  ])(
    'with a state of %s is not gone into, though the cookie says the same',
    async (_name, forge) => {
      const begun = await room.begin();
      const answer = await room.consent(begun, 'T1');
      const forged = forge(stateOf(answer));
      const path = `/slack/oauth_redirect?code=x&state=${forged}`;
      expect(await room.visit(path, `__Host-newsdesk-install=${forged}`)).toMatchObject({
        status: 400,
      });
      expect(room.server.calls('oauth.v2.access')).toBe(0);
      expect(await kept()).toBeUndefined();
    },
  );

  test('that the person declines changes nothing', async () => {
    const { status, html } = await room.install('T1', 'no');
    expect([status, html]).toEqual([403, expect.stringContaining('Newsdesk was not added')]);
    expect(room.server.calls('oauth.v2.access')).toBe(0);
    expect(await kept()).toBeUndefined();
  });

  test.each([
    [{ error: 'invalid_code' }, 'invalid_code'],
    [{ status: 503 }, 'http_503'],
    ['lose', 'connection'],
  ] as const)('that Slack answers with %j is said, with nothing kept', async (behaviour, why) => {
    room.server.next('oauth.v2.access', behaviour);
    const { status, html } = await room.install('T1');
    expect([status, html]).toEqual([502, expect.stringContaining(`(${why})`)]);
    expect(await kept()).toBeUndefined();
    const data = { why };
    const message = 'slack workspace not installed';
    expect(room.log.lines).toContainEqual({ level: 'warn', data, message });
  });

  test('that the store does not keep is our fault, and said so', async () => {
    room.installations.put = () => Promise.reject(new Error('the database is away'));
    expect(await room.install('T1')).toMatchObject({ status: 500 });
    expect(room.log.lines).toContainEqual(expect.objectContaining({ level: 'error' }));
    expect(await post()).toEqual({ kind: 'refused', reason: 'not_installed' });
  });

  test('of a whole organisation is refused kindly, and its token given back', async () => {
    const { status, html } = await room.install('T1', 'for the whole organisation');
    expect([status, html]).toEqual([403, expect.stringContaining('one workspace at a time')]);
    expect(room.server.calls('auth.revoke')).toBe(1);
    expect(await Array.fromAsync(room.store.installations.entries())).toEqual([]);
  });
});

test.each(['/slack/install', '/slack/oauth_redirect?code=x&state=y'])(
  'without NEWSDESK_SECRET %s says why nothing can be installed, and what to do',
  async (path) => {
    room = await openInstallRoom(HTTP, { inbox, secret: undefined });
    const { status, html } = await room.visit(path);
    expect([status, html]).toEqual([503, expect.stringContaining('NEWSDESK_SECRET is not set')]);
    expect(html).toContain('openssl rand -base64 32');
    expect(html).not.toContain('href');
    expect(room.server.calls('oauth.v2.access')).toBe(0);
  },
);
