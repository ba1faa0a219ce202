import { readCase } from './case.ts';
import type { CaseCount, Lexicon } from './lexicon.ts';
import { BLANK, COMMA, joinsNames } from './names/gaps.ts';
import { LABELS, LEGAL_SUFFIXES, TAILS } from './names/lists.ts';
import { readModel, weighTitle } from './names/model.ts';
import { SHAPE } from './names/shapes.ts';
import { likelySpans, type Span, withoutWeaker } from './names/spans.ts';
import { type CaseEvidence, readTitle, type TitleWord, toHeadline } from './names/title-words.ts';
import { leadingName } from './names/unspaced.ts';
import weights from './names/weights.json' with { type: 'json' };
import { BIT } from './traits.ts';
import type { Token } from './words.ts';

export { isTitleCase } from './names/title-words.ts';

/** A name that a headline is about. */
export type Keyword = {
  /** As written in the headline, a legal suffix included. */
  readonly text: string;
  /** The folded words that people say: no legal suffix. */
  readonly words: readonly string[];
  /** strong: any case will do; ordinary: an everyday word too, so it needs a sign that it is meant; generic: never a subject alone. */
  readonly kind: 'strong' | 'ordinary' | 'generic';
};

type Item = {
  readonly title: string;
  readonly text?: string | undefined;
  /** The words of the title, from who has them already. */
  readonly titled?: readonly Token[];
};

const MODEL = readModel(weights);
/** Probability from which a span counts as a name. Names that overlap may all be likely enough. */
const LEAST = 0.2;
/** Probability from which several everyday words are surely one name. */
const SURE = 0.5;
/** UTF-16 units that are looked at; what is longer is no headline, and an article names its subject early. */
const LONGEST_TITLE = 2_000;
const LONGEST_TEXT = 6_000;

/** The names in a headline, each once, in their order. The item's text tells which words it writes with a capital. */
export function toKeywords(item: Item, lexicon: Lexicon): readonly Keyword[] {
  const title = item.title.slice(0, LONGEST_TITLE);
  const headline = item.titled ? { title, titled: item.titled } : toHeadline(title);
  const words = readTitle(headline, lexicon, evidenceOf(item.text ?? '', lexicon));
  const likely = withoutWeaker(likelySpans(weighTitle(words, MODEL), LEAST), words.length);
  const keywords = [...likely, ...brandSpans(words, lexicon), ...unspacedSpans(title)]
    .toSorted((a, b) => a.first - b.first || a.last - b.last)
    .flatMap((span) => toKeyword(span, { title, words, lexicon }));
  return [...new Map(keywords.map((keyword) => [keyword.words.join(' '), keyword])).values()];
}

/** A word that may be an everyday one is left to those who ask for it by name. */
function unspacedSpans(title: string): readonly Span[] {
  const name = leadingName(title);
  return name === undefined ? [] : [{ ...name, share: name.everyday ? LEAST : 1 }];
}

/**
 * Brands of several words that are known, and the brand before one: `Apple App Store` may be taken for one name,
 * but people say its parts.
 */
function brandSpans(words: readonly TitleWord[], lexicon: Lexicon): readonly Span[] {
  return words.flatMap((word, first) => {
    if (word.part !== 1 || word.shape === SHAPE.small) return [];
    const last = words.findIndex(({ part }, at) => at > first && part === 3);
    const phrase = words.slice(first, last + 1).map((each) => each.word);
    if ((lexicon.traits(phrase.join(' ')) & BIT.brand) === 0) return [];
    const owner = { first: first - 1, last: first - 1, share: SURE };
    const owned = isBrand(words[first - 1]) && word.gap === BLANK;
    return [...(owned ? [owner] : []), { first, last, share: SURE }];
  });
}

const isBrand = (word: TitleWord | undefined): boolean =>
  word !== undefined && word.shape !== SHAPE.small && (word.traits & BIT.brand) !== 0;

/** Uses of a word that are enough to trust, and the share of them that must agree. */
const ENOUGH = 2;
const AGREED = 0.95;

/** The item's own text knows best, then all that was learned. */
function evidenceOf(text: string, lexicon: Lexicon): CaseEvidence {
  const own = countCase(text.slice(0, LONGEST_TEXT));
  return (word) => {
    const said = own.get(word);
    if (said !== undefined) return said.capital > said.small;
    const { capital, small } = lexicon.learned(word);
    if (capital + small < ENOUGH) return undefined;
    const share = capital / (capital + small);
    if (share >= AGREED) return true;
    // That a word of the dictionary is used as one says nothing of a company that has its name.
    return share <= 1 - AGREED && !isWord(word, lexicon) ? false : undefined;
  };
}

const isWord = (word: string, lexicon: Lexicon): boolean =>
  (lexicon.traits(word) & BIT.small) !== 0;

function countCase(text: string): ReadonlyMap<string, CaseCount> {
  const counts = new Map<string, { capital: number; small: number }>();
  readCase(text, (word, capital) => {
    const known = counts.get(word) ?? { capital: 0, small: 0 };
    if (capital) known.capital += 1;
    else known.small += 1;
    counts.set(word, known);
  });
  return counts;
}

type Setting = {
  readonly title: string;
  readonly words: readonly TitleWord[];
  readonly lexicon: Lexicon;
};

function toKeyword(
  { first, last, share }: Span,
  { title, words, lexicon }: Setting,
): readonly Keyword[] {
  const span = trim(words.slice(first, last + 1), first === 0);
  const said = withoutSuffix(span).map(({ word }) => word);
  if (span.some(isApart) || !said.some((word) => /\p{L}/u.test(word))) return [];
  const text = title.slice(span[0]?.start, span.at(-1)?.end);
  return [{ text, words: said, kind: kindOf(said, share, lexicon) }];
}

/** Without an agency's label before and what a headline says of the name behind. */
function trim(span: readonly TitleWord[], opens: boolean): readonly TitleWord[] {
  const from = opens ? span.findIndex(({ word }) => !LABELS.has(word)) : 0;
  const last = span.findLastIndex(({ word }, at) => at === 0 || !TAILS.has(word));
  return from === -1 ? [] : span.slice(from, last + 1);
}

/** A name goes on over blanks and hyphens; over a comma only to say what a company is in law. */
const isApart = ({ gap, word }: TitleWord, at: number): boolean =>
  at > 0 && !joinsNames(gap) && !(gap === COMMA && LEGAL_SUFFIXES.has(word));

function withoutSuffix(span: readonly TitleWord[]): readonly TitleWord[] {
  const kept = span.findLastIndex(({ word }) => !LEGAL_SUFFIXES.has(word));
  return span.slice(0, kept + 1);
}

const UNSPACED = /^[\p{Script=Han}\p{Script=Katakana}]/u;
const NAME = BIT.brand | BIT.person | BIT.other;

function kindOf(words: readonly string[], share: number, lexicon: Lexicon): Keyword['kind'] {
  const phrase = words.join(' ');
  if (phrase.length < 2 || words.every(isGenericIn(lexicon)) || lexicon.isGeneric(phrase)) {
    return 'generic';
  }
  if (UNSPACED.test(phrase)) return share >= SURE ? 'strong' : 'ordinary';
  if (!words.every((word) => lexicon.isOrdinary(word))) return 'strong';
  if (words.length === 1) return 'ordinary';
  return share >= SURE || (lexicon.traits(phrase) & NAME) !== 0 ? 'strong' : 'ordinary';
}

const isGenericIn =
  (lexicon: Lexicon) =>
  (word: string): boolean =>
    /^\P{L}+$/u.test(word) || lexicon.isGeneric(word);
