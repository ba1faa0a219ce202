import { beforeEach, expect, test } from 'vitest';
import { languages } from '#core/talk/sentences/catalogue.ts';
import { asked, type Newsroom, openNewsroom, place, wordsOf } from '../support/newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
});

const say = async (
  text: string,
  standing: Parameters<typeof asked>[0] = 'member',
): Promise<string> => {
  const typed = { kind: 'typed', text: `/newsdesk language ${text}` } as const;
  return wordsOf(await newsroom.inbox.command(asked(standing), typed));
};

test('with nothing after it anybody sees what is set, and every language by its own name', async () => {
  const shown = await say('', 'guest');
  expect(shown).toMatch(/^In this channel I answer everybody in their own language/);
  for (const { code, name } of languages) {
    expect(shown).toContain(name);
    expect(shown).toContain(`/newsdesk language ${code}`);
  }
});

test('a language that is chosen is kept for the channel, until it is left to the platform again', async () => {
  await newsroom.desk.channels.change(place, (before) => ({ ...before, mentions: 'off' }));
  const set = 'In this channel I write English, whoever asks.';
  expect(await say('en')).toMatch(new RegExp(`^${set}[^]*/newsdesk language auto$`));
  expect(await say('')).toMatch(new RegExp(`^${set}`));
  expect(await newsroom.desk.channels.read(place)).toEqual({ mentions: 'off', language: 'en' });
  expect(await say('auto')).toMatch(/their own language/);
  expect(await newsroom.desk.channels.read(place)).toEqual({ mentions: 'off' });
});

test('a guest cannot choose, and what is no language is told with those that are', async () => {
  expect(await say('en', 'guest')).toMatch(/for members of the workspace, not for guests/);
  expect(await newsroom.desk.channels.read(place)).toEqual({});
  expect(await say('klingon')).toMatch(/cannot place “klingon”/);
  expect(await say('language:klingon')).toMatch(/^language is show, auto.* or /);
});
