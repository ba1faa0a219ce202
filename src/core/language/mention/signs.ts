import type { Lexicon } from '../lexicon.ts';
import type { HeardWord } from './heard-words.ts';

/** A name found in a message: as many of its words as the name has, from `at` on. */
export type Spot = { readonly at: number; readonly words: readonly string[] };

/** How the whole message is written. */
export type Manner = {
  readonly words: readonly HeardWord[];
  /** Most of its words have a capital: capitals say nothing. */
  readonly shouted: boolean;
  /** It has a capital somewhere: whoever wrote it uses them. */
  readonly cased: boolean;
};

export function toManner(words: readonly HeardWord[]): Manner {
  const letters = words.filter(({ shape }) => shape !== 'number');
  const capitals = letters.filter(({ shape }) => shape !== 'small').length;
  return {
    words,
    shouted: letters.length > 2 && capitals > letters.length / 2,
    cased: capitals > 0,
  };
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What stands beside a company: its form, its shares, its people, its business. */
export const CUES = setOf(
  'inc corp co ltd plc llc ag sa nv group holdings share shares stock stocks shareholder shareholders investor investors earnings profit profits revenue revenues sales results dividend ipo ceo cfo coo chairman founder boss chief executive executives spokesman spokeswoman analyst analysts layoffs acquisition takeover merger buyout deal bid offer lawsuit bankruptcy headline headlines news employees',
);
type Word = { readonly word: string };

/** True for a word that stands beside companies. */
export const isCue = (word: string | undefined): boolean => word !== undefined && CUES.has(word);

/** True where a company would stand: `X shares`, `CEO X`, `the boss of X`. */
export function isCued(words: readonly Word[], at: number, end: number): boolean {
  if (isCue(words[end]?.word) || isCue(words[at - 1]?.word)) return true;
  return isIn(LINKS, words[at - 1]) && isCue(words[at - 2]?.word);
}

const LINKS = setOf('of in at by from with for to');
/** The closed classes of English grammar: what comes after a determiner is a thing, after a helper a verb. */
const DETERMINERS = setOf(
  'a an the this that these those my your our his her their its some any no each every another which what whose',
);
const SUBJECTS = setOf('i you we they he she it who people');
const HELPERS = setOf(
  'to can could will would should must may might shall do does did dont doesnt didnt cant couldnt wont wouldnt shouldnt not let lets please id ill youd youll wed well theyll gonna wanna never just',
);
const VERBS = setOf(
  'is was has had will would says said isnt wasnt hasnt wont did does just are were have could might should can may',
);

const MANNERS = ['written', 'inside', 'opening', 'small', 'smallAmongCapitals', 'shouted'] as const;
type Way = (typeof MANNERS)[number];

/** What the signs of a spot are called in the record of their weights. */
export type SpotSign =
  | Way
  | 'bias'
  | 'two'
  | 'three'
  | 'ordinary'
  | 'ordinaryTwo'
  | 'share'
  | 'common'
  | 'unknown'
  | 'letters'
  | 'unknownLong'
  | 'ordinaryInside'
  | 'ordinaryOpening'
  | 'ordinarySmall'
  | 'ordinarySmallAmongCapitals'
  | 'commonSmall'
  | 'shareSmall'
  | 'lettersSmall'
  | 'neighbour'
  | 'cue'
  | 'possessive'
  | 'determiner'
  | 'subject'
  | 'helper'
  | 'verb'
  | 'ordinaryDeterminer'
  | 'ordinaryHelper'
  | 'ordinaryCue'
  | 'ordinaryPossessive';

/** Values of signs; one that is not there is 0. */
export type Signs<Name extends string> = Partial<Record<Name, number>>;

/** All that a message says about one name in it, whatever headline the name belongs to. */
export function toSpotSigns(spot: Spot, manner: Manner, lexicon: Lexicon): Signs<SpotSign> {
  const way = wayOf(spot, manner);
  const known = knownOf(spot.words, lexicon);
  const beside = besideOf(spot, manner, way);
  const { ordinary = 0, common = 0, share = 0, letters = 0 } = known;
  const small = way === 'small' || way === 'smallAmongCapitals' ? 1 : 0;
  return {
    ...known,
    ...beside,
    [way]: 1,
    ordinaryInside: way === 'inside' ? ordinary : 0,
    ordinaryOpening: way === 'opening' ? ordinary : 0,
    ordinarySmall: way === 'small' ? ordinary : 0,
    ordinarySmallAmongCapitals: way === 'smallAmongCapitals' ? ordinary : 0,
    commonSmall: common * small,
    shareSmall: share * small,
    lettersSmall: letters * small,
    ordinaryDeterminer: ordinary * (beside.determiner ?? 0),
    ordinaryHelper: ordinary * (beside.helper ?? 0),
    ordinaryCue: ordinary * (beside.cue ?? 0),
    ordinaryPossessive: ordinary * (beside.possessive ?? 0),
  };
}

/** What the lexicon knows of a name's words: a name is as rare as its rarest. */
function knownOf(words: readonly string[], lexicon: Lexicon): Signs<SpotSign> {
  const frequency = Math.min(...words.map((word) => lexicon.frequency(word)));
  const ordinary = words.every((word) => lexicon.isOrdinary(word));
  const unknown = frequency === 0 && !ordinary;
  const letters = words.join('').length;
  return {
    bias: 1,
    two: flag(words.length === 2),
    three: flag(words.length > 2),
    ordinary: flag(ordinary),
    ordinaryTwo: flag(ordinary && words.length > 1),
    share: Math.max(...words.map((word) => lexicon.nameShare(word))),
    common: Math.log10(0.05 + frequency),
    unknown: flag(unknown),
    letters: Math.min(12, letters) / 12,
    unknownLong: flag(unknown && letters > 4),
  };
}

const flag = (yes: boolean): number => (yes ? 1 : 0);

/** How the name is written, and what that is worth in such a message. */
function wayOf({ at, words }: Spot, manner: Manner): Way {
  const said = manner.words.slice(at, at + words.length);
  if (manner.shouted) return 'shouted';
  if (said.some(({ shape }) => shape === 'upper' || shape === 'inner')) return 'written';
  if (said.some(({ shape }) => shape === 'small')) {
    return manner.cased ? 'smallAmongCapitals' : 'small';
  }
  return said[0]?.opens ? 'opening' : 'inside';
}

function besideOf({ at, words }: Spot, { words: all }: Manner, way: Way): Signs<SpotSign> {
  const before = all[at - 1];
  const after = all[at + words.length];
  const capital = way === 'written' || way === 'inside' || way === 'opening';
  const joined = all[at]?.apart !== true && before?.opens !== true && isCapital(before);
  const goesOn = after?.apart !== true && isCapital(after);
  return {
    neighbour: flag(capital && (joined || goesOn)),
    cue: flag(isCued(all, at, at + words.length)),
    possessive: flag(all[at + words.length - 1]?.possessive === true),
    determiner: flag(isIn(DETERMINERS, before)),
    subject: flag(isIn(SUBJECTS, before)),
    helper: flag(isIn(HELPERS, before)),
    verb: flag(isIn(VERBS, after)),
  };
}

const isIn = (words: ReadonlySet<string>, heard: Word | undefined): boolean =>
  heard !== undefined && words.has(heard.word);

/** A capital beside a name makes it a part of a longer one. */
const isCapital = (heard: HeardWord | undefined): boolean =>
  heard !== undefined && /^(?:capital|upper|inner)$/.test(heard.shape) && !isCue(heard.word);
