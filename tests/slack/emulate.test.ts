import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Place, Platform } from '#core/ports.ts';
import { doc, heading, text } from '#core/talk/doc.ts';
import { createSlack } from '#slack/adapter.ts';
import type { RecordingInbox } from '../platform/inbox.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import { recordingLog } from '../support/log.ts';
import type { EmulatedSlack } from '../support/slack-emulate.ts';
import { EMULATE_BOT, startEmulatedSlack } from '../support/slack-emulate.ts';
import { commands, HTTP, listeningAt } from '../support/slack-room.ts';

const NEWS = doc('Foxconn & Nissan', heading('Nissan'), text('Nissan weighs Foxconn cars'));
const KEY = 'slack:T:C:mention:nissan:2026-11-22' as DeliveryKey;

let slack: EmulatedSlack;
let platform: Platform;
let inbox: RecordingInbox;
let here: Place;

beforeAll(async () => {
  slack = await startEmulatedSlack();
  const log = recordingLog();
  const connection = { ...HTTP, botToken: EMULATE_BOT.token };
  platform = createSlack({ connection, apiUrl: slack.url, commands, log });
  inbox = createRecordingInbox({
    hear: async ({ place, message, text: said }) => {
      if (!said.includes('Foxconn')) return;
      await platform.post({ ...place, thread: message }, NEWS, `${KEY}${message}` as DeliveryKey);
    },
  });
  await platform.start(inbox, new AbortController().signal);
  slack.sendEventsTo(listeningAt(log.lines));
  here = { platform: 'slack', workspace: 'T000000001', channel: slack.channel };
});
afterAll(async () => {
  await platform.stop();
  await slack.close();
});

test('a message is heard, and answered once in its thread, with the blocks as they were drawn', async () => {
  const heard = inbox.nextHeard();
  const said = { channel: slack.channel, text: 'did you see the Foxconn thing?' };
  const { ts } = await slack.asPerson('chat.postMessage', said);
  expect(await heard).toMatchObject({ text: said.text, place: here, message: ts });
  const [question, ...answers] = await slack.messages(ts);
  expect(question).toMatchObject({ ts, text: said.text });
  expect(answers).toMatchObject([
    {
      user: EMULATE_BOT.user,
      thread_ts: ts,
      text: 'Foxconn &amp; Nissan',
      blocks: [{ type: 'header' }, { type: 'rich_text' }],
    },
  ]);
});

test('a post in the channel is not heard by its own poster, though it carries no bot id', async () => {
  const before = inbox.heard.length;
  const posted = await platform.post(here, doc('Foxconn', text('Foxconn')), KEY);
  expect(posted.kind).toBe('sent');
  const heard = inbox.nextHeard();
  await slack.asPerson('chat.postMessage', { channel: slack.channel, text: 'lunch at noon?' });
  await heard;
  expect(inbox.heard.slice(before).map((message) => message.text)).toEqual(['lunch at noon?']);
  const found = await platform.find(here, KEY, Temporal.Now.instant().subtract({ minutes: 1 }));
  expect(found).toEqual({ ...posted, kind: 'found' });
});

test('an edit of our own takes the place of what was said', async () => {
  const posted = await platform.post(here, doc('one', text('one')), KEY);
  const ref = posted.kind === 'sent' ? posted.ref : '';
  expect(await platform.edit(here, ref, { doc: NEWS, key: KEY })).toEqual(posted);
  const kept = (await slack.messages()).find(({ ts }) => ts === ref);
  expect(kept).toMatchObject({
    text: 'Foxconn &amp; Nissan',
    blocks: [{ type: 'header' }, { type: 'rich_text' }],
  });
  expect(await platform.edit(here, '1.000001', { doc: NEWS, key: KEY })).toEqual({
    kind: 'refused',
    reason: 'message_not_found',
  });
});

test('an edit is not heard', async () => {
  const heard = inbox.nextHeard();
  const { ts } = await slack.asPerson('chat.postMessage', { channel: slack.channel, text: 'one' });
  await heard;
  const before = inbox.heard.length;
  await slack.asPerson('chat.update', { channel: slack.channel, ts, text: 'one, changed' });
  const next = inbox.nextHeard();
  await slack.asPerson('chat.postMessage', { channel: slack.channel, text: 'two' });
  await next;
  expect(inbox.heard.slice(before).map((message) => message.text)).toEqual(['two']);
});

test('an invitation to a channel is an arrival', async () => {
  const arrived = inbox.nextArrival();
  await slack.asPerson('conversations.create', { name: 'fresh' });
  const { channels } = (await slack.asPerson('conversations.list', {})) as unknown as {
    channels: readonly { readonly id: string; readonly name: string }[];
  };
  const channel = channels.find(({ name }) => name === 'fresh')?.id ?? '';
  await slack.asPerson('conversations.invite', { channel, users: EMULATE_BOT.user });
  expect(await arrived).toEqual({ ...here, channel });
});

test('a channel that is not there refuses the post by name', async () => {
  const nowhere = { ...here, channel: 'C0NOWHERE' };
  expect(await platform.post(nowhere, NEWS, KEY)).toEqual({
    kind: 'refused',
    reason: 'channel_not_found',
  });
});
