import { BIT, frequencyOf, traitsOf } from '#core/language/traits.ts';
import type { Piece } from './marked.ts';

/** Puts other names of the same kind into a headline, known ones and invented ones. */
export type NameMaker = { swap(pieces: readonly Piece[]): readonly Piece[] };

const SYLLABLES =
  'ba be bi bo ca ce co da de di do el en fa fi fo ga ge go ha he ho in ja ka ke ki ko la le li lo ma me mi mo na ne ni no or pa pe po qua ra re ri ro sa se si so ta te ti to tra tri u va ve vi vo xa xe xi ya za ze zo'.split(
    ' ',
  );
const LAST_SYLLABLES = 'n r x s m l ta co tel via ron dyne tec gen ix um is on or'.split(' ');
const LETTERS = [...'ABCDEFGHIKLMNPRSTVXZ'];
const BRANCHES =
  'Capital Systems Bank Airlines Copper Gold Coffee Energy Software Foods Motors Group Holdings Partners Therapeutics Pharma Games Media Networks Technologies Resources Mining Steel Power Water Telecom Brands Stores Retail Financial Insurance Airways Air Oil Gas Labs Studios Entertainment Semiconductor Devices Health Minerals Lithium Industries Chemical Paper Electric Electronics Logistics Shipping Hotels Resorts Properties Beverages Breweries Ventures Securities Trust Motor Aerospace Robotics Interactive Cloud Data'.split(
    ' ',
  );

type Entry = readonly [word: string, packed: number];

/** `random` gives numbers in 0..1; the words are those of the shipped list. */
export function createNameMaker(entries: readonly Entry[], random: () => number): NameMaker {
  const pools = toPools(entries);
  const places = new Set(pools.places);
  const words = createWords(pools, random);
  const swapOne = (piece: Piece): Piece => {
    if (piece.kind === 'o') return { ...piece, text: toOrganisation(words, random) };
    if (piece.kind === 'p') return { ...piece, text: toPerson(words, random) };
    const single = piece.kind === 'l' && places.has(piece.text.toLowerCase());
    return single && random() < 0.7 ? { ...piece, text: words.from('places') } : piece;
  };
  return { swap: (pieces) => pieces.map(swapOne) };
}

/** Makes words that names are built of. */
type Words = {
  from(pool: keyof Pools): string;
  branch(): string;
  acronym(): string;
  invented(): string;
};

function createWords(pools: Pools, random: () => number): Words {
  const pick = (words: readonly string[]): string =>
    words[Math.floor(random() * words.length)] ?? '';
  return {
    from: (pool) => pick(pools[pool]).replace(/(?<=^| )\w/g, (letter) => letter.toUpperCase()),
    branch: () => pick(BRANCHES),
    acronym: () => spell(2 + Math.floor(random() * 3), () => pick(LETTERS)),
    invented: () => {
      const start = spell(2 + Math.floor(random() * 2), () => pick(SYLLABLES));
      return capital(start + (random() < 0.6 ? pick(LAST_SYLLABLES) : ''));
    },
  };
}

const toWord = (words: Words, random: () => number): string =>
  choose(random(), [
    [0.35, () => words.from('names')],
    [0.25, words.invented],
    [0.15, () => words.from('nouns')],
    [0.1, () => words.from('adjectives')],
    [0.15, () => words.from('places')],
  ]);

function toOrganisation(words: Words, random: () => number): string {
  const word = (): string => toWord(words, random);
  return choose(random(), [
    [0.28, () => words.from('names')],
    [0.15, words.invented],
    [0.05, () => words.from('nouns')],
    [0.09, () => words.from('brands')],
    [0.1, words.acronym],
    [0.04, () => words.from('nouns') + words.from('nouns')],
    [0.15, () => `${word()} ${words.branch()}`],
    [0.04, () => `${word()} ${word()} ${words.branch()}`],
    [0.03, () => `${word()} & ${word()}`],
    [0.02, () => `${words.invented()}.com`],
    [0.02, () => `${words.invented()}-${words.invented()}`],
    [0.03, () => `${word()} ${word()}`],
  ]);
}

function toPerson(words: Words, random: () => number): string {
  const surname = choose(random(), [
    [0.6, () => words.from('names')],
    [0.24, words.invented],
    [0.16, () => words.from('nouns')],
  ]);
  return random() < 0.7 ? `${words.from('forenames')} ${surname}` : surname;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const spell = (length: number, next: () => string): string => Array.from({ length }, next).join('');

type Choice = readonly [share: number, make: () => string];

/** The choice in whose share of 0..1 a number falls; the last where shares do not fill it. */
function choose(number: number, choices: readonly Choice[]): string {
  let rest = number;
  for (const [share, make] of choices) {
    rest -= share;
    if (rest < 0) return make();
  }
  return choices.at(-1)?.[1]() ?? '';
}

/** Per million: rarer words make no likely names. */
const HEARD = 1;

type Pools = Readonly<
  Record<'names' | 'nouns' | 'adjectives' | 'forenames' | 'brands' | 'places', readonly string[]>
>;

function toPools(entries: readonly Entry[]): Pools {
  const where = (fits: (traits: number, packed: number) => boolean): readonly string[] =>
    entries
      .filter(([word, packed]) => /^[a-z]{3,12}$/.test(word) && fits(traitsOf(packed), packed))
      .map(([word]) => word);
  const has = (traits: number, all: number, none: number): boolean =>
    (traits & all) === all && (traits & none) === 0;
  return {
    names: where((traits) =>
      has(traits, BIT.name, BIT.small | BIT.demonym | BIT.place | BIT.forename),
    ),
    nouns: where(
      (traits, packed) =>
        has(traits, BIT.small | BIT.noun, BIT.plural) && frequencyOf(packed) > HEARD,
    ),
    adjectives: where(
      (traits, packed) => has(traits, BIT.small | BIT.adjective, 0) && frequencyOf(packed) > HEARD,
    ),
    forenames: where((traits) => has(traits, BIT.forename | BIT.spoken, 0)),
    brands: entries
      .filter(([, packed]) => has(traitsOf(packed), BIT.brand, 0))
      .map(([word]) => word),
    places: where((traits) => has(traits, BIT.place, BIT.small | BIT.demonym)),
  };
}
