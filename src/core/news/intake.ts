import { toldBy } from './changes.ts';
import { createClipper } from './clipping.ts';
import type { WireItem } from './feed.ts';
import type { Names } from './names.ts';
import type { SearchIndex } from './ports.ts';
import { toReadableWire } from './readable.ts';
import type { Shelves } from './shelves.ts';
import type { Stories } from './stories.ts';

/** Where what comes by feeds comes in, and goes out again. */
export type Intake = {
  /** Gives the keys of the stories of those that came without. */
  take(items: readonly WireItem[]): ReadonlyMap<string, string>;
  drop(ids: readonly string[]): void;
};

type IntakeOptions = {
  readonly shelves: Shelves;
  readonly names: Names;
  readonly search: SearchIndex;
  readonly stories: Stories;
  /** Told of items that are told differently now, and of feeds in which something changed. */
  onCorrection(id: string): void;
  onChange(feeds: ReadonlySet<string>): void;
};

export function createIntake(options: IntakeOptions): Intake {
  const { shelves, names, search, onChange, onCorrection } = options;
  const toClipping = createClipper();
  const shelve = (item: WireItem): readonly string[] => {
    const clipping = toClipping(item);
    const before = shelves.put(clipping);
    if (before !== undefined && toldBy(before) !== toldBy(clipping)) onCorrection(clipping.id);
    return [clipping.feed, before?.feed ?? clipping.feed];
  };
  return {
    take(items) {
      const fresh = items.toSorted((a, b) => dateOf(a) - dateOf(b));
      const texts = fresh.map(toReadableWire);
      onChange(new Set(fresh.flatMap(shelve)));
      search.add(texts);
      names.add(texts);
      return file(fresh, options);
    },
    drop(ids) {
      onChange(new Set(ids.flatMap((id) => shelves.remove(id)?.feed ?? [])));
      search.remove(ids);
      names.remove(ids);
    },
  };
}

const dateOf = ({ headline }: WireItem): number => headline.published.epochMilliseconds;

/** The oldest first: a story is named for the first that told it. */
function file(
  items: readonly WireItem[],
  { stories, shelves }: Pick<IntakeOptions, 'stories' | 'shelves'>,
): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const { headline, text, story, firstSeen: seen } of items) {
    const { id, title, published } = headline;
    // The id of the first that told it is there already, mostly.
    if (story !== undefined) stories.restore(id, shelves.get(story)?.id ?? story);
    const key = stories.add({ id, title, text, published, seen });
    if (story === undefined) keys.set(id, key);
  }
  return keys;
}
