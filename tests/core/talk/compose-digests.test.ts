import { describe, expect, test } from 'vitest';
import type { DeliveryRow } from '#core/desk/delivery.ts';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { DigestReport } from '#core/desk/digest-reports.ts';
import type { Subscription } from '#core/desk/subscription.ts';
import { composeDigestList, composeParked } from '#core/talk/compose/digests.ts';
import { en } from '#core/talk/sentences/en.ts';
import { wordsOf } from '../../support/newsroom.ts';

const home = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
const due = Temporal.Instant.from('2026-11-22T07:30:00Z');
const subscription: Subscription = {
  ...{ id: 's', home, target: home, name: 'daily', topics: [], include: [], exclude: [] },
  ...{ max: 10, min: 3, empty: 'skip', owner: { id: 'U1', name: 'Ada' } },
  schedule: { time: '08:30', days: [2], zone: 'America/New_York' },
  since: '2026-11-01T00:00:00Z',
};
const row = (more: Partial<DeliveryRow>): DeliveryRow => ({
  ...{ key: 'k' as DeliveryKey, place: home, kind: 'digest', subject: 's', at: '2026-11-22', due },
  ...{ state: 'sent', attempt: 1, stories: [] },
  ...more,
});
const report = (more: Partial<DigestReport>): DigestReport => ({
  ...{ subscription, next: undefined, last: undefined },
  ...more,
});
const lastLine = (more: Partial<DigestReport>): string =>
  wordsOf(composeDigestList([report(more)], { page: 1, whose: 'channel' }, en))
    .split('\n')
    .at(-1) ?? '';

describe('the last run of a digest', () => {
  test.each([
    [{ state: 'sent', settledAt: due.add({ seconds: 9 }) }, 'Last one sent 2026-11-22T07:30:09Z'],
    [{ state: 'skipped', reason: 'late' }, 'only have come six hours late: 2026-11-22T07:30:00Z'],
    [{ state: 'skipped', reason: 'nothing new' }, 'because nothing was new: 2026-11-22T07:30:00Z'],
    [{ state: 'skipped', reason: 'fewer than min' }, 'Waiting for 3 stories; last looked 2026'],
    [{ state: 'refused', reason: 'msg_too_long' }, 'refused the last one (msg_too_long): 2026'],
    [{ state: 'unresolved', reason: 'missing_scope' }, 'so it was not posted again: 2026'],
    [{ state: 'sending' }, 'on its way since 2026'],
  ] as const)('that is %j is told', (more, words) => {
    expect(lastLine({ last: row(more) })).toContain(words);
  });

  test('where it is parked, is why, since when, and that it goes on by itself', () => {
    const parked = { reason: 'is_archived', since: due.toString() };
    const line = lastLine({ subscription: { ...subscription, parked }, last: row({}) });
    expect(line).toMatch(/its channel is archived.*goes on by itself.*2026-11-22T07:30:00Z$/);
    const told = wordsOf(composeParked(subscription, '999', en));
    expect(told).toMatch(/the platform says 999[\s\S]*\/newsdesk digest off daily$/);
  });
});

test('a page of digests with everything narrowed stays within what one message holds', () => {
  const words = Array.from({ length: 20 }, (_, index) => `${index} ${'x'.repeat(56)}`);
  const long = { ...subscription, topics: words, include: words, exclude: words };
  const reports = Array.from({ length: 20 }, () => report({ subscription: long, next: due }));
  const shown = composeDigestList(reports, { page: 2, whose: 'channel' }, en);
  expect(wordsOf(shown).length).toBeLessThan(3_500);
});
