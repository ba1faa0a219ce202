import { afterEach, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import type { GivenFile, Said } from '#core/ports.ts';
import { type Doc, doc, text } from '#core/talk/doc.ts';
import { type DiscordRig, startDiscordRig } from '../support/discord-rig.ts';
import { type FileServer, startFileServer } from '../support/file-server.ts';

const FEEDS: Doc = {
  ...doc('2 feeds', text('2 feeds as OPML')),
  file: { name: 'newsdesk-feeds.opml', text: '<opml version="2.0">\n  é\n</opml>\n' },
};
const IMPORT = ['newsdesk', 'feeds', 'import'];

let rig: DiscordRig;
let files: FileServer | undefined;
afterEach(async () => {
  await rig.close();
  await files?.close();
  files = undefined;
  expect(rig.server.problems).toEqual([]);
});

const given = (said: Said | undefined): GivenFile => {
  const file = said?.kind === 'filled' ? said.values.file : undefined;
  if (typeof file !== 'object') throw new Error('no file');
  return file;
};

async function attach(size: number, status?: number): Promise<GivenFile> {
  files = await startFileServer('<opml/>', status);
  rig = await startDiscordRig({ adapter: { commands } });
  await rig.server.command(IMPORT, { file: { url: files.url, size }, where: 'here' });
  const said = rig.inbox.commands[0]?.said;
  expect(said).toMatchObject({ path: IMPORT, values: { where: 'here' } });
  expect(files.asked).toEqual([]);
  return given(said);
}

test('an attached file is fetched when it is read and not before', async () => {
  const file = await attach(7);
  expect(file.size).toBe(7);
  expect(Buffer.from(await file.read()).toString()).toBe('<opml/>');
});

test('a file that cannot be fetched is a sentence for the person', async () => {
  const file = await attach(7, 404);
  await expect(file.read()).rejects.toThrow(/could not be fetched/);
  await files?.close();
  await expect(file.read()).rejects.toThrow(/could not be fetched/);
  files = undefined;
});

test('a file of an answer is attached to it and shown', async () => {
  rig = await startDiscordRig({ answers: { command: async () => FEEDS } });
  const { data } = await rig.server.command(['newsdesk', 'feeds', 'export']);
  expect(data.attachments).toEqual([{ id: '0', filename: 'newsdesk-feeds.opml' }]);
  expect(JSON.stringify(data.components)).toContain('attachment://newsdesk-feeds.opml');
  expect(rig.server.requests.at(-1)?.files).toEqual({ 'newsdesk-feeds.opml': FEEDS.file?.text });
});

test('an answer that comes late, or to a button, carries its file as well', async () => {
  rig = await startDiscordRig({
    adapter: { patience: { wait: () => Promise.resolve() } },
    answers: {
      command: () => new Promise((resolve) => setImmediate(() => resolve(FEEDS))),
      press: async () => ({ kind: 'tell', doc: FEEDS }),
    },
  });
  const late = await rig.server.command(['newsdesk', 'feeds', 'export']);
  expect(late).toMatchObject({ type: 5, data: { attachments: [{ id: '0' }] } });
  await rig.server.press('feeds.export:');
  expect(rig.server.requests.at(-1)?.files).toEqual({ 'newsdesk-feeds.opml': FEEDS.file?.text });
});

test('a message that is full leaves room for its file', async () => {
  const full = Array.from({ length: 60 }, () => text('x'));
  const row = (n: number) => ({
    kind: 'controls' as const,
    controls: [{ kind: 'button' as const, label: 'x', action: { name: 'x', value: String(n) } }],
  });
  const rows = Array.from({ length: 40 }, (_, n) => row(n));
  rig = await startDiscordRig({
    answers: { command: async () => ({ ...FEEDS, blocks: [...full, ...rows] }) },
  });
  await rig.server.command(['newsdesk', 'feeds', 'export']);
});
