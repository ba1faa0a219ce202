import type { ArticleFacts, RankedSentence } from './article-facts.ts';
import { FIRST_PERSON, LEANING, SAYING } from './word-marks.ts';

/** One number about a sentence, roughly from 0 to 1, that its rank is weighed from. */
type Feature = (sentence: RankedSentence, article: ArticleFacts) => number;

/** Two sentences as a summary together. */
export type Pair = {
  readonly likeness: number;
  /** 1 where one follows the other. */
  readonly distance: number;
  readonly words: number;
};

const is = (holds: boolean): number => (holds ? 1 : 0);
const isFirst: Feature = ({ index }) => is(index === 0);
const nearTop: Feature = ({ index }) => 1 / (index + 1);
const shared: Feature = ({ terms }) => terms.shared;
const toAll: Feature = (sentence) => sentence.toAll;
const weight: Feature = ({ terms }) => Math.log(1 + terms.weight) / 3;
const leaning: Feature = ({ facts }) => is((facts.headMarks & LEANING) !== 0);

const both =
  (one: Feature, other: Feature): Feature =>
  (sentence, article) =>
    one(sentence, article) * other(sentence, article);

const QUESTION = /\?["”’']?$/;

/** What is weighed of a sentence, by the names that the weights have. */
export const SENTENCE_FEATURES: Readonly<Record<string, Feature>> = {
  first: isFirst,
  second: ({ index }) => is(index === 1),
  nearTop,
  depth: ({ index }) => Math.log(1 + index) / 3,
  opensParagraph: ({ opens }, { paragraphs }) => is(opens && paragraphs > 2),
  length: ({ facts }) => Math.log(facts.words + 1) - 3,
  short: ({ facts }) => is(facts.words < 8),
  frequency: ({ terms }) => terms.frequency * 3,
  toAll,
  shared,
  weight,
  toLead: (sentence) => sentence.toLead,
  toEarlier: (sentence) => sentence.toEarlier,
  titleLikeness: ({ terms }, { titleTerms }) =>
    terms.inTitle / Math.sqrt((titleTerms || 1) * (terms.distinct || 1)),
  titleShare: ({ terms }, { titleTerms }) => terms.inTitle / (titleTerms || 1),
  numbers: ({ facts }) => Math.min(3, facts.numbers) / 3,
  names: ({ names }) => Math.min(6, names.count) / 6,
  leadNames: ({ names }) => names.inLead,
  quoted: ({ facts }) => is(facts.quoted),
  leaning,
  question: ({ facts }) => is(QUESTION.test(facts.text)),
  colonEarly: ({ facts }) => is(facts.colonAfter > 0 && facts.colonAfter < 7),
  firstPerson: ({ facts }) => is((facts.marks & FIRST_PERSON) !== 0),
  saying: ({ facts }) => is((facts.marks & SAYING) !== 0),
  // What a first sentence must be, to be more than scenery.
  firstToAll: both(isFirst, toAll),
  firstShared: both(isFirst, shared),
  firstWeight: both(isFirst, weight),
  firstLeaning: both(isFirst, leaning),
  // Columns and interviews do not begin with what they tell.
  nearTopOfColumn: (sentence, article) => nearTop(sentence, article) * article.personal,
  nearTopOfInterview: (sentence, article) => nearTop(sentence, article) * article.quoting,
};

/** Two sentences of news have about 50 words. */
const WORDS_OF_TWO = 55;

/** What two sentences add to their ranks, or take from them, when both are chosen. */
export const PAIR_FEATURES: Readonly<Record<string, (pair: Pair) => number>> = {
  likeness: ({ likeness }) => likeness,
  adjacent: ({ distance }) => is(distance === 1),
  overlong: ({ words }) => Math.max(0, words - WORDS_OF_TWO) / 20,
};
