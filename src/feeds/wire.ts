import { setImmediate } from 'node:timers/promises';
import type { NewsItem, WireItem } from '#core/news/feed.ts';
import type { WireStore } from '#core/news/ports.ts';
import type { SearchCare } from '#core/news/search-care.ts';
import type { Clock, Log } from '#core/ports.ts';
import { untilDone } from '#core/until-done.ts';

type StoryKeys = ReadonlyMap<string, string>;

/** The part of the desk that the news comes to. */
export type NewsTaker = SearchCare & {
  /** Gives the story keys of those that had none. */
  take(items: readonly NewsItem[]): StoryKeys;
  /** The same for what was stored before, the newest first; half of the work is left for `fileMore`. */
  shelve(items: readonly NewsItem[]): StoryKeys;
  /** Does some of what `shelve` left; undefined where nothing is left. */
  fileMore(): StoryKeys | undefined;
  drop(ids: readonly string[]): void;
  /** Ids of what was first seen before then. */
  olderThan(instant: Temporal.Instant): readonly string[];
};

/** Who follows what, kept in memory. */
export type FollowMemory = {
  load(): Promise<void>;
  apply(lists: Awaited<ReturnType<WireStore['changes']>>['follows']): void;
};

type WireOptions = {
  readonly wire: WireStore;
  /** The desk, once it is there. */
  readonly desk: () => NewsTaker & { readonly follows: FollowMemory };
  readonly clock: Clock;
  readonly log: Log;
};

/** Carries what is stored of the feeds to the desk: all at the start, and then whatever any process adds. */
export type Wire = {
  /** Reads who follows what and the newest items: with them every question can be answered. */
  open(): Promise<void>;
  /** Reads the rest: then all that is stored can be searched. Waits for a store that is away. */
  fill(signal: AbortSignal): Promise<void>;
  /** Reads names and stories of the rest, then what is new and what is over, until the signal. */
  run(signal: AbortSignal): Promise<void>;
  /** Puts items into their stories, before they are stored: gives them with the keys of those. */
  file(items: readonly WireItem[]): Promise<readonly WireItem[]>;
  /** Reads what is new now. */
  catchUp(): Promise<void>;
};

const NOT_FOLLOWED = 'feeds not followed';
/** As many are there before the desk opens. */
const NEWEST = 500;
/** Read at once: so few that V8 lets go of them while they are young; later they would lie among what stays. */
const PAGE = 100;
/** Indexed at once: in between, whoever waits for an answer gets it. */
const SLICE = 25;
const LOOK_EVERY = Temporal.Duration.from({ seconds: 2 });
/** Older items go, once no feed lists them. */
const KEPT = Temporal.Duration.from({ hours: 30 * 24 });
const SWEEP_EVERY = Temporal.Duration.from({ hours: 1 });

export function createWire(options: WireOptions): Wire {
  const { wire, desk, log } = options;
  const state: State = {
    ...{ ...options, mark: 0, oldest: undefined, own: new Set() },
    ...{ swept: undefined, isAway: false, isSearchLost: false },
  };
  return {
    async open() {
      state.mark = await wire.mark();
      await desk().follows.load();
      await readNewest(state);
    },
    async fill(signal) {
      await untilDone(() => readRest(state, signal), { ...options, what: NOT_FOLLOWED }, signal);
      if (!signal.aborted) log.debug({}, 'archive searchable');
    },
    async run(signal) {
      while (!signal.aborted && desk().dropRest()) await setImmediate();
      await untilDone(() => fileRest(state, signal), { ...options, what: NOT_FOLLOWED }, signal);
      if (!signal.aborted) log.debug({}, 'archive read');
      await followChanges(state, signal);
    },
    async file(items) {
      const stories = await inSlices(items, desk().take);
      for (const { headline } of items) state.own.add(headline.id);
      return items.map((item) => ({ ...item, story: stories.get(item.headline.id) ?? item.story }));
    },
    catchUp: () => catchUp(state),
  };
}

type State = WireOptions & {
  mark: number;
  /** As far back as the items are read. */
  oldest: NewsItem | undefined;
  /** What this process stored itself, and has at its desk already. */
  readonly own: Set<string>;
  /** When old items were last taken away. */
  swept: Temporal.Instant | undefined;
  /** The store could not be read, which was told. */
  isAway: boolean;
  /** Not all that is stored can be searched again. */
  isSearchLost: boolean;
};

/** By the page, too: V8 puts all that comes later among what stays where the first of it did stay for a while. */
async function readNewest(state: State): Promise<void> {
  for (let count = 0; count < NEWEST; count += PAGE) {
    const page = await state.wire.newest(PAGE, state.oldest);
    await takeAll(page, state);
    state.oldest = page.at(-1);
    if (page.length < PAGE) return;
  }
}

async function readRest(state: State, signal: AbortSignal): Promise<void> {
  if (state.oldest === undefined) return;
  for await (const page of pagesBehind(state.oldest, state.wire)) {
    const stories = await inSlices(page, state.desk().shelve);
    state.oldest = page.at(-1);
    await note(stories, state);
    if (signal.aborted) return;
  }
}

/** Each page is asked for while the one before it is shelved: a database at the other end of a wire takes as long. */
async function* pagesBehind(
  oldest: NewsItem,
  wire: WireStore,
): AsyncGenerator<readonly NewsItem[], void> {
  let ahead = wire.newest(PAGE, oldest);
  try {
    for (let page = await ahead; page.length > 0; page = await ahead) {
      ahead = wire.newest(PAGE, page.at(-1));
      // It is waited for below, but may fail before.
      ahead.catch(() => undefined);
      yield page;
    }
  } finally {
    await ahead.catch(() => undefined);
  }
}

/** All that is stored can be searched by now. */
async function fileRest(state: State, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const stories = state.desk().fileMore();
    if (stories === undefined) return;
    await note(stories, state);
    await setImmediate();
  }
}

async function followChanges(state: State, signal: AbortSignal): Promise<void> {
  const { clock } = state;
  while (!signal.aborted) {
    await tick(state);
    await clock.sleepUntil(clock.now().add(LOOK_EVERY), signal).catch(() => undefined);
  }
}

/** A store that is away is one line in the log, and is looked for again at the next tick. */
async function tick(state: State): Promise<void> {
  try {
    await catchUp(state);
    await fillLostSearch(state);
    await sweepAtTimes(state);
    state.isAway = false;
  } catch (error) {
    if (!state.isAway) state.log.warn({ err: error }, NOT_FOLLOWED);
    state.isAway = true;
  }
}

async function catchUp(state: State): Promise<void> {
  for (let more = true; more; ) {
    const { items, follows, mark } = await state.wire.changes(state.mark, PAGE);
    state.mark = mark;
    state.desk().follows.apply(follows);
    await takeAll(
      items.filter(({ headline }) => !state.own.delete(headline.id)),
      state,
    );
    more = items.length === PAGE;
  }
}

async function fillLostSearch(state: State): Promise<void> {
  const { wire, desk } = state;
  state.isSearchLost ||= desk().hasLostSearch();
  if (!state.isSearchLost) return;
  let page = await wire.newest(PAGE);
  for (; page.length > 0; page = await wire.newest(PAGE, page.at(-1)))
    await inSlices(page, (items) => {
      desk().index(items);
      return new Map();
    });
  state.isSearchLost = false;
}

async function sweepAtTimes(state: State): Promise<void> {
  const { wire, desk, clock, swept } = state;
  const now = clock.now();
  if (swept !== undefined && Temporal.Instant.compare(now, swept.add(SWEEP_EVERY)) < 0) return;
  await wire.expire(now.subtract(KEPT));
  const old = desk().olderThan(now.subtract(KEPT));
  for (let at = 0; at < old.length; at += PAGE)
    desk().drop(await wire.missing(old.slice(at, at + PAGE)));
  state.swept = now;
}

const takeAll = async (items: readonly NewsItem[], options: WireOptions): Promise<void> =>
  note(await inSlices(items, options.desk().take), options);

async function note(stories: StoryKeys, { wire }: Pick<WireOptions, 'wire'>): Promise<void> {
  if (stories.size > 0) await wire.file(stories);
}

async function inSlices(items: readonly NewsItem[], take: NewsTaker['take']): Promise<StoryKeys> {
  const stories = new Map<string, string>();
  for (let at = 0; at < items.length; at += SLICE) {
    for (const [id, story] of take(items.slice(at, at + SLICE))) stories.set(id, story);
    await setImmediate();
  }
  return stories;
}
