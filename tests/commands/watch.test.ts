import { beforeEach, expect, test } from 'vitest';
import type { Standing } from '#core/ports.ts';
import { asked, type Newsroom, openNewsroom, place, wordsOf } from '../support/newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
});

const say = (text: string, standing: Standing = 'member') =>
  newsroom.inbox.command(asked(standing), { kind: 'typed', text: `/newsdesk watch ${text}` });
const words = async (...args: Parameters<typeof say>) => wordsOf(await say(...args));
const complete = (command: readonly string[], partial: string) =>
  newsroom.inbox.complete(place, { path: ['newsdesk', ...command], option: 'words', partial });

test('watch add, list and remove keep the words of a channel', async () => {
  expect(await words('add port 3, “rare earths”')).toBe(
    'Watched here: “port 3” and “rare earths”. When somebody says that in this channel, I reply in a thread with the newest headline that has it.',
  );
  expect(await words('list', 'guest')).toBe(
    'Watched in this channel\nport 3  1 headline\nrare earths  no headline at the moment',
  );
  expect(await words('remove Rare-Earths')).toBe('Not watched here any more: “Rare-Earths”.');
  expect(await words('list')).toBe('Watched in this channel\nport 3  1 headline');
  expect(await words('remove gold')).toBe('“gold” is not watched here. Watched are “port 3”.');
});

test('a list with nothing in it says how to begin, and a bare add or remove what it takes', async () => {
  expect(await words('list')).toMatch(/watches no words.*\/newsdesk watch add rare earths/);
  expect(await words('add')).toMatch(/commas between them: \/newsdesk watch add/);
  expect(await words('remove')).toMatch(/\/newsdesk watch remove/);
});

test('a watch is removed by the menu under the list, by those who may', async () => {
  await say('add port 3');
  const list = await say('list');
  expect(list.blocks.at(-1)).toMatchObject({
    controls: [{ kind: 'menu', label: 'Remove…', choices: [{ value: 'port 3' }] }],
  });
  const action = { name: 'watch.remove', value: '' };
  const guest = await newsroom.inbox.press({ ...asked('guest'), action, choice: 'port 3' });
  expect(wordsOf(guest.doc)).toMatch(/not for guests/);
  const member = await newsroom.inbox.press({ ...asked(), action, choice: 'port 3' });
  expect(member).toMatchObject({ kind: 'show' });
  expect(wordsOf(member.doc)).toMatch(/Not watched here any more/);
});

test('the bare family says what there is of it', async () => {
  expect(await words('')).toBe(
    'There is no /newsdesk watch. You can say: /newsdesk watch add words, /newsdesk watch remove words, /newsdesk watch list.',
  );
});

test('add and remove are not for guests', async () => {
  expect(await words('add gold', 'guest')).toMatch(/not for guests/);
  expect(await words('remove gold', 'guest')).toMatch(/not for guests/);
});

test('what is added where replies are off waits, and says so', async () => {
  await newsroom.inbox.command(asked(), { kind: 'typed', text: '/newsdesk mentions off' });
  expect(await words('add gold')).toMatch(/are off here.*\/newsdesk mentions on/);
});

test('many words in one line are many watches, and too many characters are refused', async () => {
  await say('add gold, silver, tin');
  const { watches } = await newsroom.desk.channels.read(place);
  expect(watches).toEqual(['gold', 'silver', 'tin']);
  expect(await words(`add ${'x'.repeat(51)}`)).toMatch(/50 characters at most/);
  expect(await words(`add ${'x'.repeat(301)}`)).toMatch(/300 characters at most/);
});

test('what is watched or muted completes remove and unmute, from memory', async () => {
  await say('add gold, "silver, raw"');
  await newsroom.inbox.command(asked(), { kind: 'typed', text: '/newsdesk mentions mute copper' });
  expect(complete(['watch', 'remove'], '')).toEqual(['gold', '"silver, raw"']);
  expect(complete(['watch', 'remove'], 'go')).toEqual(['gold']);
  expect(complete(['mentions', 'unmute'], 'c')).toEqual(['copper']);
  expect(complete(['watch', 'add'], 'tide')).toEqual(['Tidewerk']);
});

test('after a restart completion reads what it does not know, and has it at the next key', async () => {
  await say('add gold');
  const { inbox } = newsroom.again();
  const typed = { path: ['newsdesk', 'watch', 'remove'], option: 'words', partial: 'g' };
  expect(inbox.complete(place, typed)).toEqual([]);
  await newsroom.desk.channels.read(place);
  expect(inbox.complete(place, typed)).toEqual(['gold']);
});
