import { toKeywords } from '../keywords.ts';
import type { Lexicon } from '../lexicon.ts';
import { fold, type Token, toWords } from '../words.ts';
import { type Shape, shapeAt } from './heard-words.ts';

/** What is read of an item. */
type Named = { readonly title: string; readonly text?: string | undefined };

/**
 * How an item came to a name: the headline names it, it is a spelling of such a name, one word of one, a word
 * of the headline that may be one, a name in the text under it, or an alias says so.
 */
export type Role = 'name' | 'spelling' | 'part' | 'word' | 'text' | 'alias';

export type ItemName = {
  readonly words: readonly string[];
  readonly text: string;
  readonly role: Role;
};

/** Longer names are not said. */
const MOST_WORDS = 6;
/** A text names more, but not as its subject. */
const MOST_IN_TEXT = 40;

/** An item with the words of its title. */
export type Told = Named & { readonly titled: readonly Token[] };

/** The names an item may be called by, each once, the best way to come to it first. */
export function toItemNames(item: Told, lexicon: Lexicon): readonly ItemName[] {
  const whole = toKeywords(item, lexicon).flatMap(({ words, text }) => named(words, text, 'name'));
  const found = [
    ...whole,
    ...whole.flatMap(toSpellings),
    ...whole.flatMap(toParts),
    ...toCapitals(item),
    ...toTextNames(item, lexicon),
  ];
  const unique = new Map<string, ItemName>();
  for (const name of found) {
    const key = name.words.length === 1 ? (name.words[0] ?? '') : name.words.join(' ');
    if (!unique.has(key) && isWorthKeeping(name, key, lexicon)) unique.set(key, name);
  }
  return [...unique.values()];
}

/** A word that is nobody's name and never a subject would only be in the way. */
const isWorthKeeping = ({ role }: ItemName, key: string, lexicon: Lexicon): boolean =>
  (role !== 'word' && role !== 'part') || !lexicon.isGeneric(key);

const named = (words: readonly string[], text: string, role: Role): readonly ItemName[] =>
  words.length > 0 && words.length <= MOST_WORDS ? [{ words, text, role }] : [];

/** `Coca-Cola` is said `cocacola` too, `RadioShack` `radio shack`. */
function toSpellings({ words, text }: ItemName): readonly ItemName[] {
  if (words.length === 2 || words.length === 3) {
    return [{ words: [words.join('')], text, role: 'spelling' }];
  }
  const pieces = text.split(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u);
  const short = pieces.some((piece) => !/^[\p{L}\p{N}]{2,}$/u.test(piece));
  return words.length > 1 || pieces.length < 2 || short
    ? []
    : [{ words: pieces.map(fold), text, role: 'spelling' }];
}

/** Its words one by one, and its beginnings: `Hon Hai Precision` is said `hon hai`. */
function toParts({ words, text }: ItemName): readonly ItemName[] {
  if (words.length < 2) return [];
  const single = words.filter((word) => word.length > 2 && !/^\d/.test(word));
  const beginnings = words.slice(2).map((_, more) => words.slice(0, more + 2));
  return [...beginnings, ...single.map((word) => [word])].map((part) => ({
    words: part,
    text,
    role: 'part',
  }));
}

/** Words of the headline with a capital, and two that a hyphen joins: they may hide a name that no lexicon knows. */
function toCapitals({ title, titled }: Told): readonly ItemName[] {
  const found: ItemName[] = [];
  let last: (Token & { readonly capital: boolean }) | undefined;
  for (const token of titled) {
    const { word, start, end } = token;
    const text = title.slice(start, end);
    const capital = word.length > 1 && hasCapital(shapeAt(title, start, end));
    if (capital) found.push({ words: [word], text, role: 'word' });
    if (capital && last?.capital && title.slice(last.end, start) === '-') {
      const joined = title.slice(last.start, end);
      found.push({ words: [last.word, word], text: joined, role: 'word' });
      found.push({ words: [last.word + word], text: joined, role: 'word' });
    }
    last = { ...token, capital };
  }
  return found;
}

const hasCapital = (shape: Shape): boolean => shape !== 'small' && shape !== 'number';

/** Names of several words inside the sentences of the text, or one that is no ordinary word. */
function toTextNames({ text }: Told, lexicon: Lexicon): readonly ItemName[] {
  if (text === undefined) return [];
  return [...new Set(capitalRuns(text))].slice(0, MOST_IN_TEXT).flatMap((run) => {
    const words = toWords(run);
    if (words.length > MOST_WORDS || !isNameLike(words, lexicon)) return [];
    const beginnings = words.slice(2).map((_, more) => words.slice(0, more + 2));
    return [words, ...beginnings].map((part) => ({
      ...{ words: part, text: run },
      role: 'text' as const,
    }));
  });
}

/** Words with a capital, one after the other, after a word that ends no sentence. */
function capitalRuns(text: string): readonly string[] {
  const runs: string[] = [];
  let start = -1;
  let blank = text.indexOf(' ');
  while (blank >= 0) {
    const next = text.indexOf(' ', blank + 1);
    const goesOn = isCapitalAt(text, blank + 1) && !isSentenceEnd(text.charCodeAt(blank - 1));
    if (start >= 0 && !(goesOn && isSolid(text, blank - 1))) {
      runs.push(text.slice(start, blank));
      start = -1;
    }
    if (start < 0 && goesOn) start = blank + 1;
    blank = next;
  }
  return start < 0 ? runs : [...runs, text.slice(start)];
}

function isCapitalAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code >= 0x41 && code <= 0x5a;
  return /^\p{Lu}/u.test(text.charAt(at));
}

/** `.`, `!`, `?`, `:` or a quotation mark. */
const isSentenceEnd = (code: number): boolean =>
  code === 0x2e || code === 0x21 || code === 0x3f || code === 0x3a || code === 0x22;

/** A comma or bracket there ends a name. */
const isSolid = (text: string, at: number): boolean => !/[,;()]/.test(text.charAt(at));

const isNameLike = (words: readonly string[], lexicon: Lexicon): boolean =>
  !lexicon.isGeneric(words.join(' ')) && words.some((word) => !lexicon.isOrdinary(word));
