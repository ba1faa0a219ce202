import { afterEach, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import type { GivenFile } from '#core/ports.ts';
import { type Doc, doc, text } from '#core/talk/doc.ts';
import { toSlackAnswer } from '#slack/render.ts';
import type { RecordingInbox } from '../platform/inbox.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import { type FileServer, startFileServer } from '../support/file-server.ts';
import { fieldsOf, formFaults } from '../support/slack-form-rules.ts';
import { openSlackRoom, type SlackRoom, SOCKET } from '../support/slack-room.ts';
import { faultsOf } from '../support/slack-rules.ts';
import { DIRECT } from '../support/slack-wire.ts';

const answerWith = (content: string): Doc => ({
  ...doc('2 feeds', text('2 feeds as OPML')),
  file: { name: 'newsdesk-feeds.opml', text: content },
});
const SHORT = '<opml version="2.0">\n  <body/>\n</opml>\n';
const LONG = `<opml>${'<outline/>\n'.repeat(2_000)}é</opml>`;

let room: SlackRoom;
let files: FileServer | undefined;
afterEach(async () => {
  await room.close();
  await files?.close();
  files = undefined;
});

async function open(answer?: Doc): Promise<RecordingInbox> {
  const inbox = createRecordingInbox(answer && { command: async () => answer });
  room = await openSlackRoom(SOCKET, { commands });
  await room.start(inbox);
  return inbox;
}

test('a short file stands in the answer, line by line, to be copied', async () => {
  await open(answerWith(SHORT));
  const answer = await room.server.command('/newsdesk feeds export');
  expect(faultsOf(answer)).toEqual([]);
  expect(answer.blocks.at(-1)).toMatchObject({
    elements: [{ type: 'rich_text_preformatted', elements: [{ text: SHORT.trimEnd() }] }],
  });
  expect(room.server.calls('files.getUploadURLExternal')).toBe(0);
});

test('a long one goes to the person’s own conversation with the bot, and the answer says so', async () => {
  await open(answerWith(LONG));
  const answer = await room.server.command('/newsdesk feeds export');
  expect(JSON.stringify(answer)).toContain('newsdesk-feeds.opml is in our direct messages.');
  expect(faultsOf(answer)).toEqual([]);
  expect([...room.server.workspace.files.values()]).toEqual([
    {
      ...{ filename: 'newsdesk-feeds.opml', length: Buffer.byteLength(LONG) },
      ...{ text: LONG, channel: DIRECT },
    },
  ]);
});

test('an app without the permission for files says who can give it', async () => {
  await open(answerWith(LONG));
  room.server.workspace.scopes.delete('files:write');
  const answer = await room.server.command('/newsdesk feeds export');
  expect(JSON.stringify(answer)).toMatch(
    /did not take it as a file \(missing_scope\).*files:write/,
  );
});

test('control characters and what could forge a line stay out of what is shown', () => {
  const body = toSlackAnswer(answerWith('a\u202eb\u0000c\r\n<d>\ud800'));
  expect(faultsOf(body)).toEqual([]);
  expect(JSON.stringify(body)).toContain('a b c \\n<d>\ufffd');
});

test('import has a form with a field for the file and a large one for its text', async () => {
  await open();
  const { form } = await room.server.form('/newsdesk feeds import');
  expect(formFaults(form)).toEqual([]);
  expect(fieldsOf(form).map(({ optional, element }) => ({ optional, ...element }))).toMatchObject([
    { optional: true, type: 'file_input', max_files: 1 },
    { optional: true, type: 'plain_text_input', multiline: true, max_length: 3_000 },
    { optional: true, type: 'static_select', initial_option: { value: 'everywhere' } },
  ]);
});

/** What comes of a form with a file at that address, of this Slack where it is a path. */
async function hand(url: string): Promise<GivenFile> {
  const inbox = await open();
  const { submit, answer } = await room.server.form('/newsdesk feeds import');
  const file = new URL(url, room.server.url).href;
  expect(await submit({ file, where: 'here' })).toBeUndefined();
  await answer;
  const [{ said } = {}] = inbox.commands;
  const values = said?.kind === 'filled' ? said.values : {};
  expect(values.where).toBe('here');
  if (typeof values.file !== 'object') throw new Error('no file');
  return values.file;
}

test('a file in the form is fetched from Slack with the bot’s token, when it is read', async () => {
  const file = await hand('/download/F9');
  expect(file.size).toBe(7);
  room.server.workspace.files.set('F9', { filename: 'a', length: 7, text: '<opml/>' });
  expect(Buffer.from(await file.read()).toString()).toBe('<opml/>');
});

test('a page to sign in is no file, nor is one that is gone', async () => {
  const file = await hand('/download/F9');
  await expect(file.read()).rejects.toThrow(/could not be fetched/);
  room.server.workspace.files.set('F9', { filename: 'a', length: 7, text: '<opml/>' });
  room.server.workspace.scopes.delete('files:read');
  await expect(file.read()).rejects.toThrow(/could not be fetched/);
});

test('nobody else is shown the token: a file somewhere else is not fetched', async () => {
  files = await startFileServer('<opml/>');
  const file = await hand(files.url);
  await expect(file.read()).rejects.toThrow(/could not be fetched/);
  expect(files.asked).toEqual([]);
});

test('somebody who waits long is told that it takes a while, and then has the answer', async () => {
  const late = Promise.withResolvers<Doc>();
  const inbox = createRecordingInbox({ command: () => late.promise });
  room = await openSlackRoom(SOCKET, { commands, wordAfter: 0 });
  await room.start(inbox);
  const word = await room.server.command('/newsdesk feeds add slow.example');
  expect(word).toMatchObject({
    response_type: 'ephemeral',
    text: expect.stringMatching(/One moment/),
  });
  late.resolve(doc('Added', text('Added')));
  await expect.poll(() => room.server.answers()).toHaveLength(2);
  expect(room.server.answers().at(-1)).toMatchObject({ text: 'Added' });
});
