import type { Lexicon } from '../language/lexicon.ts';
import { type Aliases, NO_ALIASES } from '../language/mention/aliases.ts';
import { createMentionIndex, type MentionIndex } from '../language/mentions.ts';
import type { Clock, Editions, Place } from '../ports.ts';
import { type Archive, buildArchive } from './archive.ts';
import { type Changes, changesBetween } from './changes.ts';
import { createLocalNews, type Indexes, type LocalNews, type Readable } from './local-news.ts';
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
      return createLocalNews({
        mentions: names.of(current),
        search,
        stories,
        archive: current,
        feeds,
        now: clock.now(),
      });
    },
  };
}

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
