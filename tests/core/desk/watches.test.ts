import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { readPhrases } from '#core/desk/phrases.ts';
import { saidIn } from '#core/desk/said.ts';
import { addWatches, findWatched, MOST_WATCHES, removeWatches } from '#core/desk/watches.ts';
import type { Headline } from '#core/news/news.ts';
import { edition, headline } from '../../support/news.ts';
import { asked, heard, type Newsroom, openNewsroom, place } from '../../support/newsroom.ts';

const at = (day: string) => ({ published: Temporal.Instant.from(`2026-11-${day}T08:00:00Z`) });
const items = [
  headline('Rare earths are dear again', at('20')),
  headline('Mine opens: more rare-earths for all', at('22')),
  headline('A rare day for earths', at('23')),
  headline('Lithium falls, copper rises', at('21')),
  headline('台積電在日本設廠', at('22')),
];
const of = (...headlines: readonly Headline[]) => ({ items: () => headlines });
const all = of(...items);
const find = (message: string, watches: readonly string[], news = all) =>
  findWatched(message, watches, news)?.item.title;

describe('what a channel watches', () => {
  test('is answered with the newest headline that has it, as whole words in any case', () => {
    expect(find('what about RARE EARTHS?', ['rare earths'])).toMatch(/^Mine opens/);
    expect(find('what about rare-earths’ price', ['Rare Earths'])).toMatch(/^Mine opens/);
    expect(find('rarely earthsick', ['rare earths'])).toBeUndefined();
    expect(find('rare, and earths too', ['rare earths'])).toBeUndefined();
    expect(find('no cobalt today', ['cobalt'])).toBeUndefined();
    expect(find('台積電呢', ['台積電'])).toBe('台積電在日本設廠');
  });

  test('is only what may be seen', () => {
    const seen = of(...items.filter(({ title }) => !title.startsWith('Mine')));
    expect(find('rare earths', ['rare earths'], seen)).toMatch(/^Rare earths are dear/);
  });

  test('is the longest of what was said that is in the news', () => {
    const watches = ['copper', 'copper rises', 'copper rises again'];
    const found = findWatched('copper rises again!', watches, all);
    expect(found).toMatchObject({ keyword: 'copper rises', because: 'watch' });
  });

  test.each([
    '```\nlithium\n```',
    'run `lithium` now',
    '> lithium, they said',
    'see https://example.com/lithium',
    'write to lithium@example.com',
    'www.lithium.example',
    ':lithium:',
    '``` lithium, and no end',
  ])('is not said in %j', (message) => {
    expect(find(message, ['lithium'])).toBeUndefined();
  });

  test('is found beside code, quotations and addresses', () => {
    const message = '> they said gold\n`gold` https://example.com/gold lithium';
    expect(find(message, ['gold', 'lithium'])).toBe('Lithium falls, copper rises');
  });
});

test('what is said is never more than the message, whatever it holds', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('`', '>', ':', '/', '@', '\n', ' ', 'a', '\ud800') }),
      (message) => {
        expect(saidIn(message).length).toBeLessThanOrEqual(message.length);
      },
    ),
  );
  for (const unit of ['`', '```', '> ', ':a', '@', '\n', ' ', 'a', '`a\n'])
    expect(saidIn(unit.repeat(20_000)).length).toBeLessThanOrEqual(unit.length * 20_000);
});

describe('the list of a channel', () => {
  test('takes each phrase once, however it is written', () => {
    const phrases = readPhrases('Rare Earths, “rare-earths”, "lithium, raw"');
    expect(phrases).toEqual(['Rare Earths', 'rare-earths', 'lithium, raw']);
    const { watches } = addWatches({ watches: ['lithium raw'] }, phrases);
    expect(watches).toEqual(['lithium raw', 'Rare Earths']);
  });

  test('lets go of a phrase in any spelling, and of none that it has not', () => {
    const before = { watches: ['Rare Earths', 'lithium'], mentions: 'on' } as const;
    expect(removeWatches(before, ['rare-earths'])).toEqual({ ...before, watches: ['lithium'] });
    expect(() => removeWatches(before, ['gold'])).toThrow(
      '“gold” is not watched here. Watched are “Rare Earths” and “lithium”.',
    );
    expect(() => removeWatches({}, ['gold'])).toThrow('“gold” is not watched here; no word is.');
  });

  test('has room for 25', () => {
    const many = Array.from({ length: MOST_WATCHES }, (_, index) => `word${index}`);
    const full = addWatches({}, many);
    expect(addWatches(full, ['Word3'])).toEqual(full);
    expect(() => addWatches(full, ['gold'])).toThrow(/25 words or phrases at most/);
  });

  test('takes nothing that is muted', () => {
    expect(() => addWatches({ mutedWords: ['gold'] }, ['gold mines'])).toThrow(
      /“gold mines” is muted here.*\/newsdesk mentions unmute/,
    );
  });

  test.each([
    ['?!', 'words looks for words, and “?!” has no letter or digit.'],
    ['', 'words looks for words, and “” has no letter or digit.'],
    ['a', '“a” is a single letter, which every message has. Give a whole word.'],
    ['x'.repeat(51), /Each of words can have 50 characters at most; .* has 51/],
  ])('takes no %j', (text, sentence) => {
    expect(() => readPhrases(text)).toThrow(sentence);
  });

  test('takes one character that is a word', () => {
    expect(readPhrases('金')).toEqual(['金']);
  });
});

describe('a message in a channel that watches', () => {
  let newsroom: Newsroom;
  beforeEach(async () => {
    newsroom = openNewsroom();
    newsroom.publish(
      edition('now.md', {
        headlines: [
          headline('Bread is dear after a storm in the northern ports'),
          headline('Tidewerk sinks'),
        ],
      }),
    );
    const text = '/newsdesk watch add northern ports';
    await newsroom.inbox.command(asked(), { kind: 'typed', text });
  });
  const hear = (text: string, more: Parameters<typeof heard>[1] = {}) =>
    newsroom.inbox.hear(heard(text, more));

  test('is answered by the words of the channel, in small letters too, and only there', async () => {
    expect(await hear('northern ports!?')).toMatchObject({
      kind: 'replied',
      headline: 'Watched here: northern ports. Bread is dear after a storm in the northern ports',
    });
    const elsewhere = { place: { ...place, channel: 'C2' } };
    expect(await hear('northern ports', elsewhere)).toEqual({
      kind: 'silent',
      because: 'no match',
    });
  });

  test('is held to the same policy', async () => {
    await hear('northern ports');
    expect(await hear('northern ports')).toEqual({ kind: 'silent', because: 'told today' });
    newsroom.publish(
      edition('now.md', { headlines: [headline('Quiet days for the northern ports')] }),
    );
    expect(await hear('northern ports')).toEqual({ kind: 'silent', because: 'cooling down' });
    newsroom.clock.advance({ minutes: 2 });
    expect(await hear('northern ports')).toMatchObject({ kind: 'replied' });
  });

  test('that also names a subject is answered by what the channel watches', async () => {
    expect(await hear('Tidewerk and northern ports')).toMatchObject({
      headline: expect.stringMatching(/^Watched here: northern ports/),
    });
  });
});
