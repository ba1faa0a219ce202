import type { Lexicon } from '../language/lexicon.ts';
import type { Aliases } from '../language/mention/aliases.ts';
import type { Clock, Place } from '../ports.ts';
import type { Archive } from './archive.ts';
import type { Changes } from './changes.ts';
import { createHeadlines } from './clipping.ts';
import { createContent } from './content.ts';
import { createIntake, type Intake } from './intake.ts';
import { type AllNews, createLocalNews, type LocalNews } from './local-news.ts';
import { createNames } from './names.ts';
import type { Editions, Follows, SearchIndex } from './ports.ts';
import { toReadable } from './readable.ts';
import { createSearchCare, type SearchCare } from './search-care.ts';
import { createShelves } from './shelves.ts';
import { createStories } from './stories.ts';
import { createTitleNames, type TitleNames } from './title-names.ts';
import { createViews } from './views.ts';

export type NewsroomOptions = {
  readonly editions: Editions;
  /** @default nobody follows anything */
  readonly follows?: Follows | undefined;
  readonly lexicon: Lexicon;
  /** The same value until it changes. @default none */
  readonly aliases?: (() => Aliases) | undefined;
  readonly search: SearchIndex;
  readonly clock: Pick<Clock, 'now'>;
};

/** All the news, indexed as it comes, and what each place may see of it. */
export type Newsroom = SearchCare & {
  /** What lies in `content/`; the same value until something changes. */
  archive(): Archive;
  /** What may be seen in a place, and nothing else. */
  at(place: Place): LocalNews;
  /**
   * Puts in items that came by feeds; one whose id is there is replaced. Gives the keys of the stories of
   * those that came without, to be noted. Fifty at once take milliseconds.
   */
  take: Intake['take'];
  /** Puts in items that were there before a start, the newest first: half of the work is done in `fileMore`. */
  shelve: Intake['shelve'];
  /** Does some of the work that `shelve` left, some milliseconds of it; undefined where none is left. */
  fileMore: Intake['fileMore'];
  /** Takes out what is kept no more. */
  drop: Intake['drop'];
  readonly namesIn: TitleNames;
  /** Ids of items, of `content/` or of feeds, that are told differently since this was last asked. */
  corrections(): ReadonlySet<string>;
  /** Ids of what came by feeds and was first seen before then. */
  olderThan(then: Temporal.Instant): readonly string[];
};

const NOBODY: Follows = { of: () => [] };

export function createNewsroom(options: NewsroomOptions): Newsroom {
  const { editions, follows = NOBODY, search, clock } = options;
  // One look at the clock for each call: instants are dear where items come by the thousand.
  let moment = clock.now();
  const now = () => moment;
  const dated =
    <Given extends readonly unknown[], Result>(work: (...given: Given) => Result) =>
    (...given: Given): Result => {
      moment = clock.now();
      return work(...given);
    };
  const [shelves, stories] = [createShelves(), createStories({ now })];
  const names = createNames({ ...options, now });
  const all = { shelves, stories, names, search, headlineOf: createHeadlines() };
  let corrected = new Set<string>();
  const content = createContent(editions, (changes) => {
    indexContent(changes, all);
    for (const { id } of changes.changed) corrected.add(id);
    views.forgetAll();
  });
  const views = createViews((list, now) =>
    createLocalNews({ ...all, content: content.read() }, { follows: list, now }),
  );
  const onCorrection = (id: string): void => void corrected.add(id);
  const intake = createIntake({ ...all, now, onCorrection, onChange: views.forget });
  return {
    archive: content.read,
    at: dated((place) => {
      content.read();
      names.keepUp();
      return views.of(follows.of(place), now());
    }),
    ...{ take: dated(intake.take), shelve: dated(intake.shelve), drop: intake.drop },
    fileMore: dated(intake.fileMore),
    ...createSearchCare(search, content.read),
    namesIn: createTitleNames(options.lexicon),
    corrections() {
      content.read();
      const ids = corrected;
      corrected = new Set();
      return ids;
    },
    olderThan: ({ epochMilliseconds: then }) =>
      [...shelves.all()].flatMap(({ id, seen }) => (seen < then ? id : [])),
  };
}

/** Whoever made an edition chose its headlines: no two of them are one story, however alike they look. */
function indexContent(
  { came, changed, went }: Changes,
  { names, search }: Pick<AllNews, 'names' | 'search'>,
): void {
  const gone = went.map(({ id }) => id);
  search.remove(gone);
  names.remove(gone);
  const texts = [...came, ...changed]
    .toSorted((a, b) => Temporal.Instant.compare(a.published, b.published))
    .map(toReadable);
  search.add(texts);
  names.add(texts);
}
