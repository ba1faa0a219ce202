import type { Place, Store } from '../ports.ts';
import type { PlaceSettings } from './settings.ts';
import type { Subscription } from './subscription.ts';
import { createTurns, type Turns } from './turns.ts';

/** The digests that are set, by their channel and name. */
export type Book = {
  find(home: Place, name: string): Promise<Subscription | undefined>;
  /** By name. */
  list(home: Place): Promise<readonly Subscription[]>;
  read(id: string): Promise<Subscription | undefined>;
  put(subscription: Subscription): Promise<void>;
  remove(subscription: Subscription): Promise<void>;
  /** Runs one change of a digest after the other; what `change` gives is written, nothing is written for nothing. */
  update(
    id: string,
    change: (subscription: Subscription) => Subscription | undefined,
  ): Promise<Subscription | undefined>;
  all(): AsyncIterable<Subscription>;
  /** From memory, so perhaps without what others have just set. */
  names(home: Place): readonly string[];
  /** Lists again what a crash between two writes left out of a channel's list. */
  mend(all: readonly Pick<Subscription, 'home' | 'name'>[]): Promise<void>;
  idOf(home: Place, name: string): string;
};

type BookOptions = {
  readonly store: Pick<Store, 'subscriptions' | 'places'>;
  /** A short stable id for any text, at most 24 characters. */
  readonly toId: (text: string) => string;
};

/** Where a digest was set; a thread has digests of its own. */
export const homeKey = ({ platform, workspace, channel, thread }: Place): string =>
  [platform, workspace, channel, ...(thread === undefined ? [] : [thread])].join(':');

const listKey = (home: string): string => `digests:${home}`;

/** A digest's id is made of its channel and name, so it is found even where the list of names lost it. */
export function createBook({ store, toId }: BookOptions): Book {
  const { subscriptions, places } = store;
  const inTurn = createTurns();
  const idOf = (home: Place, name: string): string => toId(`digest ${homeKey(home)} ${name}`);
  const lists = createLists(places, inTurn);
  return {
    idOf,
    find: (home, name) => subscriptions.get(idOf(home, name)),
    read: (id) => subscriptions.get(id),
    async list(home) {
      const names = await lists.read(homeKey(home));
      const found = await Promise.all(names.map((name) => subscriptions.get(idOf(home, name))));
      return found.filter((subscription) => subscription !== undefined);
    },
    async put(subscription) {
      const { id, home, name } = subscription;
      await inTurn(id, () => subscriptions.set(id, subscription));
      await lists.change(homeKey(home), (names) => [...names, name]);
    },
    async remove({ id, home, name }) {
      await inTurn(id, () => subscriptions.delete(id));
      await lists.change(homeKey(home), (names) => names.filter((each) => each !== name));
    },
    update: (id, change) =>
      inTurn(id, async () => {
        const before = await subscriptions.get(id);
        const after = before && change(before);
        if (after !== undefined) await subscriptions.set(id, after);
        return after ?? before;
      }),
    async *all() {
      for await (const [, subscription] of subscriptions.entries()) yield subscription;
    },
    names: (home) => lists.remembered(homeKey(home)),
    async mend(subscriptions) {
      await lists.readAll();
      for (const [home, names] of namesByHome(subscriptions)) {
        const known = new Set(lists.remembered(home));
        if (names.some((name) => !known.has(name)))
          await lists.change(home, (before) => [...before, ...names]);
      }
    },
  };
}

function namesByHome(
  all: readonly Pick<Subscription, 'home' | 'name'>[],
): ReadonlyMap<string, readonly string[]> {
  const byHome = Map.groupBy(all, ({ home }) => homeKey(home));
  return new Map([...byHome].map(([home, members]) => [home, members.map(({ name }) => name)]));
}

/** The names of each channel's digests. The store has no compare-and-set, so changes take turns. */
function createLists(places: Store['places'], inTurn: Turns) {
  const memory = new Map<string, readonly string[]>();
  const read = async (home: string): Promise<readonly string[]> => {
    const { digests = [] }: PlaceSettings = (await places.get(listKey(home))) ?? {};
    memory.set(home, digests);
    return digests;
  };
  return {
    read,
    /** One walk through the table, where there are thousands of channels. */
    async readAll(): Promise<void> {
      const start = listKey('');
      for await (const [key, { digests = [] }] of places.entries())
        if (key.startsWith(start)) memory.set(key.slice(start.length), digests);
    },
    remembered: (home: string): readonly string[] => memory.get(home) ?? [],
    change: (home: string, to: (names: readonly string[]) => readonly string[]): Promise<void> =>
      inTurn(home, async () => {
        const digests = [...new Set(to(await read(home)))].toSorted();
        memory.set(home, digests);
        await places.set(listKey(home), { digests });
      }),
  };
}
