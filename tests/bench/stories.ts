import { createStories, type Told } from '#core/news/stories.ts';
import { type Figure, median, timed } from './figures.ts';

const MANY = 20_000;
const RUNS = 3;
const SECONDS_APART = 20;
/** How many words there are, and how many a headline has. */
const WORDS = 20_000;
const LENGTH = 8;
/** Zipf's law without its first words, which carry no subject: the commonest is in one of 45 headlines. */
const COMMONEST = 60;
/** So many of its words its event gives it. */
const GIVEN = 5;
/** One headline in so many begins an event; the others tell one of the latest. */
const EVENT_EVERY = 3;
const LATEST = 200;

/** Headlines a second of one stream: made words, of which few are frequent, as in a language. */
export async function measureStories(): Promise<readonly Figure[]> {
  const stream = makeStream();
  const rates: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const stories = createStories();
    const took = await timed(async () => {
      for (const item of stream) stories.add(item);
    });
    rates.push((MANY / took) * 1_000);
  }
  const perSecond = Math.round(median(rates)).toLocaleString('en-GB');
  return [{ what: 'headlines into stories', found: `${perSecond} a second`, reach: '10,000' }];
}

function makeStream(): readonly Told[] {
  const random = createRandom(7);
  const word = (): string =>
    `w${Math.floor(COMMONEST * (WORDS / COMMONEST) ** random()).toString(36)}x`;
  const words = (count: number): readonly string[] => Array.from({ length: count }, word);
  const events = [words(LENGTH)];
  const start = Temporal.Instant.from('2026-11-22T00:00:00Z');
  return Array.from({ length: MANY }, (_, index) => {
    if (index % EVENT_EVERY === 0) events.push(words(LENGTH));
    const back = 1 + Math.floor(random() * Math.min(LATEST, events.length));
    const event = events.at(-back) ?? [];
    const title = [...event.slice(0, GIVEN), ...words(LENGTH - GIVEN)].join(' ');
    return { id: `${index}`, title, published: start.add({ seconds: SECONDS_APART * index }) };
  });
}

/** The same numbers from 0 to 1 in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
