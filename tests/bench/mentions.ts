import { createLexicon } from '#core/language/lexicon.ts';
import {
  createMentionIndex,
  type MentionIndex,
  type MentionItem,
} from '#core/language/mentions.ts';
import { readLexiconData } from '#feeds/lexicon.ts';
import { type Figure, milliseconds, percentile } from './figures.ts';

const HEADLINES = 100_000;
const MESSAGES = 50_000;
/** Headlines that come and go while all the others are there. */
const CHANGES = 10_000;

/** The same numbers in every run. */
function createDice(): (below: number) => number {
  let state = 20_261_128;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const roll = createDice();
const pick = (words: readonly string[]): string => words[roll(words.length)] ?? '';
const list = (words: string): readonly string[] => words.split(' ');

const SYLLABLES = list(
  'ba co dex fa gor hil jun kan lor mar nex or pol quin ras sol tev ul vex wan',
);
const ENDINGS = list('Motors Bank Energy Group Foods Airlines Steel Capital Networks Pharma');
const VERBS = list('raises cuts sells buys opens closes delays wins loses reviews plans halts');
const OBJECTS = list(
  'plant bonus forecast stake pipeline contract outlook factory loan bid fleet merger',
);
const PLACES = list('Japan Canada Europe Brazil France India Spain Texas London Tokyo');
const CHAT = list(
  'the a I you we it is was to of and in that this for on with not have just can so do if what but there they me at be are or as from how when will would one think like know need use make work still now really maybe build test server code branch merge lunch meeting thanks please tomorrow today review issue page list table question screen keyboard version update option report team release people',
);

/** About as many names as headlines of a week have: some in hundreds of them, most in few. */
const NAMES = Array.from({ length: 12_000 }, () => {
  const word = `${pick(SYLLABLES)}${pick(SYLLABLES)}${roll(3) === 0 ? pick(SYLLABLES) : ''}`;
  const name = word.charAt(0).toUpperCase() + word.slice(1);
  return roll(3) === 0 ? `${name} ${pick(ENDINGS)}` : name;
});
const nameOf = (): string => NAMES[Math.floor(roll(NAMES.length) * (roll(1_000) / 1_000))] ?? '';

function toItem(id: number): MentionItem {
  const name = nameOf();
  const title = `${name} ${pick(VERBS)} ${pick(OBJECTS)} as ${nameOf()} ${pick(VERBS)} ${pick(OBJECTS)} in ${pick(PLACES)}`;
  const text = `The ${pick(OBJECTS)} of ${name} in ${pick(PLACES)} comes after months of talks with ${nameOf()}, people who know of the ${pick(OBJECTS)} said on Friday.`;
  return { id: `${id}`, title, text };
}

/** One chat line in fifty names somebody; most are about nothing in the news. */
function toMessage(): string {
  const words = Array.from({ length: 4 + roll(30) }, () => pick(CHAT));
  if (roll(50) === 0) words.splice(roll(words.length), 0, nameOf());
  return words.join(' ');
}

/** A mention index with 100,000 headlines, in which half a headline in fifty messages is named. */
export async function measureMentions(): Promise<readonly Figure[]> {
  const index = createMentionIndex<MentionItem>(createLexicon(readLexiconData()));
  const before = process.memoryUsage().heapUsed;
  const filling = microsecondsEach(HEADLINES, (id) => index.add(toItem(id)));
  const memory = (process.memoryUsage().heapUsed - before) / HEADLINES;
  return [
    { what: 'a headline with a text added to a growing index', found: micros(filling), reach: '-' },
    { what: 'heap a headline, its text included', found: `${Math.round(memory)} B`, reach: '-' },
    ...measureChanges(index),
    ...measureMessages(index),
  ];
}

function measureChanges(index: MentionIndex<MentionItem>): readonly Figure[] {
  const items = Array.from({ length: CHANGES }, (_, id) => toItem(HEADLINES + id));
  const adding = microsecondsEach(CHANGES, (id) => index.add(items[id] as MentionItem));
  const removing = microsecondsEach(CHANGES, (id) => index.remove(`${id}`));
  const titles = items.map(({ title }, id) => ({ id: `${id}`, title }));
  const bare = microsecondsEach(CHANGES, (id) => index.add(titles[id] as MentionItem));
  return [
    { what: 'a headline added to 100,000', found: micros(bare), reach: '< 50 µs' },
    { what: 'the same with a text under it', found: micros(adding), reach: '-' },
    { what: 'a headline taken out of 100,000', found: micros(removing), reach: '< 50 µs' },
  ];
}

function measureMessages(index: MentionIndex<MentionItem>): readonly Figure[] {
  const messages = Array.from({ length: MESSAGES }, toMessage);
  const times = messages.map((message) => {
    const start = performance.now();
    index.find(message);
    return performance.now() - start;
  });
  const all = times.reduce((sum, time) => sum + time, 0);
  const rate = Math.round(MESSAGES / (all / 1_000));
  return [
    { what: 'messages a second over 100,000 headlines', found: `${rate}`, reach: '> 30,000' },
    { what: 'p99 of a message', found: milliseconds(percentile(times, 99)), reach: '< 0.5 ms' },
  ];
}

function microsecondsEach(count: number, work: (at: number) => void): number {
  const start = performance.now();
  for (let at = 0; at < count; at += 1) work(at);
  return ((performance.now() - start) * 1_000) / count;
}

const micros = (value: number): string => `${value.toFixed(1)} µs`;
