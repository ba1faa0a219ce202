import LEARNED from './gate-weights.json' with { type: 'json' };
import type { Role } from './item-names.ts';
import type { Signs, SpotSign } from './signs.ts';

/** In the order of the values that `toItemSigns` gives. */
export const ITEM_SIGNS = [
  'name',
  'spelling',
  'part',
  'word',
  'text',
  'looseCapital',
  'looseOpening',
  'looseSmall',
  'looseLong',
  'unknownName',
  'unknownNameCapital',
  'head',
  'others',
  'othersRarity',
  'shared',
  'sharedRarity',
  'textShared',
  'coverage',
  'spread',
  'size',
  'ordinaryShared',
  'looseShared',
  'looseOthers',
] as const;

/** How a message fits an item, beside the name itself. */
export type Fit = {
  readonly role: Role;
  /** The headline begins with the name. */
  readonly head: boolean;
  /** Other names of the item near this one, and the sum of their rarities. */
  readonly others: number;
  readonly othersRarity: number;
  /** Other words of the headline near the name, and the sum of their rarities. */
  readonly shared: number;
  readonly sharedRarity: number;
  /** Words near the name that only the text under the headline has: the sum of their rarities. */
  readonly textRarity: number;
  /** Share of the headline's other words, by rarity, that are near the name. */
  readonly coverage: number;
  /** Items with the name. */
  readonly holders: number;
};

/** A name as it is said in the message. */
export type Said = {
  readonly signs: Signs<SpotSign>;
  readonly small: boolean;
  readonly capital: boolean;
};

/** From some thousands on, more headlines make a name no likelier to be said by chance. */
const MOST_SIZE = 3;
/** So much that is shared with a text weighs as much as all of it. */
const MOST_TEXT = 2;

/** How well a message fits an item, as numbers in the order of ITEM_SIGNS. */
export function toItemSigns(fit: Fit, said: Said, size: number): readonly number[] {
  const { role } = fit;
  const { signs, small, capital } = said;
  const rarity = Math.min(2, fit.sharedRarity);
  const others = Math.min(2, fit.others);
  const loose = flag(isLoose(role));
  const looseSmall = loose * flag(small);
  const unknown = flag(role === 'name') * (signs.unknown ?? 0);
  return [
    flag(role === 'name' || role === 'alias'),
    flag(role === 'spelling'),
    flag(role === 'part'),
    flag(role === 'word'),
    flag(role === 'text'),
    loose * flag(capital),
    loose * (signs.opening ?? 0),
    looseSmall,
    loose * ((signs.two ?? 0) + (signs.three ?? 0)),
    unknown,
    unknown * flag(capital),
    flag(fit.head),
    others,
    Math.min(2, fit.othersRarity / 5),
    Math.min(4, fit.shared),
    rarity,
    Math.min(MOST_TEXT, fit.textRarity),
    fit.coverage,
    Math.log10(1 + fit.holders),
    Math.min(MOST_SIZE, Math.log10(1 + size)),
    rarity * (signs.ordinary ?? 0),
    looseSmall * rarity,
    looseSmall * others,
  ];
}

/** A word that may be a name only because it has a capital in the headline, or is in a name. */
const isLoose = (role: Role): boolean => role === 'word' || role === 'part';

const flag = (yes: boolean): number => (yes ? 1 : 0);

export { LEARNED };

const SPOT_WEIGHTS = Object.entries(LEARNED.spot) as readonly (readonly [SpotSign, number])[];
const ITEM_WEIGHTS = ITEM_SIGNS.map((sign) => LEARNED.item[sign]);

/** What the message says for the name by itself: a part of the log-odds that the item is meant. */
export const weighSpot = (signs: Signs<SpotSign>): number =>
  SPOT_WEIGHTS.reduce((sum, [sign, weight]) => sum + weight * (signs[sign] ?? 0), 0);

/** What the fit of an item adds to them. */
export function weighItem(signs: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < ITEM_WEIGHTS.length; at += 1) {
    sum += (signs[at] ?? 0) * (ITEM_WEIGHTS[at] ?? 0);
  }
  return sum;
}

/** What words that an item's text shares with a message can add at most. */
export const MOST_OF_TEXT = Math.max(0, MOST_TEXT * LEARNED.item.textShared);

/** A reply is worth it from these log-odds on. */
export const REPLY_FROM = LEARNED.replyFrom;
