import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { WireItem } from '#core/news/feed.ts';
import { TroubleError } from '#core/news/trouble.ts';
import { createFetcher } from '#feeds/fetch/fetcher.ts';
import { createPolls } from '#feeds/poll/polls.ts';
import { build, closeAll, closing, nextCheck, reader, rss, type Town, titlesIn } from './town.ts';

afterEach(closeAll);

test('a feed that is added is checked at once, and what stands in it counts as told', async () => {
  const town = await build();
  town.web.put('/feed', rss('One', 'Two'));
  const feed = await town.polls.add(town.web.url('/feed'));
  expect(feed).toMatchObject({ state: 'fine', title: 'The Tide', failures: 0 });
  const items = await town.opened.wire.newest(10);
  expect(items.map(({ backlog }) => backlog)).toEqual([true, true]);
});

test('a feed that is polled already is not asked for again when another channel adds it', async () => {
  const town = await build();
  town.web.put('/feed', rss('One'));
  await town.polls.add(town.web.url('/feed'));
  await town.polls.add(town.web.url('/feed#top'));
  expect(town.web.requests).toHaveLength(1);
});

test('a feed that two channels add at the same moment is asked for once', async () => {
  const town = await build();
  town.web.put('/feed', rss('One'));
  const add = () => town.polls.add(town.web.url('/feed'));
  const [one, other] = await Promise.all([add(), add()]);
  expect(town.web.requests).toHaveLength(1);
  expect(other).toEqual(one);
});

test('what a later check finds is news, and what has not changed costs no body', async () => {
  const town = await build();
  let etag = '"1"';
  town.web.put('/feed', () => ({ ...rss('One', ...(etag === '"1"' ? [] : ['Two'])), etag }));
  const feed = await town.polls.add(town.web.url('/feed'));
  await town.polls.work(new AbortController().signal);
  const bytes = town.web.bodyBytes();
  const same = await nextCheck(town, feed);
  expect(town.web.bodyBytes()).toBe(bytes);
  etag = '"2"';
  await nextCheck(town, same);
  expect(await titlesIn(town)).toEqual(['One', 'Two']);
  const [fresh] = (await town.opened.wire.newest(10)).filter(({ backlog }) => !backlog);
  expect(fresh?.headline.title).toBe('Two');
  expect(town.filed).toHaveLength(2);
});

test('a process that dies in the middle of a poll loses nothing, and announces nothing twice', async () => {
  const town = await build();
  town.web.put('/feed', rss('One'));
  const feed = await town.polls.add(town.web.url('/feed'));
  town.web.put('/feed', rss('One', 'Two'));
  const items: WireItem[][] = [];
  const again = () =>
    createPolls({
      ...{ ...town.opened, clock: town.clock, reader, chance: () => 0.5, follows: () => true },
      fetcher: { fetch: fetcherOf(town).fetch },
      tellRest: async () => undefined,
      file: async (found) => {
        items.push([...found]);
        if (items.length === 1) throw new Error('killed before anything was written down');
        return found;
      },
    }).add(feed.url);
  town.clock.advance({ hours: 24 });
  await expect(again()).rejects.toThrow('killed');
  expect(await titlesIn(town)).toEqual(['One']);
  await again();
  expect(await titlesIn(town)).toEqual(['One', 'Two']);
  expect(items.map((each) => each.map(({ headline }) => headline.id))).toEqual([
    [items[1]?.[0]?.headline.id],
    [items[0]?.[0]?.headline.id],
  ]);
});

const fetcherOf = (_town: Town) => {
  const fetcher = createFetcher({ version: '0', contact: 'x', privateFeeds: ['127.0.0.1'] });
  closing.push(fetcher.close);
  return fetcher;
};

test('ten failures let a feed rest, its followers are told of it, and it wakes by itself', async () => {
  const town = await build();
  town.web.put('/feed', rss('One'));
  let feed = await town.polls.add(town.web.url('/feed'));
  town.web.put('/feed', { status: 500 });
  await town.polls.work(new AbortController().signal);
  const states: string[] = [];
  for (let failure = 1; failure <= 10; failure += 1) {
    feed = await nextCheck(town, feed);
    states.push(feed.state);
  }
  expect(states).toEqual([...Array<string>(9).fill('failing'), 'resting']);
  expect(town.told).toMatchObject([
    { state: 'resting', trouble: { kind: 'status', status: 500 }, since: feed.since },
  ]);
  town.web.put('/feed', rss('One', 'Two'));
  expect(await nextCheck(town, feed)).toMatchObject({ state: 'fine', failures: 0 });
  expect(await titlesIn(town)).toEqual(['One', 'Two']);
});

test('a feed that is gone for good is asked for no more', async () => {
  const town = await build();
  town.web.put('/feed', rss('One'));
  const feed = await town.polls.add(town.web.url('/feed'));
  town.web.put('/feed', { status: 410 });
  await town.polls.work(new AbortController().signal);
  const gone = await nextCheck(town, feed);
  expect([gone.state, gone.next]).toEqual(['gone', undefined]);
  expect(town.told).toMatchObject([{ state: 'gone' }]);
});

test('a feed that has moved for good is asked for where it is now, one that has lost its way where it was', async () => {
  const town = await build();
  town.web.put('/old', { status: 301, headers: { location: town.web.url('/new') } });
  town.web.put('/new', rss('One'));
  const feed = await town.polls.add(town.web.url('/old'));
  expect(feed.at).toBe(town.web.url('/new'));
  await town.polls.work(new AbortController().signal);
  town.web.forget();
  const second = await nextCheck(town, feed);
  expect(town.web.requests.map(({ path }) => path)).toEqual(['/new']);
  town.web.put('/new', { status: 404 });
  const third = await nextCheck(town, second);
  expect(third).toMatchObject({ at: town.web.url('/old'), state: 'failing' });
});

test('a server that is busy is asked when it said', async () => {
  const town = await build();
  town.web.put('/feed', { status: 503, headers: { 'retry-after': '7200' } });
  const { next, checked } = await town.polls.add(town.web.url('/feed'));
  const pause = Temporal.Instant.from(next ?? '').since(checked ?? '');
  expect(pause.total('seconds')).toBe(7_200);
});

test('a feed of one that nobody follows is left alone', async () => {
  const town = await build();
  town.web.put('/feed', rss('One'));
  const feed = await town.polls.add(town.web.url('/feed'));
  town.follows.add(`not ${feed.id}`);
  await town.polls.work(new AbortController().signal);
  town.web.forget();
  for (let hours = 0; hours < 48; hours += 1) {
    town.clock.advance({ hours: 1 });
    await turn();
  }
  expect(town.web.requests).toEqual([]);
});

test('a page that is no feed any more fails with that, and keeps what was there', async () => {
  const town = await build();
  town.web.put('/feed', rss('One'));
  const feed = await town.polls.add(town.web.url('/feed'));
  town.web.put('/feed', { body: '<!doctype html><title>Sold</title><p>This name is for sale.' });
  await town.polls.work(new AbortController().signal);
  expect(await nextCheck(town, feed)).toMatchObject({
    state: 'failing',
    trouble: new TroubleError({ kind: 'no feed' }).trouble,
  });
  expect(await titlesIn(town)).toEqual(['One']);
});

test('a process that stops in the middle of a check calls nothing failed, and the next one takes it up', async () => {
  const town = await build();
  town.web.put('/feed', rss('One'));
  const feed = await town.polls.add(town.web.url('/feed'));
  const never = Promise.withResolvers<void>();
  town.web.put('/feed', { ...rss('One', 'Two'), after: never.promise });
  town.web.forget();
  const stopping = new AbortController();
  await town.polls.work(stopping.signal);
  town.clock.advance(town.clock.now().until(feed.next ?? ''));
  await town.web.asked(1);
  stopping.abort();
  await town.opened.jobs.close();
  never.resolve();
  expect(town.log.lines).toEqual([]);
  expect((await town.opened.wire.feed(feed.id))?.failures).toBe(0);
});
