import type { Mention } from '../language/mentions.ts';
import { fold } from '../language/words.ts';
import { byStory } from './by-story.ts';
import type { Follow } from './feed.ts';
import type { Named, Names } from './names.ts';
import type { Headline, Listed } from './news.ts';
import type { Origin } from './origin.ts';
import type { SearchIndex } from './ports.ts';
import { rankFrontPage } from './rank.ts';
import { createSight, type FirstSeen, type Scene } from './sight.ts';
import type { Stories } from './stories.ts';
import type { Printed } from './title-names.ts';

/** What a search found, one line a story, best first; what to look for instead where that is nothing. */
export type Found = {
  readonly items: readonly Listed[];
  readonly suggestions: readonly string[];
};

/** The news as one place may see it: every question is answered from that alone. */
export type LocalNews = {
  item(id: string): Headline | undefined;
  /** Where an item came from. */
  origin(id: string): Origin | undefined;
  /** The items that lead to a page, however its address is written. */
  withAddress(url: string): readonly Headline[];
  /** All that may be seen of the story of an item, itself included, its best line first. */
  tellings(id: string): readonly Headline[];
  /** All of `content/` and the newest of the feeds, the most important first. */
  items(): readonly Headline[];
  /**
   * What came from then on, however old it says it is, the most important first. What stood in a feed when
   * it was first read, or before it was followed here, did not come.
   */
  cameSince(then: Temporal.Instant, firstSeen: FirstSeen): readonly Headline[];
  /** What was published from then on (milliseconds), in no order. */
  printedSince(then: number): readonly Printed[];
  /** The front page, one line a story. */
  front(): readonly Listed[];
  find(words: string): Found;
  /** The headline that a message names the subject of. */
  match(message: string): Mention<Headline> | undefined;
  /** Every headline that a message is about, surest first. */
  matches(message: string): readonly Mention<Headline>[];
  /** The names in a text of people, whether the news has them or not. */
  namesIn(text: string): readonly string[];
  /** Names and words of the news that begin with what is typed, best first. */
  complete(typed: string): readonly string[];
  topics(): readonly string[];
  /** The key of the story that an item tells: its own id where it tells one alone. */
  storyOf(id: string): string;
  /** One line a story, each with the number of other sources that tell it. */
  listed(items: readonly Headline[]): readonly Listed[];
};

/** All the news, whoever may see it. */
export type AllNews = Scene & {
  readonly names: Names;
  readonly search: SearchIndex;
  readonly stories: Stories;
};

type Viewpoint = { readonly follows: readonly Follow[]; readonly now: Temporal.Instant };

/** More hits than anybody pages through. */
const MOST_HITS = 200;
const SUGGESTIONS = 5;
/** Items whose names are offered while somebody types. */
const NAMED = 50;
/** Discord takes 25 completions. */
const COMPLETIONS = 25;

export function createLocalNews(all: AllNews, { follows, now }: Viewpoint): LocalNews {
  const { names, search, stories } = all;
  const { feeds, topics, item, origin, withAddress, ...sight } = createSight(all, follows);
  const storyOf = (id: string): string => stories.keyOf(id) ?? id;
  const toldIn = keep((story: string) => stories.membersOf(story).flatMap((id) => item(id) ?? []));
  const told = (id: string): readonly Headline[] => toldIn(storyOf(id));
  const listed = (items: readonly Headline[]): readonly Listed[] =>
    byStory(items, { storyOf, told });
  const rank = (items: readonly Headline[]) => rankFrontPage(items, { told, now });
  const items = once(() => rank(sight.newest()));
  const seen = { sees: ({ feed }: Named) => sight.sees(feed) };
  return {
    ...{ item, items, listed, storyOf, origin, withAddress, tellings: told },
    printedSince: sight.printedSince,
    cameSince: (then, firstSeen) => rank(sight.cameSince(then, firstSeen)),
    front: once(() => listed(items())),
    find(words) {
      const hits = search.find(words, { feeds, limit: MOST_HITS }).flatMap((id) => item(id) ?? []);
      const suggestions =
        hits.length > 0 ? [] : search.suggest(words, { feeds, limit: SUGGESTIONS });
      return { items: listed(hits), suggestions };
    },
    match(message) {
      const mention = names.find(message, seen);
      return mention && toSeen(mention, item)[0];
    },
    matches: (message) => names.findAll(message, seen).flatMap((mention) => toSeen(mention, item)),
    namesIn: names.namesIn,
    complete(typed) {
      const start = fold(typed.trim());
      const told =
        start === '' ? items().slice(0, NAMED) : search.find(typed, { feeds, limit: NAMED });
      const ids = told.map((each) => (typeof each === 'string' ? each : each.id));
      const named = ids.flatMap(names.namesOf).filter((name) => beginsIn(name, start));
      const words = search.complete(typed, { feeds, limit: COMPLETIONS });
      const isNamed = (word: string): boolean =>
        named.some((name) => fold(name).startsWith(fold(word)));
      const rest = words.filter((word) => !isNamed(word));
      return [...new Map([...named, ...rest].map((each) => [fold(each), each])).values()];
    },
    topics: once(() => [...new Set([...items().flatMap(({ topic }) => topic ?? []), ...topics])]),
  };
}

/** The mention with the headline itself; nothing where it has just gone. */
function toSeen(mention: Mention<Named>, item: LocalNews['item']): readonly Mention<Headline>[] {
  const meant = item(mention.item.id);
  return meant === undefined ? [] : [{ ...mention, item: meant }];
}

/** True where a word of the name begins so. */
const beginsIn = (name: string, start: string): boolean =>
  fold(name).startsWith(start) || fold(name).includes(` ${start}`);

function once<Value>(make: () => Value): () => Value {
  const made = keep((_: true) => make());
  return () => made(true);
}

/** Makes the value of a key once. */
function keep<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
