import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Doc, doc, text } from '#core/talk/doc.ts';
import { toDiscordAnswer, toDiscordChange } from '#discord/render.ts';
import { type DiscordRig, startDiscordRig } from '../support/discord-rig.ts';
import { BOT, FAR_SERVER, GENERAL, PERSON, SERVER } from '../support/discord-world.ts';

const NEWS: Doc = doc('News', text('Nissan weighs building Foxconn cars'));
const NAME = 'Find headlines';

let rig: DiscordRig;
let answer: Promise<Doc>;
let isImpatient: boolean;
beforeEach(async () => {
  answer = Promise.resolve(NEWS);
  isImpatient = false;
  rig = await startDiscordRig({
    answers: { find: () => answer },
    adapter: {
      patience: {
        wait: (_, signal) =>
          isImpatient
            ? Promise.resolve()
            : new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
      },
    },
  });
});
afterEach(async () => {
  await rig.close();
  expect(rig.server.problems).toEqual([]);
  expect(rig.log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
});

test('the menu of a message has a command of its own', () => {
  expect(rig.server.commands()).toMatchObject([
    { type: 3, name: NAME, description: '', contexts: [0, 1, 2], integration_types: [0, 1] },
  ]);
});

test('what is picked reaches the desk with who picked it, and is answered to them alone', async () => {
  const seen = await rig.server.pick(NAME, { content: 'Foxconn to build cars?' });
  expect(seen).toEqual({ ...toDiscordAnswer(NEWS), followUps: [] });
  expect(rig.inbox.pointedAt).toMatchObject([
    {
      text: 'Foxconn to build cars?',
      asked: {
        place: { platform: 'discord', workspace: SERVER, channel: GENERAL },
        person: { id: PERSON, name: 'Ada of Sales' },
      },
    },
  ]);
  expect(rig.inbox.heard).toEqual([]);
});

test.each([
  ['marks', { content: `<@${BOT}> is <:sad:123456789012345678> Foxconn  out?` }, 'is Foxconn out?'],
  [
    'what its links show',
    {
      content: 'https://example.com/1',
      embeds: [{ type: 'rich', title: 'Foxconn <t:1:R>', description: 'Builds cars' }, {}],
    },
    'https://example.com/1\nFoxconn\nBuilds cars',
  ],
  ['another bot’s words', { content: 'Foxconn', author: { id: BOT, bot: true } }, 'Foxconn'],
  ['nothing', { content: '' }, ''],
])('of a message with %s the words are read', async (_, picked, words) => {
  await rig.server.pick(NAME, picked);
  expect(rig.inbox.pointedAt.map(({ text: read }) => read)).toEqual([words]);
});

test('an answer that takes long is promised first', async () => {
  isImpatient = true;
  const late = Promise.withResolvers<Doc>();
  answer = late.promise;
  const seen = rig.server.pick(NAME, { content: 'Foxconn' });
  await rig.server.requested(/callback/);
  expect(rig.server.requests.at(-1)?.body).toEqual({ type: 5, data: { flags: 64 } });
  late.resolve(NEWS);
  expect(await seen).toEqual({ type: 5, data: toDiscordChange(NEWS), followUps: [] });
});

test.each([
  ['far', { place: { workspace: FAR_SERVER }, visit: {} }],
  ['group', { place: { workspace: 'dm' }, visit: {} }],
  ['direct', { place: { workspace: 'dm', direct: true } }],
] as const)('it is there where the bot is used: %s', async (spot, asked) => {
  await rig.server.pick(NAME, { content: 'Foxconn' }, { spot });
  expect(rig.inbox.pointedAt).toMatchObject([{ text: 'Foxconn', asked }]);
});

test('no word of the message is in the log', async () => {
  rig.server.failNext(/callback/, { status: 404, code: 10_062 });
  rig.server.pick(NAME, { content: 'a secret plan' });
  await rig.server.requested(/callback/);
  await rig.platform.stop();
  expect(JSON.stringify(rig.log.lines)).not.toContain('secret');
});
