import type { Lexicon } from '../language/lexicon.ts';
import { type Aliases, NO_ALIASES } from '../language/mention/aliases.ts';
import { createMentionIndex, type MentionIndex } from '../language/mentions.ts';
import type { Clock, Editions, Place } from '../ports.ts';
import { type Archive, buildArchive } from './archive.ts';
import { type Changes, changesBetween } from './changes.ts';
import {
  createLocalNews,
  type Indexes,
  type LocalNews,
  type Readable,
  type View,
} from './local-news.ts';
import { type Headline, isArticle } from './news.ts';
import type { SearchIndex, Wire } from './ports.ts';
import { createStories } from './stories.ts';

export type NewsroomOptions = {
  readonly editions: Editions;
  /** @default none */
  readonly wire?: Wire | undefined;
  readonly lexicon: Lexicon;
  /** The same value until it changes. @default none */
  readonly aliases?: (() => Aliases) | undefined;
  readonly search: SearchIndex;
  readonly clock: Pick<Clock, 'now'>;
};

/** All the news, indexed as it comes, and what each place may see of it. */
export type Newsroom = {
  /** All that is there; the same value until something changes. */
  archive(): Archive;
  /** What may be seen in a place, and nothing else. */
  at(place: Place): LocalNews;
};

export function createNewsroom(options: NewsroomOptions): Newsroom {
  const { editions, wire, search, clock } = options;
  const names = createNames(options);
  const stories = createStories({ now: () => clock.now() });
  let seen: readonly unknown[] = [];
  let archive = buildArchive([]);
  const views = createViews();
  const read = (): Archive => {
    const [shelf, flow] = [editions.current(), wire?.current()];
    if (seen[0] === shelf && seen[1] === flow) return archive;
    seen = [shelf, flow];
    const next = buildArchive(shelf, flow);
    const changes = changesBetween(archive.byId, next.byId);
    follow(changes, { mentions: names.of(archive), search, stories });
    archive = next;
    return archive;
  };
  return {
    archive: read,
    at(place) {
      const current = read();
      const feeds = wire?.feedsOf(place) ?? [];
      const view = { mentions: names.of(current), search, stories, archive: current, feeds };
      return views.of({ ...view, now: clock.now() });
    },
  };
}

/** Views that are kept at once; places with the same feeds share one. */
const MOST_VIEWS = 200;
/** What is dated later than a view counts as new in it. */
const VIEW_KEPT = Temporal.Duration.from({ minutes: 1 });

/** Ranking the news again for every question would cost more than answering it. */
function createViews() {
  const kept = new Map<string, { readonly view: View; readonly news: LocalNews }>();
  return {
    of(view: View): LocalNews {
      const key = view.feeds.join('\n');
      const known = kept.get(key);
      if (known !== undefined && isSame(known.view, view)) return known.news;
      if (kept.size >= MOST_VIEWS) kept.clear();
      const news = createLocalNews(view);
      kept.set(key, { view, news });
      return news;
    },
  };
}

const isSame = (one: View, other: View): boolean =>
  one.archive === other.archive &&
  one.mentions === other.mentions &&
  Temporal.Instant.compare(other.now, one.now.add(VIEW_KEPT)) < 0 &&
  Temporal.Instant.compare(other.now, one.now) >= 0;

/** The names in the news. Other aliases are another index: what a name is called too is read with its headline. */
function createNames({ lexicon, aliases = () => NO_ALIASES }: NewsroomOptions) {
  let known = aliases();
  let mentions = createMentionIndex<Readable>(lexicon, { aliases: known });
  return {
    of({ items }: Archive): MentionIndex<Readable> {
      const current = aliases();
      if (current === known) return mentions;
      known = current;
      for (const { id } of items) mentions.remove(id);
      mentions = createMentionIndex<Readable>(lexicon, { aliases: known });
      mentions.addAll(items.map(withText));
      return mentions;
    },
  };
}

/** The oldest first: a story is named for the first that told it. */
function follow({ came, went, changed }: Changes, indexes: Indexes) {
  const { mentions, search, stories } = indexes;
  const gone = [...went, ...changed.map(({ before }) => before)];
  const fresh = [...came, ...changed.map(({ after }) => after)].toSorted((a, b) =>
    Temporal.Instant.compare(a.published, b.published),
  );
  for (const { id } of gone) mentions.remove(id);
  search.remove(gone.map(({ id }) => id));
  const texts = fresh.map(withText);
  search.add(texts);
  mentions.addAll(texts);
  // Whoever made an edition chose its headlines: no two of them are one story, however alike they look.
  for (const item of texts)
    if (item.feed !== undefined && stories.keyOf(item.id) === undefined) stories.add(item);
}

const withText = (item: Headline): Readable => ({
  ...item,
  text: textOf(item),
});

const textOf = (item: Headline): string | undefined =>
  isArticle(item) ? item.paragraphs.join('\n') : undefined;
