import { toldBy } from './changes.ts';
import { type Clipping, createClipper } from './clipping.ts';
import type { NewsItem } from './feed.ts';
import type { Named, Names } from './names.ts';
import type { SearchIndex } from './ports.ts';
import { toReadableWire } from './readable.ts';
import type { Shelves } from './shelves.ts';
import type { Stories } from './stories.ts';
import { createUnfiled, type Piece } from './unfiled.ts';

/** The keys of the stories of items that came without. */
export type StoryKeys = ReadonlyMap<string, string>;

/** Where what comes by feeds comes in, and goes out again. */
export type Intake = {
  /** Puts in what is new. */
  take(items: readonly NewsItem[]): StoryKeys;
  /**
   * Puts in what was there before, the newest first: it is seen and found at once. Of what is talked about,
   * names and likeness to other stories wait for `fileMore`: they are more than half of the work.
   */
  shelve(items: readonly NewsItem[]): StoryKeys;
  /** Reads some of what waits, the newest first; undefined where nothing does. */
  fileMore(): StoryKeys | undefined;
  drop(ids: readonly string[]): void;
};

type IntakeOptions = {
  readonly shelves: Shelves;
  readonly names: Names;
  readonly search: SearchIndex;
  readonly stories: Stories;
  now(): Temporal.Instant;
  /** Told of items that are told differently now, and of feeds in which something changed. */
  onCorrection(id: string): void;
  onChange(feeds: ReadonlySet<string>): void;
};

export function createIntake(options: IntakeOptions): Intake {
  const { shelves, names, search, onChange } = options;
  const putOnShelf = createShelver(options);
  const unfiled = createUnfiled(() => options.now().epochMilliseconds);
  return {
    take(items) {
      const fresh = items.toSorted((a, b) => dateOf(a) - dateOf(b));
      const texts = fresh.map(toReadableWire);
      const clippings = putOnShelf(fresh);
      search.add(texts);
      names.add(texts);
      return file(toPieces(clippings, fresh), options);
    },
    shelve(items) {
      const texts = items.map(toReadableWire);
      const clippings = putOnShelf(items);
      search.add(texts);
      const keys = new Map<string, string>();
      for (const [at, clipping] of clippings.entries()) {
        const piece = { clipping, text: texts[at]?.text, story: items[at]?.story };
        if (!unfiled.wants(clipping)) fileOne(piece, options, keys);
        else {
          restore(piece, options);
          unfiled.add(piece);
        }
      }
      return keys;
    },
    fileMore() {
      const pieces = unfiled.take();
      if (pieces.length === 0) return undefined;
      // What came again since, or went, is not what is on the shelf.
      const left = pieces.filter(({ clipping }) => shelves.get(clipping.id) === clipping);
      onChange(new Set(left.map(({ clipping }) => clipping.feed)));
      names.add(left.map(toNamed));
      return file(left.toReversed(), options);
    },
    drop(ids) {
      onChange(new Set(ids.flatMap((id) => shelves.remove(id)?.feed ?? [])));
      search.remove(ids);
      names.remove(ids);
    },
  };
}

const dateOf = ({ headline }: NewsItem): number => headline.published.epochMilliseconds;

function createShelver({ shelves, onCorrection, onChange }: IntakeOptions) {
  const toClipping = createClipper();
  return (items: readonly NewsItem[]): readonly Clipping[] => {
    const feeds = new Set<string>();
    const clippings = items.map((item) => {
      const clipping = toClipping(item);
      const before = shelves.put(clipping);
      if (before !== undefined && toldBy(before) !== toldBy(clipping)) onCorrection(clipping.id);
      feeds.add(clipping.feed).add(before?.feed ?? clipping.feed);
      return clipping;
    });
    onChange(feeds);
    return clippings;
  };
}

const toPieces = (
  clippings: readonly Clipping[],
  items: readonly Pick<NewsItem, 'text' | 'story'>[],
): readonly Piece[] =>
  clippings.map((clipping, at) => ({ clipping, text: items[at]?.text, story: items[at]?.story }));

const toNamed = ({ clipping: { id, title, feed, at }, text }: Piece): Named => ({
  ...{ id, title, feed, text },
  published: { epochMilliseconds: at },
});

type Filing = Pick<IntakeOptions, 'stories' | 'shelves'>;

/** The oldest first: a story is named for the first that told it. */
function file(pieces: readonly Piece[], filing: Filing): StoryKeys {
  const keys = new Map<string, string>();
  for (const piece of pieces) fileOne(piece, filing, keys);
  return keys;
}

/** Notes the key in `keys` where it is new. */
function fileOne(piece: Piece, filing: Filing, keys: Map<string, string>): void {
  const { id, title, at, seen } = piece.clipping;
  restore(piece, filing);
  const [published, had] = [{ epochMilliseconds: at }, { epochMilliseconds: seen }];
  const key = filing.stories.add({ id, title, text: piece.text, published, seen: had });
  if (piece.story === undefined) keys.set(id, key);
}

function restore(
  { clipping, story }: Pick<Piece, 'clipping' | 'story'>,
  { stories, shelves }: Filing,
): void {
  // The id of the first that told it is there already, mostly.
  if (story !== undefined) stories.restore(clipping.id, shelves.get(story)?.id ?? story);
}
