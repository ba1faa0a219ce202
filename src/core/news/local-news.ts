import type { Mention, MentionIndex } from '../language/mentions.ts';
import { fold } from '../language/words.ts';
import type { Archive } from './archive.ts';
import { byStory } from './by-story.ts';
import type { Headline, Listed } from './news.ts';
import type { SearchIndex } from './ports.ts';
import { rankFrontPage } from './rank.ts';
import type { Stories } from './stories.ts';

/** What a search found, one line a story, best first; what to look for instead where that is nothing. */
export type Found = {
  readonly items: readonly Listed[];
  readonly suggestions: readonly string[];
};

/** The news as one place may see it: every question is answered from that alone. */
export type LocalNews = {
  sees(item: Headline): boolean;
  item(id: string): Headline | undefined;
  /** All that may be seen, the most important first. */
  items(): readonly Headline[];
  /** The front page, one line a story. */
  front(): readonly Listed[];
  find(words: string): Found;
  /** The headline that a message names the subject of. */
  match(message: string): Mention<Headline> | undefined;
  /** Names and words of the news that begin with what is typed, best first. */
  complete(typed: string): readonly string[];
  topics(): readonly string[];
  /** The key of the story that an item tells: its own id where it tells one alone. */
  storyOf(id: string): string;
  /** One line a story, each with the number of other sources that tell it. */
  listed(items: readonly Headline[]): readonly Listed[];
};

/** An item with all of its text in one. */
export type Readable = Headline & { readonly text?: string | undefined };

export type Indexes = {
  readonly mentions: MentionIndex<Readable>;
  readonly search: SearchIndex;
  readonly stories: Stories;
};

/** What is seen from somewhere, at a moment. */
export type View = Indexes & {
  readonly archive: Archive;
  /** Whose items may be seen, beside those of no feed. */
  readonly feeds: readonly string[];
  readonly now: Temporal.Instant;
};

/** More hits than anybody pages through. */
const MOST_HITS = 200;
const SUGGESTIONS = 5;
/** Items whose names are offered while somebody types. */
const NAMED = 50;
/** Discord takes 25 completions. */
const COMPLETIONS = 25;

export function createLocalNews(view: View): LocalNews {
  const { archive, feeds, mentions, search, stories, now } = view;
  const subscribed = new Set(feeds);
  const sees = ({ feed }: Headline): boolean => feed === undefined || subscribed.has(feed);
  const item = (id: string): Headline | undefined => {
    const found = archive.byId.get(id);
    return found !== undefined && sees(found) ? found : undefined;
  };
  const storyOf = (id: string): string => stories.keyOf(id) ?? id;
  const told = (id: string): readonly Headline[] =>
    stories.membersOf(storyOf(id)).flatMap((member) => item(member) ?? []);
  const listed = (items: readonly Headline[]): readonly Listed[] =>
    byStory(items, { storyOf, told });
  const items = once(() => rankFrontPage(archive.items.filter(sees), { told, now }));
  return {
    ...{ sees, item, items, listed, storyOf },
    front: once(() => listed(items())),
    find(words) {
      const hits = search.find(words, { feeds, limit: MOST_HITS }).flatMap((id) => item(id) ?? []);
      const suggestions =
        hits.length > 0 ? [] : search.suggest(words, { feeds, limit: SUGGESTIONS });
      return { items: listed(hits), suggestions };
    },
    match: (message) => mentions.find(message, { sees }),
    complete(typed) {
      const start = fold(typed.trim());
      const told =
        start === '' ? items().slice(0, NAMED) : search.find(typed, { feeds, limit: NAMED });
      const ids = told.map((each) => (typeof each === 'string' ? each : each.id));
      const names = ids.flatMap(mentions.namesOf).filter((name) => beginsIn(name, start));
      const words = search.complete(typed, { feeds, limit: COMPLETIONS });
      const isNamed = (word: string): boolean =>
        names.some((name) => fold(name).startsWith(fold(word)));
      const rest = words.filter((word) => !isNamed(word));
      return [...new Map([...names, ...rest].map((each) => [fold(each), each])).values()];
    },
    topics: once(() => [...new Set(items().flatMap(({ topic }) => topic ?? []))]),
  };
}

/** True where a word of the name begins so. */
const beginsIn = (name: string, start: string): boolean =>
  fold(name).startsWith(start) || fold(name).includes(` ${start}`);

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
