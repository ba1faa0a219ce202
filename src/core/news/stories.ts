import { type Capitals, createCapitals } from '../language/capitals.ts';
import { fingerprintOf } from '../language/fingerprint.ts';
import { toTerms } from '../language/terms.ts';
import { fold } from '../language/words.ts';
import { createExpiry, type Expiry } from './expiry.ts';
import type { KeptInstant } from './news.ts';
import {
  createStoryShelf,
  type Line,
  type ShelfOptions,
  type StoryShelf,
  type Wire,
} from './story-shelf.ts';

/** A headline, and the text that the feed gives under it. */
export type Told = {
  readonly id: string;
  readonly title: string;
  readonly text?: string | undefined;
  readonly published: KeptInstant;
  /** When the desk first had it. @default after all that was added before */
  readonly seen?: KeptInstant | undefined;
};

/** Which headlines tell the same story, as they come in. */
export type Stories = {
  /**
   * Puts an item into its story and gives the story's key: the id of its first headline. When two stories
   * merge, the key of the one that was seen first wins and the other becomes an alias.
   */
  add(item: Told): string;
  /** The key of an item's story, or the key that a key has become; undefined where it is not known (any more). */
  keyOf(id: string): string | undefined;
  /** Ids that are still in the window, best line first: nearest the centroid, among equals the earliest. */
  membersOf(key: string): readonly string[];
  /**
   * The key that was stored with an item, before a restart or elsewhere. It is not clustered
   * again, and where it is added after this, it goes to the story of that key.
   */
  restore(id: string, key: string): void;
};

export type StoriesOptions = ShelfOptions & {
  /** What is dated after this counts as published now; without it the latest item tells the time. */
  readonly now?: (() => Temporal.Instant) | undefined;
};

/** Milliseconds: a story is told for three days after its last headline. */
const WINDOW = 72 * 3_600_000;
/** UTF-16 units that are read of a title and of a text: what a story is about stands at the beginning. */
const MOST_TITLE = 500;
const MOST_TEXT = 1_000;
/** What a word weighs that is in the text only; in the title it weighs 1. */
const TEXT_WEIGHT = 0.3;
/** Lines whose cosines to the centroid differ by less are equally near. */
const ALIKE = 1e-6;
/** Stored keys that are remembered, the latest restored. */
const MOST_RESTORED = 200_000;

type Room = {
  readonly now: (() => Temporal.Instant) | undefined;
  readonly shelf: StoryShelf;
  readonly capitals: Capitals;
  readonly lines: Map<string, Line>;
  /** By the fingerprints of their folded words. */
  readonly wires: Map<number, Wire>;
  /** Keys that were stored, by item. */
  readonly restored: Map<string, string>;
  readonly expiry: Expiry<() => void>;
  /** Milliseconds: here the window ends. */
  latest: number;
};

/** Clusters headlines as they come: a centroid of TF-IDF vectors for each story, in a window of 72 hours. */
export function createStories(options: StoriesOptions = {}): Stories {
  const room: Room = {
    now: options.now,
    shelf: createStoryShelf(options),
    capitals: createCapitals(),
    lines: new Map(),
    wires: new Map(),
    restored: new Map(),
    expiry: createExpiry(),
    latest: Number.NEGATIVE_INFINITY,
  };
  return {
    add: (item) => add(room, item),
    keyOf: (id) => keyOf(room, id),
    membersOf: (key) => membersOf(room, key),
    restore: (id, key) => restore(room, id, key),
  };
}

function add(room: Room, item: Told): string {
  const at = tick(room, item.published);
  const known = keyOf(room, item.id);
  if (room.lines.has(item.id) || at < room.latest - WINDOW) return known ?? item.id;
  const words = fold(`${item.title.slice(0, MOST_TITLE)}\n${item.text?.slice(0, MOST_TEXT) ?? ''}`);
  const print = fingerprintOf(words);
  const wire = room.wires.get(print) ?? putWire(room, item);
  // Items that say nothing do not say the same.
  if (words.trim() !== '') room.wires.set(print, wire);
  const line: Line = { id: item.id, at, wire, print };
  wire.lines.add(line);
  room.lines.set(item.id, line);
  room.expiry.add(() => forget(room, line), at);
  return wire.story.keys[0] ?? item.id;
}

/** Moves the window on, and gives the time that an item counts from. */
function tick(room: Room, { epochMilliseconds: published }: KeptInstant): number {
  const now = room.now?.().epochMilliseconds;
  room.latest = Math.max(room.latest, now ?? published);
  for (const expire of room.expiry.takeBefore(room.latest - WINDOW)) expire();
  return Math.min(published, room.latest);
}

function putWire({ shelf, capitals, restored }: Room, item: Told): Wire {
  const weights = new Map<string, number>();
  const text = item.text?.slice(0, MOST_TEXT) ?? '';
  for (const term of toTerms(text)) weights.set(term, TEXT_WEIGHT);
  const title = item.title.slice(0, MOST_TITLE);
  for (const term of toTerms(title)) weights.set(term, 1);
  capitals.learn(title);
  const names = capitals.namesOf(title);
  const stored = restored.get(item.id);
  const since = item.seen?.epochMilliseconds;
  const kept = stored !== undefined;
  return shelf.put(weights, { key: stored ?? item.id, kept, since, names });
}

function forget({ lines, wires, shelf }: Room, line: Line): void {
  const { wire, print } = line;
  if (lines.get(line.id) !== line) return;
  lines.delete(line.id);
  wire.lines.delete(line);
  if (wire.lines.size > 0) return;
  if (wires.get(print) === wire) wires.delete(print);
  shelf.remove(wire);
}

function keyOf({ lines, shelf, restored }: Room, id: string): string | undefined {
  const story = lines.get(id)?.wire.story ?? shelf.storyOf(id);
  if (story !== undefined) return story.keys[0];
  const stored = restored.get(id);
  return stored === undefined ? undefined : (shelf.storyOf(stored)?.keys[0] ?? stored);
}

function membersOf({ shelf }: Room, key: string): readonly string[] {
  const story = shelf.storyOf(key);
  if (story === undefined) return [];
  const likenesses = shelf.likenesses(story);
  return [...story.wires]
    .flatMap(({ lines }, place) => {
      const likeness = Math.round((likenesses[place] ?? 0) / ALIKE);
      return [...lines].map(({ id, at }) => ({ id, at, likeness }));
    })
    .sort((a, b) => b.likeness - a.likeness || a.at - b.at)
    .map(({ id }) => id);
}

function restore(room: Room, id: string, key: string): void {
  const { restored, lines } = room;
  const line = lines.get(id);
  if (line !== undefined && !line.wire.story.keys.includes(key)) forget(room, line);
  restored.set(id, key);
  const [oldest] = restored.keys();
  if (restored.size > MOST_RESTORED && oldest !== undefined) restored.delete(oldest);
}
