import type { ArticleFacts, RankedSentence } from './article-facts.ts';
import { FIRST_PERSON, LEANING, SAYING, TIME } from './word-marks.ts';

/** One number about a sentence, about 0 to 1, that its rank is weighed from. */
type Feature = (sentence: RankedSentence, article: ArticleFacts) => number;

const is = (holds: boolean): number => (holds ? 1 : 0);
const QUESTION = /\?["”’']?$/;
const QUOTE_HEAD = /^["“'‘]/;

export const FEATURES: Readonly<Record<string, Feature>> = {
  first: ({ index }) => is(index === 0),
  second: ({ index }) => is(index === 1),
  third: ({ index }) => is(index === 2),
  fourth: ({ index }) => is(index === 3),
  fifth: ({ index }) => is(index === 4),
  nearTop: ({ index }) => 1 / (index + 1),
  depth: ({ index }) => Math.log(1 + index) / 3,
  share: ({ index }, { sentences }) => index / sentences.length,
  last: ({ index }, { sentences }) => is(index === sentences.length - 1),
  opensParagraph: ({ opens }, { paragraphs }) => is(opens && paragraphs > 2),
  length: ({ words }) => Math.log(words + 1) - 3,
  short: ({ words }) => is(words < 8),
  shortish: ({ words }) => is(words < 13),
  long: ({ words }) => is(words > 35),
  longish: ({ words }) => is(words > 28),
  veryLong: ({ words }) => is(words > 50),
  frequency: ({ frequency }) => frequency * 3,
  toAll: ({ toAll }) => toAll,
  shared: ({ shared }) => shared,
  weight: ({ weight }) => Math.log(1 + weight) / 3,
  toLead: ({ toLead }) => toLead,
  toEarlier: ({ toEarlier }) => toEarlier,
  toNext: ({ toNext }) => toNext,
  titleLikeness: ({ inTitle, distinct }, { titleTerms }) =>
    inTitle / Math.sqrt((titleTerms || 1) * (distinct || 1)),
  titleShare: ({ inTitle }, { titleTerms }) => inTitle / (titleTerms || 1),
  numbers: ({ numbers }) => Math.min(3, numbers) / 3,
  names: ({ nameCount }) => Math.min(6, nameCount) / 6,
  newNames: ({ newNames }) => Math.min(4, newNames) / 4,
  leadNames: ({ leadNames }) => leadNames,
  quoted: ({ quoted }) => is(quoted),
  quoteHead: ({ text }) => is(QUOTE_HEAD.test(text)),
  leaning: ({ headMarks }) => is((headMarks & LEANING) !== 0),
  question: ({ text }) => is(QUESTION.test(text)),
  colonEarly: ({ colonAfter }) => is(colonAfter > 0 && colonAfter < 7),
  colonLate: ({ colonAfter }) => is(colonAfter > 6),
  firstPerson: ({ marks }) => is((marks & FIRST_PERSON) !== 0),
  saying: ({ marks }) => is((marks & SAYING) !== 0),
  time: ({ marks }) => is((marks & TIME) !== 0),
  parenthesis: ({ parenthesis }) => is(parenthesis),
  commas: ({ commas }) => Math.min(4, commas) / 4,
};
