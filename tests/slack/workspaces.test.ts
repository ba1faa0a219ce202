import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Installation } from '#core/desk/installation.ts';
import type { Place } from '#core/ports.ts';
import { doc, text } from '#core/talk/doc.ts';
import { createGallery } from '#slack/pictures.ts';
import { createClient, createSdkLogger } from '#slack/sdk.ts';
import { createWorkspaces } from '#slack/workspaces.ts';
import type { RecordingInbox } from '../platform/inbox.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import { recordingLog } from '../support/log.ts';
import type { Installed, SlackRoom } from '../support/slack-room.ts';
import { createInstalled, HERE, openSlackRoom, SOCKET } from '../support/slack-room.ts';
import { toEvent } from '../support/slack-wire.ts';
import type { Workspace } from '../support/slack-workspace.ts';

const NEWS = doc('Nissan', text('Nissan weighs building Foxconn cars'));
const KEY = 'slack:T1:C1:digest:d1:2026-11-22' as DeliveryKey;
const THERE: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };

let room: SlackRoom;
let installed: Installed;
let other: Workspace;
let inbox: RecordingInbox;

beforeEach(async () => {
  installed = createInstalled();
  room = await openSlackRoom(SOCKET, { installations: installed });
  other = room.server.addWorkspace('T1', ['C1']);
  inbox = createRecordingInbox();
});
afterEach(() => room.close());

const install = (more: Partial<Installation> = {}): Promise<void> => {
  const { team: workspace, token: botToken, botUser: botUserId } = other;
  const since = '2026-11-22T08:00:00Z';
  return installed.put({ platform: 'slack', workspace, botToken, botUserId, since, ...more });
};
const post = (place = THERE) => room.platform.post(place, NEWS, KEY);
const find = (place = THERE) => room.platform.find(place, KEY, Temporal.Now.instant());

test('each workspace is posted to, edited and searched with its own token', async () => {
  await install();
  const posted = await post();
  expect(posted).toMatchObject({ kind: 'sent' });
  expect(other.messages).toMatchObject([{ channel: 'C1', user: 'U0BOTT1' }]);
  expect(room.server.posts()).toEqual([]);
  expect(await find()).toEqual({ ...posted, kind: 'found' });
  const ref = other.messages[0]?.ts ?? '';
  expect(await room.platform.edit(THERE, ref, { doc: NEWS, key: KEY })).toEqual(posted);
});

test('the configured token is used for its own workspace, and asked whose it is once', async () => {
  await install();
  expect(await post(HERE)).toMatchObject({ kind: 'sent' });
  expect(await find(HERE)).toMatchObject({ kind: 'found' });
  expect(room.server.posts()).toMatchObject([{ channel: 'C0NEWS', user: 'U0NEWSDESK' }]);
  expect(room.server.calls('auth.test')).toBe(1);
});

test('a workspace that the bot is not installed in is refused, not posted to with another’s token', async () => {
  expect(await post()).toEqual({ kind: 'refused', reason: 'not_installed' });
  expect(await find()).toEqual({ kind: 'unreadable', reason: 'not_installed' });
  expect(room.server.calls('chat.postMessage')).toBe(0);
});

test('a Slack that does not say whose the token is refuses for now, since nothing was posted', async () => {
  room.server.next('auth.test', 'lose');
  expect(await post(HERE)).toEqual({ kind: 'refused', reason: 'connection', retryAfter: 5 });
  expect(await post(HERE)).toMatchObject({ kind: 'sent' });
});

test('who we are comes from the installation where it says so, else from Slack', async () => {
  await install({ botId: other.botId });
  await post();
  expect(await find()).toMatchObject({ kind: 'found' });
  expect(room.server.calls('auth.test')).toBe(0);
});

test('a command, a message and an arrival are from the workspace they come from', async () => {
  await install();
  await room.start(inbox);
  const answer = await room.server.command('/news', { team: 'T1', channel: 'C1' });
  expect(answer.text).toBe('The news');
  const place = { workspace: 'T1', channel: 'C1' };
  expect(inbox.commands).toMatchObject([{ asked: { place } }]);
  const heard = inbox.nextHeard();
  await room.server.say({ text: '<@U0BOTT1> hello', team: 'T1', channel: 'C1' });
  expect(await heard).toMatchObject({ place, addressed: true, text: 'hello' });
  const arrived = inbox.nextArrival();
  const joined = { type: 'member_joined_channel', user: 'U0BOTT1', channel: 'C1' };
  await room.server.deliver(toEvent(joined, 'T1'));
  expect(await arrived).toMatchObject(place);
});

test('who somebody is, is asked in their own workspace', async () => {
  await install();
  other.users.set('U0MARTA', { is_admin: true, tz: 'Asia/Tokyo' });
  await room.start(inbox);
  await room.server.command('/news', { team: 'T1', channel: 'C1' });
  await room.server.command('/news');
  const people = inbox.commands.map(({ asked }) => asked.person);
  expect(await Promise.all(people.map((person) => person.standing()))).toEqual(['admin', 'member']);
  const zones = await Promise.all(people.map((person) => person.zone?.()));
  expect(zones).toEqual(['Asia/Tokyo', 'Europe/Rome']);
});

test('an event of a workspace that is not installed is one log line and no more', async () => {
  await room.start(inbox);
  const line = room.log.next('slack event not for us');
  await room.server.say({ text: 'Foxconn', team: 'T1', channel: 'C1' });
  expect(await line).toMatchObject({ level: 'warn', data: { why: expect.stringContaining('T1') } });
  expect(inbox.heard).toEqual([]);
});

test.each(['token_revoked', 'account_inactive', 'invalid_auth'])(
  '%s is a refusal by that name; the installation stays, and a new one is used at once',
  async (code) => {
    await install();
    await post();
    other.gone = code;
    expect(await post()).toEqual({ kind: 'refused', reason: code });
    expect(await find()).toEqual({ kind: 'unreadable', reason: code });
    expect(await installed.get('slack:T1')).toMatchObject({ botToken: other.token });
    const again = room.server.addWorkspace('T1', ['C1'], 'xoxb-again');
    await install({ botToken: again.token });
    expect(await post()).toMatchObject({ kind: 'sent' });
    expect(again.messages).toHaveLength(1);
  },
);

const BOT_TOKENS = { tokens: { bot: ['U0BOTT1'] } };

test.each(['app_uninstalled', 'tokens_revoked'])(
  '%s deletes the token at once, and is one log line',
  async (type) => {
    await install();
    await room.start(inbox);
    await post();
    const line = room.log.next('slack workspace closed to us');
    await room.server.deliver(toEvent({ type, ...BOT_TOKENS }, 'T1'));
    expect(await line).toEqual({
      level: 'warn',
      data: { workspace: 'T1', event: type },
      message: 'slack workspace closed to us',
    });
    expect(await installed.get('slack:T1')).toBeUndefined();
    expect(await post()).toEqual({ kind: 'refused', reason: 'not_installed' });
  },
);

test('a farewell that comes late leaves alone what was installed again since', async () => {
  await install({ since: Temporal.Now.instant().add({ hours: 1 }).toString() });
  await room.start(inbox);
  const line = room.log.next('slack workspace was installed again since');
  await room.server.deliver(toEvent({ type: 'app_uninstalled' }, 'T1'));
  expect(await line).toMatchObject({ data: { workspace: 'T1' } });
  expect(await post()).toMatchObject({ kind: 'sent' });
});

test('a person whose own token was revoked does not remove the bot', async () => {
  await install();
  await room.start(inbox);
  const revoked = { type: 'tokens_revoked', tokens: { oauth: ['U0MARTA'] } };
  await room.server.deliver(toEvent(revoked, 'T1'));
  await room.server.command('/news', { team: 'T1', channel: 'C1' });
  expect(await installed.get('slack:T1')).toBeDefined();
});

test('a configured token that was revoked gives way to one from the install page', async () => {
  await room.start(inbox);
  await post(HERE);
  const line = room.log.next('slack workspace closed to us');
  await room.server.deliver(toEvent({ type: 'app_uninstalled' }));
  await line;
  const again = room.server.addWorkspace(HERE.workspace, [HERE.channel], 'xoxb-again');
  await install({ workspace: again.team, botToken: again.token });
  expect(await post(HERE)).toMatchObject({ kind: 'sent' });
  expect(again.messages).toHaveLength(1);
});

test('a store that is away does not keep a known workspace from being answered', async () => {
  await install();
  await room.start(inbox);
  await room.server.command('/news', { team: 'T1', channel: 'C1' });
  installed.break();
  const answer = await room.server.command('/news', { team: 'T1', channel: 'C1' });
  expect(answer.text).toBe('The news');
  expect(await post()).toMatchObject({ kind: 'sent' });
});

test('a new token in the store is taken up beside the work, without a refusal first', async () => {
  const logger = createSdkLogger(recordingLog());
  const toClient = (token: string) => createClient(token, { apiUrl: room.server.url, logger });
  const workspaces = createWorkspaces({
    homeToken: 'xoxb-home',
    toClient,
    toGallery: (client) => createGallery(client, { log: recordingLog() }),
    installations: installed,
    keep: 0,
  });
  const token = async () => (await workspaces.of('T1'))?.client.token;
  await install({ botToken: 'xoxb-old' });
  expect(await token()).toBe('xoxb-old');
  await install({ botToken: 'xoxb-new' });
  expect(await token()).toBe('xoxb-old');
  expect(await token()).toBe('xoxb-new');
});
