import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeDigest } from '#core/desk/judge.ts';
import { judgeItem } from '#core/desk/prospect.ts';
import type { News } from '#core/desk/select.ts';
import type { Subscription } from '#core/desk/subscription.ts';
import { byStory } from '#core/news/by-story.ts';
import type { Headline } from '#core/news/news.ts';
import { headline } from '../../support/news.ts';

const now = Temporal.Instant.from('2026-11-22T12:00:00Z');
const home = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
const subscription: Subscription = {
  ...{ id: 's', home, target: home, name: 'daily', topics: [], include: [], exclude: [] },
  ...{ max: 10, min: 1, empty: 'skip', owner: { id: 'U1', name: 'Ada' } },
  schedule: { time: '12:00', days: [7], zone: 'UTC' },
  since: '2026-11-01T00:00:00Z',
};

/** Items tell the story that their source names; `hours` ago they were published and first seen. */
type Told = { readonly title: string; readonly story: string; readonly hours: number };

function newsOf(all: readonly Told[], told: readonly string[] = []) {
  const items = all.map(({ title, hours }, index): Headline => {
    return {
      ...headline(title, { published: now.subtract({ hours }), feed: 'f' }),
      id: `${index}`,
    };
  });
  const storyOf = (id: string): string => all[Number(id)]?.story ?? id;
  const seenSince = (then: Temporal.Instant) =>
    items.filter(({ published }) => Temporal.Instant.compare(published, then) >= 0);
  const members = (id: string) => items.filter((item) => storyOf(item.id) === storyOf(id));
  const news: News = {
    ...{ items: () => items, cameSince: seenSince, storyOf, told: new Set(told) },
    listed: (lines) => byStory(lines, { storyOf, told: members }),
  };
  return { items, news };
}

const one = (title: string, hours = 1, story = title): Told => ({ title, hours, story });
const FIVE = [
  one('Apples'),
  one('Boats', 2),
  one('Bread', 3, 'Boats'),
  one('Cheese', 4),
  one('Old', 60),
];
const prospects = (more: Partial<Subscription>, told: readonly string[] = []) => {
  const { items, news } = newsOf(FIVE, told);
  return items.map((item) => judgeItem(item, { ...subscription, ...more }, { news, now }));
};
const out = (because: object) => ({ kind: 'out', because });

test('what a digest takes is told by the headline that has the line of its story', () => {
  const [apples, boats, bread, , old] = prospects({});
  expect([apples, boats, bread]).toMatchObject([
    { kind: 'in', line: { title: 'Apples' } },
    { kind: 'in', line: { title: 'Boats' } },
    { kind: 'in', line: { title: 'Boats' } },
  ]);
  expect(old).toEqual(out({ kind: 'old' }));
});

test('what it leaves out has its reason', () => {
  const [apples] = prospects({ exclude: ['apples'] });
  expect(apples).toEqual(out({ kind: 'exclude', word: 'apples', part: 'title' }));
  // Of a story whose first headline has the word, another one has the line.
  expect(prospects({ exclude: ['boats'] })[1]).toMatchObject({
    kind: 'in',
    line: { title: 'Bread' },
  });
  expect(prospects({}, ['1'])[2]).toEqual(out({ kind: 'told' }));
  expect(prospects({ max: 2 })[3]).toEqual({ kind: 'beyond', place: 3 });
  expect(prospects({ min: 4 })[0]).toEqual({ kind: 'waits', stories: 3 });
  const lastSent = now.subtract({ minutes: 90 }).toString();
  expect(prospects({ lastSent })[1]).toEqual(out({ kind: 'old' }));
  const { news } = newsOf([]);
  expect(judgeItem(undefined, subscription, { news, now })).toEqual(out({ kind: 'unseen' }));
});

test('it says of an item that it would be in it exactly where the digest has its story', () => {
  const few = fc.array(fc.constantFrom('apples', 'boats', 'bread'), { maxLength: 2 });
  const item = fc.record({
    title: fc.constantFrom('apples', 'boats', 'bread', 'bread and boats'),
    story: fc.constantFrom('a', 'b', 'c', 'd'),
    hours: fc.integer({ min: 0, max: 40 }),
  });
  const wish = fc.record({
    ...{ include: few, exclude: few },
    ...{ max: fc.integer({ min: 1, max: 3 }), min: fc.integer({ min: 1, max: 3 }) },
    lastSent: fc.option(fc.constant(now.subtract({ hours: 12 }).toString()), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 8 }), wish, fc.boolean(), (all, asked, told) => {
      const { items, news } = newsOf(all, told ? ['0'] : []);
      const { lastSent, ...rest } = asked;
      const digest = { ...subscription, ...rest, ...(lastSent !== undefined && { lastSent }) };
      const judged = judgeDigest({ subscription: digest, due: now, now, news });
      const stories = judged.kind === 'skip' ? [] : judged.items.map(({ id }) => news.storyOf(id));
      for (const each of items) {
        const { kind } = judgeItem(each, digest, { news, now });
        expect(kind === 'in').toBe(stories.includes(news.storyOf(each.id)));
      }
    }),
  );
});
