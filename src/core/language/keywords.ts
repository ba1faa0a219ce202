import { toPlain } from './plain.ts';
import { toWords } from './words.ts';

/** A name that a headline is about, as written there, and its folded words. */
export type Keyword = {
  readonly text: string;
  readonly words: readonly string[];
  /** Its spelling alone says that it is a name (iRobot, JD.com, HSBC, Air Force One): any case will do. */
  readonly distinctive: boolean;
};

/** What the texts at hand say of a word: seen with a capital inside a sentence, seen without one. */
export type WordCase = {
  readonly capital: ReadonlySet<string>;
  readonly small: ReadonlySet<string>;
};

const INNER_CAPITAL = /^\p{L}[^\s]*\p{Lu}/u;
const INNER_DOT = /^\p{L}+\.\p{L}+$/u;
const CAPITAL = /^\p{Lu}/u;
const NUMBER = /^\d+$/;
const POSSESSIVE = /['’]s?$/u;
/** A headline is in Title Case when this share of its longer words have a capital. */
const TITLE_CASE_SHARE = 0.7;
/** Acronyms that name no one. */
const COMMON_ACRONYMS = new Set(['ai', 'ev', 'evs', 'ipo', 'ceo', 'cfo', 'gdp', 'us', 'uk', 'eu']);
const PLACES = placeNames();

/** The names in a headline. Says nothing rather than guess: first words and Title Case need evidence. */
export function toKeywords(title: string, cases: WordCase): readonly Keyword[] {
  const tokens = toPlain(title).split(' ').map(readToken);
  const titled = mostlyCapitals(tokens);
  const runs: Token[][] = [[]];
  tokens.forEach((token, index) => {
    const run = runs.at(-1) as Token[];
    if (isName(token, { cases, unsure: titled || index === 0, joined: run.length > 0 })) {
      run.push(token);
      if (token.ends) runs.push([]);
    } else if (run.length > 0) runs.push([]);
  });
  return runs.filter((run) => run.length > 0).flatMap((run) => toKeyword(run, cases));
}

type Token = { readonly text: string; readonly ends: boolean };

/** A possessive or a comma ends a name. */
function readToken(raw: string): Token {
  const text = raw.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}'’]+$/gu, '');
  const bare = text.replace(POSSESSIVE, '');
  return { text: bare, ends: bare !== text || /[,;:]$/.test(raw) };
}

const isDistinctive = (text: string): boolean => INNER_CAPITAL.test(text) || INNER_DOT.test(text);

type Doubt = { readonly cases: WordCase; readonly unsure: boolean; readonly joined: boolean };

function isName({ text }: Token, { cases, unsure, joined }: Doubt): boolean {
  if (NUMBER.test(text)) return joined;
  if (isDistinctive(text)) return true;
  if (!CAPITAL.test(text)) return false;
  return !unsure || isKnownName(text, cases);
}

function isKnownName(text: string, { capital, small }: WordCase): boolean {
  const words = toWords(text);
  return words.length > 0 && words.every((word) => capital.has(word) && !small.has(word));
}

/** True where most words of a headline have a capital, whatever they are. */
export const isTitleCase = (title: string): boolean =>
  mostlyCapitals(toPlain(title).split(' ').map(readToken));

function mostlyCapitals(tokens: readonly Token[]): boolean {
  const long = tokens.slice(1).filter(({ text }) => /^\p{L}{4,}/u.test(text));
  const capitals = long.filter(({ text }) => CAPITAL.test(text)).length;
  return long.length > 1 && capitals >= long.length * TITLE_CASE_SHARE;
}

function toKeyword(run: readonly Token[], { small }: WordCase): readonly Keyword[] {
  const text = run.map((token) => token.text).join(' ');
  const words = toWords(text);
  const [only = ''] = words;
  if (words.length === 0 || words.every((word) => NUMBER.test(word))) return [];
  if (COMMON_ACRONYMS.has(only) || PLACES.has(words.join(' '))) return [];
  if (words.length === 1 && (small.has(only) || only.length < 2)) return [];
  return [{ text, words, distinctive: words.length > 1 || isDistinctive(text) }];
}

/** Learns from running text which words are written with a capital inside a sentence. */
export function learnCase(sentences: Iterable<string>): WordCase {
  const capital = new Set<string>();
  const small = new Set<string>();
  for (const sentence of sentences) {
    for (const raw of sentence.split(' ').slice(1)) {
      const { text } = readToken(raw);
      const known = CAPITAL.test(text) || isDistinctive(text) ? capital : small;
      for (const word of toWords(text)) known.add(word);
    }
  }
  return { capital, small };
}

/** Countries and the cities that time zones are named for, from ICU: alone they are no subject. */
function placeNames(): ReadonlySet<string> {
  const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const countries = letters.flatMap((a) => letters.map((b) => regions.of(a + b) ?? ''));
  const cities = Intl.supportedValuesOf('timeZone').map((zone) => zone.split('/').at(-1) ?? '');
  return new Set(
    [...countries, ...cities].map((place) => toWords(place.replaceAll('_', ' ')).join(' ')),
  );
}
