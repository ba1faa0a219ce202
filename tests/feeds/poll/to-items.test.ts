import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WireItem } from '#core/news/feed.ts';
import type { ReadItem } from '#feeds/body.ts';
import { toFeed } from '#feeds/poll/feed-after.ts';
import { type Haul, toItems } from '#feeds/poll/to-items.ts';

const NOON = Temporal.Instant.from('2026-11-28T12:00:00Z');
const FEED = toFeed('https://tide.example/feed', NOON);
const SITE = 'https://tide.example/';

/** A feed that is checked again and again: what it holds each time, and how much of it was news. */
function follow(...checks: readonly (readonly ReadItem[])[]): readonly number[] {
  const known = new Map<string, WireItem>();
  return checks.map((items, check) => {
    const { changed, fresh } = look(items, { known: [...known.values()], check });
    for (const item of changed) known.set(item.headline.id, item);
    return fresh;
  });
}

type Past = { readonly known?: readonly WireItem[]; readonly check?: number };

function look(items: readonly ReadItem[], { known = [], check = 0 }: Past = {}): Haul {
  const feed = check === 0 ? FEED : { ...FEED, begun: NOON.toString() };
  const now = NOON.add({ minutes: 10 * check });
  return toItems({ title: 'The Tide', link: SITE, items }, { feed, known, now });
}

const at = (iso: string): Temporal.Instant => Temporal.Instant.from(iso);
const harbour: ReadItem = {
  id: 'guid-1',
  title: 'Harbour opens after the storm',
  link: 'https://tide.example/harbour',
  published: at('2026-11-28T09:00:00Z'),
};
const bridge: ReadItem = {
  id: 'guid-2',
  title: 'Bridge closes for two weeks',
  link: 'https://tide.example/bridge',
  published: at('2026-11-28T10:00:00Z'),
};

test('what stands in a feed again is no news', () => {
  expect(follow([harbour], [harbour, bridge], [bridge, harbour], [harbour])).toEqual([1, 1, 0, 0]);
});

test.each<[string, (item: ReadItem, check: number) => ReadItem]>([
  [
    'whose guids change with every check',
    (item, check) => ({ ...item, id: `${item.id}-${check}` }),
  ],
  ['that has no guids', ({ id: _, ...item }) => item],
  [
    'whose guids and addresses change',
    (item, check) => ({
      ...item,
      id: `${item.id}-${check}`,
      link: `${item.link}?session=${check}`,
    }),
  ],
  ['that has neither guids nor dates', ({ id: _, published: __, ...item }) => item],
  ['that has titles alone', ({ title }) => ({ title })],
  [
    'that has titles and texts, and dates all anew with every check',
    ({ title }, check) => ({
      title,
      summary: `About this: ${title}`,
      published: NOON.add({ minutes: check }),
    }),
  ],
  [
    'that adds where its readers come from',
    (item, check) => ({
      link: `${item.link}?utm_campaign=${check}`,
      title: item.title,
    }),
  ],
  ['that corrects its titles', (item, check) => ({ ...item, title: `${item.title} (${check})` })],
  ['that gives all items one guid', (item) => ({ ...item, id: 'the-same' })],
  ['that gives all items one address', (item) => ({ ...item, link: SITE })],
  ['that gives all items one date', (item) => ({ ...item, published: NOON })],
])('a feed %s brings each item once', (_habit, bent) => {
  const check = (items: readonly ReadItem[], number: number) =>
    items.map((item) => bent(item, number));
  expect(
    follow(check([harbour, bridge], 0), check([bridge, harbour], 1), check([harbour, bridge], 2)),
  ).toEqual([2, 0, 0]);
});

test('the next piece of a series is news, though it has the title of the last one', () => {
  const daily = (day: number): ReadItem => ({
    id: `day-${day}`,
    title: 'The weather on the coast, this morning and tonight',
    link: `https://tide.example/weather/${day}`,
    published: at(`2026-11-2${day}T06:00:00Z`),
  });
  expect(follow([daily(1)], [daily(2)], [daily(3), daily(2)])).toEqual([1, 1, 1]);
});

test('a page that tells its only news under one address has news each time', () => {
  const status = (id: string, title: string, hour: string): ReadItem => ({
    ...{ id, title, link: 'https://tide.example/status' },
    published: at(`2026-11-28T${hour}:00:00Z`),
  });
  expect(
    follow([status('a', 'All is well', '08')], [status('b', 'The ferry is late', '09')]),
  ).toEqual([1, 1]);
});

test('an item that stands in a feed twice is there once', () => {
  expect(follow([harbour, harbour])).toEqual([1]);
});

test('a corrected title is a change of the same item, first seen when it was', () => {
  const { changed } = look([harbour]);
  const after = look([{ ...harbour, title: 'Harbour opens late' }], { known: changed, check: 1 });
  expect(after.fresh).toBe(0);
  expect(after.changed).toMatchObject([
    { headline: { id: changed[0]?.headline.id, title: 'Harbour opens late' }, firstSeen: NOON },
  ]);
});

test('an item keeps its first date, however often the feed dates it anew', () => {
  const { changed } = look([harbour]);
  const redated = { ...harbour, title: 'Harbour opens late', published: NOON };
  const [after] = look([redated], { known: changed, check: 1 }).changed;
  expect(after?.headline.published).toEqual(harbour.published);
});

test('a text that counts its comments is no change', () => {
  const { changed } = look([{ ...harbour, summary: '3 comments' }]);
  const after = look([{ ...harbour, summary: '4 comments' }], { known: changed, check: 1 });
  expect(after.changed).toEqual([]);
});

test('what is dated in the future, or not at all, is of now, in the order of the feed', () => {
  const { changed } = look([
    { title: 'First of the feed' },
    { title: 'Second of the feed' },
    { title: 'From next year', published: at('2027-06-01T00:00:00Z') },
  ]);
  const dates = changed.map(({ headline }) => headline.published.epochMilliseconds);
  expect(dates).toEqual(
    [NOON, NOON, NOON].map((now, index) => now.epochMilliseconds - (index % 2)),
  );
});

test('what stands in a feed at the first check counts as told, what comes later does not', () => {
  const first = look([harbour]).changed;
  const second = look([harbour, bridge], { known: first, check: 1 }).changed;
  expect([...first, ...second].map(({ backlog }) => backlog)).toEqual([true, false]);
});

test('a feed of ten thousand items gives its newest five hundred', () => {
  const items = Array.from({ length: 10_000 }, (_, index) => ({
    title: `Item ${index}`,
    published: NOON.subtract({ minutes: 10_000 - index }),
  }));
  const { listed, changed } = look(items);
  expect(listed).toHaveLength(500);
  expect(changed.at(-1)?.headline.title).toBe('Item 9999');
});

test('a link to what is no page is no link, and tells nothing of where its reader came from', () => {
  const { changed } = look([
    { title: 'One', link: 'javascript:alert(1)' },
    { title: 'Two', link: 'https://tide.example/two?utm_source=rss' },
  ]);
  expect(changed.map(({ headline }) => headline.url)).toEqual([
    undefined,
    'https://tide.example/two',
  ]);
});

test('whatever a feed holds, its items have ids of their own and titles of one line', () => {
  const text = fc.option(fc.string({ unit: 'binary', maxLength: 40 }), { nil: undefined });
  const item = fc.record({ id: text, title: text, link: text, summary: text });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 8 }), (items) => {
      const { changed } = look(items);
      const ids = changed.map(({ headline }) => headline.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(changed.every(({ headline }) => /^.+$/.test(headline.title))).toBe(true);
    }),
  );
});

test('whatever a feed holds, a second look at it finds nothing new', () => {
  const text = fc.option(fc.constantFrom('a', 'b', 'a long title that says enough of it'), {
    nil: undefined,
  });
  const item = fc.record({ id: text, title: text, link: text, summary: text });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), (items) => {
      expect(follow(items, items, items).slice(1)).toEqual([0, 0]);
    }),
  );
});
