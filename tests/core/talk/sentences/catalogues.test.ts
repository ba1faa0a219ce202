import { describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { languages, sentencesIn } from '#core/talk/sentences/catalogue.ts';
import { nameIn, type Sentences } from '#core/talk/sentences/sentences.ts';
import { isMadeUp } from '../../../support/sample-words.ts';
import { leavesOf, type Saying, sayingsOf } from '../../../support/sayings.ts';

const english = sayingsOf(sentencesIn('en'));
const others = languages.filter(({ code }) => code !== 'en');
const wordsOf = (about: string): string => about.replace(/#\d+$/, '');

/** What is typed, and names from outside, are the same in every language. */
const TYPED =
  /\/newsdesk(?: [a-z]+){1,2}|\/news\b|\/invite|@Newsdesk|NEWSDESK_[A-Z_]+(?:=off)?|files:write|content\/editions|(?:include|exclude|topics|name):(?=["\w])|(?:min|max):\d+|https?:\/\/|mon,thu|8am|#general|America\/New_York|\bOPML\b|\bRSS\b|\bAtom\b/g;

/** The same in English and in another language, on purpose. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  de: [
    'names.feeds',
    'names.feed',
    'names.name',
    'names.text',
    'names.status',
    'names.trends',
    'statusFeeds',
  ],
  ja: ['muteExample', 'unmuteExample'],
};
/** Nothing but what is typed, and languages by their own names. */
const TYPED_ONLY = [
  ...['choices.de', 'choices.en', 'choices.ja'],
  ...['addExample', 'starterExample', 'listExample', 'setExample'],
  ...[
    'setExamples.0',
    'searchHint.1',
    'names.news',
    'names.newsdesk',
    'whyExamples.0',
    'whyExamples.1',
  ],
];

/** Either side of something to type may be empty. */
const MAY_BE_EMPTY = /^(?:toChange|youAreOut)\.[01]$/;

describe.each(languages)('the catalogue in $name', ({ code }) => {
  const say = sentencesIn(code);
  const sayings = sayingsOf(say);

  test('says as much as the English one', () => {
    expect(sayings.map(({ about }) => about).sort()).toEqual(
      english.map(({ about }) => about).sort(),
    );
  });

  test('says something everywhere', () => {
    expect(sayings.filter(({ about, text }) => text === '' && !MAY_BE_EMPTY.test(about))).toEqual(
      [],
    );
    expect(sayings.filter(({ text }) => /undefined|NaN|\[object/.test(text))).toEqual([]);
  });

  test('has no two words of commands alike beside each other, and keeps the first ones', () => {
    expect(siblings(say).filter((group) => new Set(group).size < group.length)).toEqual([]);
    expect([say.names.news, say.names.newsdesk]).toEqual(['news', 'newsdesk']);
  });
});

describe.each(others)('the catalogue in $name', ({ code }) => {
  const say = sentencesIn(code);
  const number = new Intl.NumberFormat(say.locale);
  const pairs = sayingsOf(say).map((saying): readonly [Saying, string] => [
    saying,
    english.find(({ about }) => about === saying.about)?.text ?? '',
  ]);

  test('leaves no sentence in English', () => {
    const alike = pairs.filter(([said, inEnglish]) => said.text === inEnglish && hasWords(said));
    const allowed = new Set([...TYPED_ONLY, ...(ALIKE[code] ?? [])]);
    expect(
      alike.map(([{ about }]) => about).filter((about) => !allowed.has(wordsOf(about))),
    ).toEqual([]);
  });

  test('keeps what is typed', () => {
    const lost = pairs.flatMap(([{ about, text }, inEnglish]) =>
      (inEnglish.match(TYPED) ?? [])
        .filter((typed) => !text.includes(typed))
        .map((typed) => [about, typed]),
    );
    expect(lost).toEqual([]);
  });

  test('keeps every word and every number that a sentence is given', () => {
    const lost = pairs.flatMap(([{ about, text, given }, inEnglish]) =>
      leavesOf(given)
        .map((leaf) =>
          typeof leaf === 'number'
            ? ([leaf.toLocaleString('en'), number.format(leaf)] as const)
            : ([leaf, leaf] as const),
        )
        .filter(([leaf]) => (isMadeUp(leaf) || /^\d/.test(leaf)) && has(inEnglish, leaf))
        .filter(([, leaf]) => !has(text, leaf))
        .map(([, leaf]) => [about, leaf]),
    );
    expect(lost).toEqual([]);
  });
});

/** Of its own, beside those that it is given. */
const hasWords = ({ text, given }: Saying): boolean =>
  /\p{L}/u.test(
    leavesOf(given).reduce<string>((rest, leaf) => rest.replaceAll(String(leaf), ''), text),
  );

/** Digits as a whole number. */
const has = (text: string, leaf: string): boolean =>
  /^\d/.test(leaf)
    ? new RegExp(`(?<!\\d)${RegExp.escape(leaf)}(?!\\d)`).test(text)
    : text.includes(leaf);

/** Names that stand beside each other on Discord: words after the same words. */
function siblings(say: Sentences): readonly (readonly string[])[] {
  const words = commands.flatMap(({ path }) =>
    path.map((word, index) => ({ after: path.slice(0, index).join(' '), word })),
  );
  const groups = Map.groupBy(words, ({ after }) => after).values();
  return [...groups].map((group) =>
    [...new Set(group.map(({ word }) => word))].map((word) => nameIn(say, word)),
  );
}
