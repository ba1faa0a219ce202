import { fold } from './words.ts';

/** A word, or what is written as one: AT&T, U.S., 3.5, O'Neil. */
const TERM = /[\p{L}\p{N}]+(?:[.&'’][\p{L}\p{N}]+)*/gu;
const INNER = /[.&'’]/g;
const POSSESSIVE = /['’]s?(?![\p{L}\p{N}])/gu;
/** Scripts that put no blanks between words. */
const UNSPACED = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}]+$/u;
/** Thai, the first of them. */
const FIRST_UNSPACED = 0xe00;

/** English words that carry grammar or newspaper manner, but no subject. */
const STOP_WORDS = new Set(
  `a about after again against all also am amid an and any are as at back be because been before being
  between both but by can could did do does down during each even few for from get gets getting go goes
  got had has have he her here him his how i if in into is it its just like made make makes making may
  me might more most much must my near new no not now of off on once one only or other our out over own
  per put said same say saying says see seen set she should since so some still such take takes than that
  the their them then there these they this those through to too under until up update upon very via want
  was we were what when where which while who whom whose why will with within without would you your`
    .trim()
    .split(/\s+/),
);

/** Words of the calendar and of the paper itself: they come with any subject. */
const MANNER_WORDS = new Set(
  `january jan february feb march mar april apr june jun july jul august aug september sept sep october oct
  november nov december dec monday mon tuesday tue wednesday wed thursday thu friday fri saturday sat
  sunday sun today yesterday tomorrow daily weekly day days week weeks month months
  year years
  analysis breaking exclusive news factbox live photos pictures report reports source sources update updates
  updated video watch`
    .trim()
    .split(/\s+/),
);
/** Years, days of a month, and how many things a list has. */
const NUMBER = /^(?:(?:19|20)\d\d|\d\d?)$/;

/** True for a folded word of grammar or of the calendar, which comes with any subject. */
export const saysNothing = (word: string): boolean =>
  STOP_WORDS.has(word) || MANNER_WORDS.has(word) || (word.length <= 4 && NUMBER.test(word));

/**
 * What a text is about, as terms that can be compared: folded, possessives and endings off, words that say
 * nothing left out; writing without blanks gives its pairs of letters. Linear in the text's length.
 */
export function toTerms(text: string): readonly string[] {
  const found = fold(text).replace(POSSESSIVE, '').match(TERM) ?? [];
  return found.flatMap((word) => {
    if (word.charCodeAt(0) >= FIRST_UNSPACED && UNSPACED.test(word)) return toPairs(word);
    const plain = word.replace(INNER, '');
    return saysNothing(plain) ? [] : [toStem(plain)];
  });
}

function toPairs(word: string): readonly string[] {
  const letters = [...word];
  if (letters.length < 2) return letters;
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

/** Takes off the commonest English endings, so that `taper`, `tapers` and `tapering` are one. */
function toStem(word: string): string {
  if (word.length <= 4) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  const single = withoutPlural(word);
  const bare = withoutVerbEnding(single);
  return bare.length > 4 && bare.endsWith('e') ? bare.slice(0, -1) : bare;
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutVerbEnding(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3);
  return word.length > 4 && word.endsWith('ed') ? word.slice(0, -2) : word;
}
