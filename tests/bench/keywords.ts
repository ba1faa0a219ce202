import { toKeywords } from '#core/language/keywords.ts';
import { createLexicon } from '#core/language/lexicon.ts';
import { toTokens } from '#core/language/words.ts';
import { readLexiconData } from '#feeds/lexicon.ts';
import { type Figure, milliseconds } from './figures.ts';

const ROUNDS = 20_000;
const TITLES = [
  'Ferry Operator Weighs Sale of Northern Routes as Fuel Costs Rise',
  'Microsoft and Toyota Drop Talks Over Battery Plant in Ohio',
  'Bank of England Holds Rates, Warns of Sticky Inflation',
  'Why Small Firms Feel the Squeeze From Higher Rates',
  'Coca-Cola’s Bottler Sues Former Chief Over $13.6 Million Bonus',
];
/** A chat message of 100 ASCII characters. */
const MESSAGE =
  'Has anyone seen what they said about the new plant? It looks like the U.S. deal is off again, I fear';

/** Loading what is known of words, the headlines read in a second, and what it costs to part a message into words. */
export async function measureKeywords(): Promise<readonly Figure[]> {
  const start = performance.now();
  const lexicon = createLexicon(readLexiconData());
  const load = performance.now() - start;
  const read = timeOf(ROUNDS / 10, () => {
    for (const title of TITLES) toKeywords({ title }, lexicon);
  });
  const split = timeOf(ROUNDS, () => void toTokens(MESSAGE));
  const perSecond = Math.round((1_000 / read) * TITLES.length);
  return [
    { what: 'lexicon ready', found: milliseconds(load), reach: '100 ms' },
    { what: 'headlines whose names are found in 1 s', found: `${perSecond}`, reach: '10000' },
    {
      what: 'words of a message of 100 characters',
      found: `${(split * 1_000).toFixed(1)} µs`,
      reach: '6 µs',
    },
  ];
}

/** Milliseconds of one run, once it is warm. */
function timeOf(rounds: number, work: () => void): number {
  for (let round = 0; round < rounds / 10; round += 1) work();
  const start = performance.now();
  for (let round = 0; round < rounds; round += 1) work();
  return (performance.now() - start) / rounds;
}
