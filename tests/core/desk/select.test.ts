import { describe, expect, test } from 'vitest';
import { judgeDigest } from '#core/desk/judge.ts';
import { meaningOf } from '#core/desk/refusals.ts';
import { findNew } from '#core/desk/select.ts';
import type { Subscription } from '#core/desk/subscription.ts';
import type { Headline } from '#core/news/news.ts';
import { headline } from '../../support/news.ts';

const now = Temporal.Instant.from('2026-11-22T12:00:00Z');
const ago = (hours: number): Temporal.Instant => now.subtract({ minutes: Math.round(hours * 60) });
const wish = { topics: [], include: [], exclude: [] };
const fresh = headline('Fresh', { published: ago(2) });
const yesterday = headline('Yesterday', { published: ago(23) });
const old = headline('Old', { published: ago(60) });
const older = headline('Older', { published: ago(90) });
const news = (
  items: readonly ReturnType<typeof headline>[],
  seen: Readonly<Record<string, number>> = {},
  ...told: readonly string[]
) => ({
  items: () => items,
  cameSince: (then: Temporal.Instant) =>
    items.filter(({ id }) => Temporal.Instant.compare(ago(seen[id] ?? 0), then) >= 0),
  told: new Set(told),
  storyOf: (id: string) => id,
  listed: (lines: readonly Headline[]) => lines,
});

describe('what is new for a channel', () => {
  test('is the last 24 hours for its first digest, in the order of the front page', () => {
    expect(findNew(wish, news([fresh, old, yesterday]), now)).toEqual([fresh, yesterday]);
  });

  test('is the newest edition for a first digest in quiet times', () => {
    expect(findNew(wish, news([old, { ...old, id: 'o2' }, older]), now)).toEqual([
      old,
      { ...old, id: 'o2' },
    ]);
  });

  test('is no item of a feed in quiet times, which stands in no edition', () => {
    const fed = headline('Fed', { feed: 'ours', published: ago(48) });
    expect(findNew(wish, news([fed, old]), now)).toEqual([old]);
  });

  test('is not an older edition where the newest was told already', () => {
    expect(findNew(wish, news([old, older], {}, old.id), now)).toEqual([]);
  });

  test('is later what was first seen since the last digest, whatever its date', () => {
    const lastSent = ago(10).toString();
    const seen = { Fresh: 11, Old: 9, Older: 10 };
    expect(findNew({ ...wish, lastSent }, news([fresh, old, older], seen), now)).toEqual([
      old,
      older,
    ]);
  });

  test('is never what was told there, and is what nobody has noted yet', () => {
    const lastSent = ago(10).toString();
    expect(findNew({ ...wish, lastSent }, news([fresh, old], {}, 'Old'), now)).toEqual([fresh]);
  });
});

describe('when the hour of a digest has come', () => {
  const home = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
  const subscription: Subscription = {
    ...{ id: 's', home, target: home, name: 'daily', ...wish, max: 2, min: 1, empty: 'skip' },
    schedule: { time: '12:00', days: [7], zone: 'UTC' },
    owner: { id: 'U1', name: 'Ada' },
    since: '2026-11-01T00:00:00Z',
  };
  const items = [fresh, yesterday, headline('Third', { published: ago(1) })];
  const judge = (more: Partial<Subscription>, due = now, list = items) =>
    judgeDigest({ subscription: { ...subscription, ...more }, due, now, news: news(list) });

  test.each([
    [{}, now, { kind: 'compose', items: [fresh, yesterday] }],
    [{}, ago(5.9), { kind: 'compose', items: [fresh, yesterday] }],
    [{}, ago(6), { kind: 'skip', reason: 'late' }],
    [{ min: 4, max: 5 }, now, { kind: 'skip', reason: 'fewer than min' }],
    [{ min: 3, max: 3 }, now, { kind: 'compose', items }],
    [{ exclude: ['third'], min: 2 }, now, { kind: 'compose', items: [fresh, yesterday] }],
    [{ topics: ['none'] }, now, { kind: 'skip', reason: 'nothing new' }],
    [{ topics: ['none'], empty: 'say' }, now, { kind: 'compose', items: [] }],
    [{ empty: 'say', min: 9, max: 9 }, now, { kind: 'skip', reason: 'fewer than min' }],
  ] as const)('with %j, due at %s, it is %j', (more, due, judgement) => {
    expect(judge(more, due)).toEqual(judgement);
  });

  test('it is gone where nobody wants it any more', () => {
    const gone = judgeDigest({ subscription: undefined, due: now, now, news: news(items) });
    expect(gone).toEqual({ kind: 'skip', reason: 'gone' });
  });
});

test.each([
  ['slack', 'is_archived', 'parked'],
  ['slack', 'token_revoked', 'parked'],
  ['slack', 'not_in_channel', 'parked'],
  ['slack', 'ratelimited', 'later'],
  ['slack', 'msg_too_long', 'final'],
  ['slack', '50013', 'final'],
  ['discord', '50013', 'parked'],
  ['discord', '10003', 'parked'],
  ['discord', '10004', 'parked'],
  ['discord', '20016', 'later'],
  ['discord', '50035', 'final'],
  ['discord', 'platform_off', 'later'],
] as const)('%s refusing with %s means %s', (platform, reason, meaning) => {
  expect(meaningOf(platform, reason)).toBe(meaning);
});
