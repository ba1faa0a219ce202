import type { WireItem } from '#core/news/feed.ts';

type Wanted = { readonly items: number; readonly feeds: number; readonly now: Temporal.Instant };

/** The days that they are spread over. */
const DAYS = 30;
const TEXT = 300;
/** One headline in so many begins an event; the others tell one of the latest. */
const EVENT_EVERY = 3;
const LATEST = 300;

const list = (words: string): readonly string[] => words.split(' ');
const SYLLABLES = list(
  'ba co dex fa gor hil jun kan lor mar nex or pol quin ras sol tev ul vex wan',
);
const KINDS = list('Motors Bank Energy Group Foods Airlines Steel Capital Networks Pharma');
const VERBS = list('raises cuts sells buys opens closes delays wins loses reviews plans halts');
const OBJECTS = list(
  'plant bonus forecast stake pipeline contract outlook factory loan bid fleet merger',
);
const PLACES = list('Japan Canada Europe Brazil France India Spain Texas London Tokyo');
const SAID = list(
  'the of a after months talks with people who know said on Friday that company workers shares market price week year government union board chief plan deal region',
);

/** Invented headlines with texts, the newest first, as they lie in a store; the same in every run. */
export function createItems({ items, feeds, now }: Wanted) {
  const { pick, roll } = createDice();
  const word = (): string => `${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}`;
  const nameOf = (made: string): string => made.charAt(0).toUpperCase() + made.slice(1);
  const names = Array.from({ length: 12_000 }, () =>
    roll(3) === 0 ? `${nameOf(word())} ${pick(KINDS)}` : nameOf(word()),
  );
  const rare = Array.from({ length: 30_000 }, () => word() + pick(SYLLABLES));
  const ids = Array.from({ length: feeds }, (_, feed) => `feed-${String(feed).padStart(19, '0')}`);
  const events: { readonly story: string; readonly who: string; readonly what: string }[] = [];
  const textOf = (about: string): string => {
    let said = `The ${about}`;
    while (said.length < TEXT) said += ` ${roll(3) === 0 ? pick(rare) : pick(SAID)}`;
    return said.slice(0, TEXT);
  };
  const step = (DAYS * 86_400_000) / items;
  const itemAt = (at: number): WireItem => {
    const id = `item-${String(at).padStart(19, '0')}`;
    if (at % EVENT_EVERY === 0)
      events.push({ story: id, who: pick(names), what: `${pick(OBJECTS)} in ${pick(PLACES)}` });
    const back = 1 + roll(Math.min(LATEST, events.length));
    const { story, who, what } = events.at(-back) as (typeof events)[number];
    const title = `${who} ${pick(VERBS)} ${what} as ${pick(names)} ${pick(VERBS)} ${pick(rare)}`;
    const feed = roll(feeds);
    const url = `https://news-${feed}.example/${who.toLowerCase().replace(' ', '-')}/${at}`;
    const line = { id, title, url, feed: ids[feed] ?? '', source: `Paper ${feed}` };
    const { told, ...rest } = asRead({ told: line, text: textOf(`${what} of ${who}`), story });
    const published = now.subtract({ milliseconds: Math.round(at * step) });
    const headline = { ...told, published };
    return { ...rest, headline, firstSeen: published, backlog: false, marks: [] };
  };
  return { itemAt, feeds: ids };
}

/** A text that was put together is kept in its pieces; one that was read is not. */
const asRead = <Read>(value: Read): Read => JSON.parse(JSON.stringify(value));

/** The same numbers in every run. */
function createDice() {
  let state = 20_261_128;
  const roll = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return { roll, pick: (words: readonly string[]): string => words[roll(words.length)] ?? '' };
}
