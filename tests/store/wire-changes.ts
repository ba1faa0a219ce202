import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FollowList, NewsItem } from '#core/news/feed.ts';
import type { WireStore } from '#core/news/ports.ts';
import type { Engine } from './engine.ts';
import { idsOf, makeFeed, makeFollow, makeItem, toNews } from './wire-news.ts';

const RUNS = 25;

type Step =
  | { readonly kind: 'record'; readonly feed: string; readonly ids: readonly string[] }
  | { readonly kind: 'follow'; readonly scope: string; readonly feeds: readonly string[] }
  | { readonly kind: 'look'; readonly limit: number };

const name = fc.constantFrom('a', 'b', 'c');
const names = fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5', '6'));

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('record' as const), feed: name, ids: names }),
  fc.record({ kind: fc.constant('follow' as const), scope: name, feeds: names }),
  fc.record({ kind: fc.constant('look' as const), limit: fc.integer({ min: 1, max: 4 }) }),
);

/** Steps of each batch are taken side by side. */
const batches = fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { maxLength: 6 });

/** How whoever keeps the news in memory learns of what anybody wrote. */
export function wireChanges(engine: () => Engine): void {
  test('lies behind the mark of before, each thing once, and nothing behind the mark of now', async () => {
    const { wire } = engine();
    await wire.record(makeFeed('a'), [makeItem('old')]);
    const mark = await wire.mark();
    await wire.record(makeFeed('a'), [makeItem('1', 'a', { text: 'Cranes.' }), makeItem('2')]);
    await wire.changeFollows('slack:T1', () => [makeFollow('a')]);
    await wire.changeFollows('slack:T1', () => []);
    await wire.record(makeFeed('a'), [makeItem('2', 'a', { headline: { title: 'Corrected' } })]);
    const changed = await wire.changes(mark, 9);
    const written = [
      makeItem('1', 'a', { text: 'Cranes.' }),
      makeItem('2', 'a', { headline: { title: 'Corrected' } }),
    ];
    expect(changed.items).toEqual(written.map(toNews));
    expect(changed.follows).toEqual([{ scope: 'slack:T1', follows: [] }]);
    expect(changed.mark).toBe(await wire.mark());
    const nothing = { items: [], follows: [], mark: changed.mark };
    expect(await wire.changes(changed.mark, 9)).toEqual(nothing);
  });

  test('is no feed that was checked and brought nothing', async () => {
    const { wire } = engine();
    const mark = await wire.mark();
    await wire.record(makeFeed('a'), []);
    expect(await wire.changes(mark, 9)).toEqual({ items: [], follows: [], mark });
  });

  test('comes in parts where it is much', async () => {
    const { wire } = engine();
    let mark = await wire.mark();
    const items = Array.from({ length: 900 }, (_, at) => makeItem(`${at}`));
    await wire.record(makeFeed('a'), items);
    await wire.changeFollows('slack:T1', () => [makeFollow('a')]);
    const seen: string[] = [];
    for (const count of [400, 400, 100]) {
      const changed = await wire.changes(mark, 400);
      expect(changed.items).toHaveLength(count);
      expect(changed.follows).toHaveLength(count === 100 ? 1 : 0);
      seen.push(...idsOf(changed.items));
      mark = changed.mark;
    }
    expect(seen.toSorted()).toEqual(idsOf(items).toSorted());
    expect((await wire.changes(mark, 400)).items).toEqual([]);
  });

  test('is learnt in full, in whatever order it is written and looked for', async () => {
    const { wire } = engine();
    let count = 0;
    const check = async (taken: readonly (readonly Step[])[]): Promise<void> => {
      const reader = createReader(wire, await wire.mark());
      const written = new Set<string>();
      for (const steps of taken)
        await Promise.all(
          steps.map((each) =>
            each.kind === 'look' ? reader.look(each.limit) : write(each, written),
          ),
        );
      await reader.look(100);
      const items = (await wire.newest(100)).filter(({ headline }) => written.has(headline.id));
      expect(reader.items()).toEqual(byId(items));
      const lists = await Promise.all(['a', 'b', 'c'].map(wire.follows));
      expect(reader.lists()).toEqual(lists.filter(({ scope }) => written.has(scope)));
    };
    const write = async (
      taken: Exclude<Step, { kind: 'look' }>,
      written: Set<string>,
    ): Promise<void> => {
      count += 1;
      if (taken.kind === 'follow') {
        written.add(taken.scope);
        const topic = `${count}`;
        const follows = taken.feeds.map((feed) => makeFollow(feed, { topic }));
        await wire.changeFollows(taken.scope, () => follows);
        return;
      }
      const headline = { title: `${count}` };
      for (const id of taken.ids) written.add(id);
      const items = taken.ids.map((id) => makeItem(id, taken.feed, { headline }));
      await wire.record(makeFeed(taken.feed), items);
    };
    await fc.assert(fc.asyncProperty(batches, check), { numRuns: RUNS });
  });
}

const byId = (items: readonly NewsItem[]): readonly NewsItem[] =>
  items.toSorted((a, b) => (a.headline.id < b.headline.id ? -1 : 1));

/** Knows what it was told behind its mark, one look after the other. */
function createReader(wire: WireStore, start: number) {
  const items = new Map<string, NewsItem>();
  const lists = new Map<string, FollowList>();
  let mark = start;
  let looking: Promise<void> = Promise.resolve();
  const lookOnce = async (limit: number): Promise<void> => {
    const changed = await wire.changes(mark, limit);
    for (const item of changed.items) items.set(item.headline.id, item);
    for (const list of changed.follows) lists.set(list.scope, list);
    expect(changed.mark).toBeGreaterThanOrEqual(mark);
    mark = changed.mark;
  };
  return {
    look(limit: number): Promise<void> {
      looking = looking.then(() => lookOnce(limit));
      return looking;
    },
    items: () => byId([...items.values()]),
    lists: () => [...lists.values()].toSorted((a, b) => (a.scope < b.scope ? -1 : 1)),
  };
}
