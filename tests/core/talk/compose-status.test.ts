import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeliveryRow, DeliveryState } from '#core/desk/delivery.ts';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { DigestReport } from '#core/desk/digest-reports.ts';
import type { PastPost } from '#core/desk/past-posts.ts';
import type { FeedNow, Status } from '#core/desk/status.ts';
import type { Entry } from '#core/journal.ts';
import { composeChanges } from '#core/talk/compose/changes.ts';
import { composeStatus } from '#core/talk/compose/status.ts';
import { languages, sentencesIn } from '#core/talk/sentences/catalogue.ts';
import { toDiscordAnswer } from '#discord/render.ts';
import { toSlackAnswer } from '#slack/render.ts';
import { judgeCallback } from '../../support/discord-judge.ts';
import { faultsOf } from '../../support/slack-rules.ts';

const now = Temporal.Instant.from('2026-11-22T08:00:00Z');
const place = { platform: 'discord', workspace: '1', channel: '2' } as const;
const NASTY = [
  '<@1>',
  '@everyone',
  '**',
  '[a](https://x.example)',
  '`',
  '&<>',
  '日本',
  '\n',
  '_~|',
];
const nasty = (max: number) =>
  fc
    .array(fc.constantFrom(...NASTY, 'word '), { minLength: 1, maxLength: max })
    .map((all) => all.join(''));
const state = fc.constantFrom<DeliveryState>('pending', 'sending', 'sent', 'refused', 'skipped');
const row = fc.record({ state, reason: nasty(9) }).map(
  (more): DeliveryRow => ({
    ...{ key: 'k' as DeliveryKey, place, kind: 'digest', subject: 's', at: 'x', due: now },
    ...{ attempt: 1, stories: [] },
    ...more,
  }),
);
const digest = fc.record({ last: row, name: nasty(9), reason: nasty(9), parked: fc.boolean() }).map(
  ({ last, name, reason, parked }): DigestReport => ({
    ...{ next: now, last },
    subscription: {
      ...{ id: 's', home: place, target: { ...place, channel: '3' }, name, topics: [] },
      ...{ include: [], exclude: [], max: 10, min: 1, empty: 'skip' },
      ...{ owner: { id: '1', name }, since: '2026-11-01T00:00:00Z' },
      schedule: { time: '08:30', days: [1, 2, 4, 6], zone: 'America/Argentina/ComodRivadavia' },
      ...(parked && { parked: { reason, since: now.toString() } }),
    },
  }),
);
const feedState = fc.constantFrom('fine', 'failing', 'resting', 'gone', 'new');
const feed = fc.record({ state: feedState, title: nasty(200), by: nasty(9) }).map(
  ({ state, title, by }): FeedNow => ({
    follow: { feed: 'f', url: 'https://x.example/', title, since: now.toString() },
    by: 'workspace',
    feed: {
      ...{ id: 'f', url: 'https://x.example/', at: 'https://x.example/', host: 'x', state },
      ...{ added: '', every: 1, failures: 9, listed: [], since: now.toString() },
      ...{ trouble: { kind: 'blocked', by }, checked: now.toString(), next: now.toString() },
    } as FeedNow['feed'],
  }),
);
const post = fc
  .record({ row, title: nasty(200) })
  .map(({ row, title }): PastPost => ({ row, what: { kind: 'reply', title } }));
const change = fc
  .record({ name: nasty(99), what: nasty(300) })
  .map((facts): Entry => ({ kind: 'change', place, at: now, facts: { person: '1', ...facts } }));
const status = fc.record({
  digests: fc.array(digest, { maxLength: 20 }),
  feeds: fc.array(feed, { maxLength: 200 }),
  posts: fc.array(post, { maxLength: 50 }),
  changes: fc.array(change, { maxLength: 50 }),
});

test.each(languages)(
  'whatever there is to tell in $name, both platforms take the whole of it',
  ({ code }) => {
    const told = { say: sentencesIn(code), now };
    fc.assert(
      fc.property(status, (parts) => {
        const mentions = { state: 'on', replies: 9_999, watches: 25, mutes: 75 } as const;
        const all: Status = { place, mentions, ...parts };
        const docs = [composeStatus(all, told), composeChanges(parts.changes, 2, told)];
        for (const shown of docs) {
          const body = toDiscordAnswer(shown);
          expect(judgeCallback(body)).toEqual([]);
          expect(faultsOf(toSlackAnswer(shown))).toEqual([]);
          // A message that is cut fills all of Discord's 4,000 characters.
          const texts = body.data.components[0].components.flatMap((part) =>
            part.type === 10 ? [part.content.length] : [],
          );
          expect(texts.reduce((sum, length) => sum + length, 0)).toBeLessThan(3_900);
        }
      }),
      { numRuns: 60 },
    );
  },
);
