import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Judged } from '#core/desk/digest-reports.ts';
import type { PastPost } from '#core/desk/past-posts.ts';
import type { Prospect } from '#core/desk/prospect.ts';
import type { Explanation } from '#core/desk/why.ts';
import type { Headline } from '#core/news/news.ts';
import { composeWhyHeadline } from '#core/talk/compose/why.ts';
import { composeNoLink, composeNoWords, composeWhyHint } from '#core/talk/compose/why-find.ts';
import type { Doc } from '#core/talk/doc.ts';
import { languages, sentencesIn } from '#core/talk/sentences/catalogue.ts';
import { toDiscordAnswer } from '#discord/render.ts';
import { toSlackAnswer } from '#slack/render.ts';
import { judgeCallback } from '../../support/discord-judge.ts';
import { faultsOf } from '../../support/slack-rules.ts';

const at = Temporal.Instant.from('2026-11-22T08:00:00Z');
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
const url = fc.option(
  fc.integer({ min: 1, max: 3_000 }).map((length) => `https://x.example/${'a'.repeat(length)}`),
  { nil: undefined },
);
const id = fc.stringMatching(/^[A-Za-z0-9]{20}$/);
const item = fc.record({
  ...{ id, title: nasty(200), published: fc.constant(at), url },
  ...{ source: fc.option(nasty(99), { nil: undefined }), topic: nasty(99), feed: fc.constant('f') },
}) satisfies fc.Arbitrary<Headline>;

const part = fc.constantFrom('title', 'source', 'topic', 'text');
const prospect: fc.Arbitrary<Prospect> = fc.oneof(
  item.map((line) => ({ kind: 'in', line }) as const),
  fc.constant({ kind: 'waits', stories: 9 } as const),
  fc.constant({ kind: 'beyond', place: 99 } as const),
  fc
    .constantFrom('told', 'old', 'topic', 'include', 'unseen')
    .map((kind) => ({ kind: 'out', because: { kind } }) as const),
  fc
    .record({ kind: fc.constant('exclude'), word: nasty(9), part })
    .map((because) => ({ kind: 'out', because }) as Prospect),
);
const digest = fc.record({ prospect, words: fc.array(nasty(9), { maxLength: 20 }) }).map(
  ({ prospect, words }): Judged => ({
    ...{ prospect, next: at, last: undefined },
    subscription: {
      ...{ id: 's', home: place, target: place, name: 'x'.repeat(30), topics: words },
      ...{ include: words, exclude: words, max: 10, min: 1, empty: 'skip' },
      ...{ owner: { id: '1', name: 'Ada' }, since: at.toString(), lastSent: at.toString() },
      ...{ parked: { reason: 'x', since: at.toString() } },
      schedule: { time: '08:30', days: [1], zone: 'UTC' },
    },
  }),
);
const post = nasty(200).map(
  (title): PastPost => ({
    row: {
      ...{ key: 'k' as DeliveryKey, place, kind: 'mention', subject: 's', at: 'x', due: at },
      ...{ attempt: 1, stories: [], state: 'refused', reason: title.slice(0, 60) },
    },
    what: { kind: 'reply', title },
  }),
);
const silence = fc.constantFrom('muted', 'cooling down', 'opted out').map((because) => ({
  ...{ because, times: 7, last: at },
}));
const explanation: fc.Arbitrary<Explanation> = fc
  .record({
    ...{ item, others: fc.array(item, { maxLength: 20 }), name: nasty(99), site: url },
    ...{ digests: fc.array(digest, { maxLength: 20 }), posts: fc.array(post, { maxLength: 9 }) },
    ...{ silences: fc.array(silence, { maxLength: 9 }), told: fc.boolean() },
    arrival: fc.constantFrom('came', 'backlog', 'before follow'),
  })
  .map(({ name, site, arrival, ...rest }): Explanation => {
    const follow = { feed: 'f', url: 'https://x.example/', title: name, since: at.toString() };
    return {
      ...{ place, by: 'workspace', quiet: { kind: 'word', word: 'x'.repeat(50) }, ...rest },
      origin: { kind: 'feed', follow, seen: at, arrival },
      feed: { site } as Explanation['feed'],
    };
  });

/** A message that is cut fills all of Discord's 4,000 characters. */
function expectWhole(shown: Doc): void {
  const body = toDiscordAnswer(shown);
  expect(judgeCallback(body)).toEqual([]);
  expect(faultsOf(toSlackAnswer(shown))).toEqual([]);
  const texts = body.data.components[0].components.flatMap((each) =>
    each.type === 10 ? [each.content.length] : [],
  );
  expect(texts.reduce((sum, length) => sum + length, 0)).toBeLessThan(3_900);
}

test.each(languages)(
  'whatever is known of a headline in $name, both platforms take the whole of it',
  ({ code }) => {
    const say = sentencesIn(code);
    fc.assert(
      fc.property(
        explanation,
        fc.array(item, { maxLength: 10 }),
        nasty(30),
        (told, items, words) => {
          expectWhole(composeWhyHeadline(told, { words, items }, say));
        },
      ),
      { numRuns: 100 },
    );
  },
);

test.each(languages)(
  'so they do in $name with what is said where nothing was found, or asked',
  ({ code }) => {
    const say = sentencesIn(code);
    const near = fc.record({ title: nasty(99) }).map(({ title }) => ({
      follow: { feed: 'f', url: 'https://x.example/', title, since: at.toString() },
      ...{ by: 'channel' as const, feed: undefined },
    }));
    const words = fc.array(nasty(20), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), fc.array(near), words, (items, feeds, all) => {
        expectWhole(composeWhyHint(items, say));
        expectWhole(composeNoLink(feeds.slice(0, 3), say));
        expectWhole(composeNoWords(all.join(' ').repeat(9), all, say));
      }),
      { numRuns: 60 },
    );
  },
);
