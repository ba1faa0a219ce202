import { expect, test } from 'vitest';
import type { Posted } from '#core/ports.ts';
import type { Tally } from '#core/tally.ts';
import { heard, openNewsroom } from '../support/newsroom.ts';

const SENT = { kind: 'sent', ref: '1' } as const;

test.each<[string, Posted, string]>([
  ['was posted', SENT, 'sent'],
  ['is refused for good', { kind: 'refused', reason: 'is_archived' }, 'refused'],
  ['has to wait', { kind: 'refused', reason: 'ratelimited', retryAfter: 5 }, 'later'],
  ['may or may not be there', { kind: 'unknown', reason: 'timeout' }, 'in doubt'],
])('a reply that %s is told as such, and nothing of it', async (_what, posted, outcome) => {
  const told: Tally[] = [];
  const { inbox, answerWith } = openNewsroom({ tell: (tally) => void told.push(tally) });
  answerWith(posted);
  await inbox.hear(heard('anything at all', { addressed: true }));
  expect(told).toEqual([{ kind: 'delivered', platform: 'slack', delivery: 'mention', outcome }]);
});

test('a desk that nobody watches does its work', async () => {
  const { inbox, posts } = openNewsroom();
  await inbox.hear(heard('anything at all', { addressed: true }));
  expect(posts).toHaveLength(1);
});
