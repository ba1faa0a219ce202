import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UsageError } from '#core/errors.ts';
import type { Feed } from '#core/news/feed.ts';
import type { Engine, OpenEngine } from './engine.ts';
import { wireChanges } from './wire-changes.ts';
import {
  daysAfter,
  idsOf,
  makeFeed,
  makeFollow,
  makeItem,
  toNews,
  wholeItem,
} from './wire-news.ts';
import { wireTexts } from './wire-texts.ts';

/** What every WireStore has to do. `open` gives a new, empty engine each time. */
export function wireSuite(name: string, open: OpenEngine): void {
  describe(`the wire on ${name}`, () => {
    let engine: Engine;
    beforeEach(async () => {
      engine = await open();
    });
    afterEach(() => engine.close());

    describe('a feed', () => {
      test('is kept as its last check left it', async () => {
        const { wire } = engine;
        const failing: Feed = makeFeed('a', {
          ...{ title: 'The Harbour', site: 'https://a.example/', state: 'failing', every: 86_400 },
          ...{ checked: '2026-11-22T09:00:00Z', next: '2026-11-22T10:00:00Z', failures: 3 },
          ...{ since: '2026-11-21T09:00:00Z', trouble: { kind: 'status', status: 503 } },
          ...{ etag: 'W/"1"', modified: 'Sun, 22 Nov 2026 08:00:00 GMT', listed: ['1', '2'] },
        });
        await wire.record(makeFeed('a', { title: 'Old' }), []);
        await wire.record(failing, []);
        expect(await wire.feed('a')).toEqual(failing);
        await wire.record(makeFeed('a'), []);
        expect(await wire.feed('a')).toEqual(makeFeed('a'));
        expect(await wire.feed('b')).toBeUndefined();
      });

      test('is found among all, and among those of its host, where that is now', async () => {
        const { wire } = engine;
        for (const id of ['b', 'a', 'c']) await wire.record(makeFeed(id, { host: 'x:8080' }), []);
        await wire.record(makeFeed('c', { host: 'x' }), []);
        expect((await wire.feeds()).map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
        expect((await wire.feedsAt('x:8080')).map(({ id }) => id).sort()).toEqual(['a', 'b']);
        expect(await wire.feedsAt('x')).toEqual([makeFeed('c', { host: 'x' })]);
        expect(await wire.feedsAt('y')).toEqual([]);
      });

      test('can have a host of any length', async () => {
        const feed = makeFeed('a', { host: 'x'.repeat(10_000) });
        await engine.wire.record(feed, []);
        expect(await engine.wire.feedsAt(feed.host)).toEqual([feed]);
      });
    });

    describe('an item', () => {
      test('is kept with all there is about it, and with what little there may be', async () => {
        const { wire } = engine;
        const [whole, bare] = [wholeItem('1'), makeItem('2')];
        await wire.record(makeFeed('a'), [whole, bare]);
        await wire.record(makeFeed('b'), [makeItem('3', 'b')]);
        const { text, ...untold } = whole;
        expect(await wire.newest(2)).toEqual(expect.arrayContaining([toNews(bare)]));
        expect(await wire.newest(3)).toEqual(expect.arrayContaining([whole, bare].map(toNews)));
        expect(await wire.itemsOf('a')).toEqual([bare, untold]);
        expect(await wire.itemsOf('c')).toEqual([]);
        expect(await wire.textOf('1')).toBe(text);
        expect(await wire.textOf('2')).toBeUndefined();
        expect(await wire.textOf('none')).toBeUndefined();
      });

      test('that comes again is replaced, but for when it was first seen, and its story', async () => {
        const { wire } = engine;
        const first = wholeItem('1');
        const again = makeItem('1', 'a', {
          headline: { title: 'Corrected', published: daysAfter(2) },
          ...{ text: 'Three cranes.', firstSeen: daysAfter(3), marks: ['g2'], story: 'other' },
        });
        await wire.record(makeFeed('a'), [first]);
        await wire.record(makeFeed('a'), [again]);
        const { firstSeen, backlog, story } = first;
        const kept = { ...again, firstSeen, backlog, story };
        expect(await wire.newest(9)).toEqual([toNews(kept)]);
        const { text: _, ...untold } = kept;
        expect(await wire.itemsOf('a')).toEqual([untold]);
      });

      test('that comes twice at once is there once, as it came last', async () => {
        const { wire } = engine;
        const twice = ['first', 'last'].map((title) => makeItem('1', 'a', { headline: { title } }));
        await wire.record(makeFeed('a'), [...twice, makeItem('0')]);
        expect(await wire.itemsOf('a')).toEqual([makeItem('0'), twice[1]]);
      });

      test('can have a date as far off as there is one', async () => {
        const { wire } = engine;
        const ends = [-864e13, 864e13].map((at) =>
          makeItem(`${at}`, 'a', {
            headline: { published: Temporal.Instant.fromEpochMilliseconds(at) },
          }),
        );
        await wire.record(makeFeed('a'), ends);
        const [first, last] = ends.map(toNews);
        expect(await wire.newest(1)).toEqual([last]);
        expect(await wire.newest(9, last)).toEqual([first]);
      });

      test('gets the key of its story, and no other thing of it changes', async () => {
        const { wire } = engine;
        await wire.record(makeFeed('a'), [makeItem('1'), makeItem('2')]);
        const mark = await wire.mark();
        const many = Array.from({ length: 450 }, (_, at) => [`none ${at}`, 's'] as const);
        await wire.file(new Map([['2', 'cranes'], ...many, ['1', 'ports']]));
        await wire.file(new Map([['2', 'big cranes']]));
        await wire.file(new Map());
        expect(await wire.itemsOf('a')).toEqual([
          makeItem('1', 'a', { story: 'ports' }),
          makeItem('2', 'a', { story: 'big cranes' }),
        ]);
        expect(await wire.changes(mark, 9)).toEqual({ items: [], follows: [], mark });
      });
    });

    test('the newest come first, page by page, also where many have one date', async () => {
      const { wire } = engine;
      const items = Array.from({ length: 1_100 }, (_, at) =>
        makeItem(`${at}`, 'a', { headline: { published: daysAfter(at < 50 ? at : 50) } }),
      );
      await wire.record(makeFeed('a'), items);
      const all = await wire.newest(2_000);
      const dates = all.map(({ headline }) => headline.published.epochMilliseconds);
      expect(dates).toEqual(dates.toSorted((a, b) => b - a));
      expect(new Set(idsOf(all)).size).toBe(1_100);
      const pages = [];
      for (let page = await wire.newest(250); page.length > 0; ) {
        pages.push(...page);
        page = await wire.newest(250, page.at(-1));
      }
      expect(idsOf(pages)).toEqual(idsOf(all));
      expect(await wire.newest(0)).toEqual([]);
      expect(idsOf(await wire.itemsOf('a')).toSorted()).toEqual(idsOf(items).toSorted());
    });

    describe('what has had its time', () => {
      test('is deleted where no feed lists it any more, and is missed', async () => {
        const { wire } = engine;
        const day = (id: string, days: number, feed = 'a') =>
          makeItem(id, feed, { firstSeen: daysAfter(days) });
        const old = Array.from({ length: 450 }, (_, at) => day(`old ${at}`, 1));
        await wire.record(makeFeed('a'), [...old, day('listed', 1), day('young', 2)]);
        await wire.record(makeFeed('b', { listed: ['old 1'] }), [day('other', 1, 'b')]);
        await wire.record(makeFeed('a', { listed: ['listed', 'young'] }), []);
        await wire.record(makeFeed('c'), [day('stray', 1, 'no feed')]);
        expect(await wire.expire(daysAfter(1))).toBe(0);
        expect(await wire.expire(daysAfter(2))).toBe(452);
        expect(await wire.expire(daysAfter(2))).toBe(0);
        expect(idsOf(await wire.newest(9)).toSorted()).toEqual(['listed', 'young']);
        const asked = [...idsOf(old), 'young', 'stray', 'never', 'listed'];
        const missing = [...(await wire.missing(asked))].sort();
        expect(missing).toEqual([...idsOf(old), 'stray', 'never'].sort());
        expect(await wire.missing([])).toEqual([]);
      });
    });

    describe('a list of feeds', () => {
      test('is empty until somebody follows one, and holds what was made of it', async () => {
        const { wire } = engine;
        const whole = makeFollow('a', { title: 'The Harbour', topic: 'ports', channel: 'C1' });
        expect(await wire.follows('slack:T1')).toEqual({ scope: 'slack:T1', follows: [] });
        const given = await wire.changeFollows('slack:T1', (before) => [...before, whole]);
        expect(given).toEqual({ scope: 'slack:T1', follows: [whole] });
        await wire.changeFollows('slack:T1', (before) => [makeFollow('b'), ...before]);
        await wire.changeFollows('discord:1', () => [makeFollow('c')]);
        await wire.changeFollows('discord:2', () => []);
        const follows = [makeFollow('b'), whole];
        expect(await wire.follows('slack:T1')).toEqual({ scope: 'slack:T1', follows });
        expect(await wire.allFollows()).toEqual([
          { scope: 'discord:1', follows: [makeFollow('c')] },
          { scope: 'slack:T1', follows },
        ]);
      });

      test('that many change at once loses nothing', async () => {
        const { wire } = engine;
        const ids = Array.from({ length: 20 }, (_, at) => `feed ${at}`);
        const add = (id: string) =>
          wire.changeFollows('slack:T1', (before) => [...before, makeFollow(id)]);
        await Promise.all(ids.map(add));
        const { follows } = await wire.follows('slack:T1');
        expect(follows.map(({ feed }) => feed).sort()).toEqual(ids.sort());
      });

      test('stays as it is where a change is refused, whatever the words of that', async () => {
        const { wire, log } = engine;
        await wire.changeFollows('slack:T1', () => [makeFollow('a')]);
        const mark = await wire.mark();
        const refusal = new UsageError('you follow "timeout expired" already');
        const refused = wire.changeFollows('slack:T1', () => {
          throw refusal;
        });
        await expect(refused).rejects.toBe(refusal);
        expect((await wire.follows('slack:T1')).follows).toEqual([makeFollow('a')]);
        expect(await wire.mark()).toBe(mark);
        await wire.changeFollows('slack:T1', () => []);
        expect(await wire.allFollows()).toEqual([]);
        expect(log.lines).toEqual([]);
      });
    });

    describe('what changed', () => wireChanges(() => engine));
    describe('a text from outside', () => wireTexts(() => engine));
  });
}
