import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DigestReport } from '#core/desk/digest-reports.ts';
import type { Subscription } from '#core/desk/subscription.ts';
import type { Headline } from '#core/news/news.ts';
import { composeAlone } from '#core/talk/compose/article-alone.ts';
import { composeFound } from '#core/talk/compose/found.ts';
import { composeHome } from '#core/talk/compose/home.ts';
import type { Doc } from '#core/talk/doc.ts';
import { en } from '#core/talk/sentences/en.ts';
import { readNote, toHomeView, toModal, toShortHomeView } from '#slack/home-view.ts';
import { toSlackAnswer } from '#slack/render.ts';
import { anyDoc, anyText } from '../support/slack-docs.ts';
import { faultsOf, nodesOf } from '../support/slack-rules.ts';
import { type ShownView, viewFaults } from '../support/slack-views.ts';

const published = Temporal.Instant.from('2026-11-22T08:00:00Z');
const NOTE = { channel: 'D0MARTA' };
const place = { platform: 'slack', workspace: 'T1', channel: 'D0MARTA', direct: true } as const;

const news: readonly Headline[] = [
  {
    ...{ id: 'a1', title: 'Nissan weighs building Foxconn EVs at Oppama', published },
    ...{ source: 'Nikkei', topic: 'Autos', url: 'https://example.com/a/nissan' },
    paragraphs: ['Nissan is in talks with Foxconn. The plant is near Tokyo. Nothing is signed.'],
  } as Headline,
  ...Array.from({ length: 8 }, (_, at) => ({
    ...{ id: `h${at}`, title: `Coca-Cola & Costa: part ${at}`, published },
    ...{ source: 'Example Wire', url: `https://example.com/h/${at}` },
  })),
];

const digest = (name: string, more: Partial<Subscription> = {}): DigestReport => ({
  subscription: {
    ...{ id: name, home: place, target: place, name },
    schedule: { time: '08:30', days: [1, 2, 3, 4, 5], zone: 'Europe/Rome' },
    ...{ topics: [], max: 10, min: 1, include: [], exclude: [], empty: 'skip' },
    ...{ owner: { id: 'U1', name: 'Ada' }, since: published.toString() },
    ...more,
  },
  next: published,
  last: undefined,
});

const homeOf = (items: readonly Headline[], digests: readonly DigestReport[]): Doc =>
  composeHome({ listing: { items }, page: 1, digests, isOut: false, note: [] }, en);

test('a home is drawn as golden/home.json', () => {
  const view = toHomeView(homeOf(news, [digest('daily')]), NOTE);
  const golden = readFileSync(new URL('golden/home.json', import.meta.url), 'utf8');
  expect(view).toEqual(JSON.parse(golden));
  expect(viewFaults(view)).toEqual([]);
});

const anyItem: fc.Arbitrary<Headline> = fc.record(
  {
    id: fc.stringMatching(/^[A-Za-z0-9_-]{1,24}$/),
    title: anyText.map((title) => title || 'x'),
    published: fc.constant(published),
    source: anyText,
    topic: anyText,
    url: fc.webUrl(),
    paragraphs: fc.array(anyText, { minLength: 1, maxLength: 4 }),
  },
  { requiredKeys: ['id', 'title', 'published'] },
);
const anyNews = fc.uniqueArray(anyItem, { selector: ({ id }) => id, maxLength: 30 });
const anyDigest = fc
  .record({
    topics: fc.array(anyText, { maxLength: 20 }),
    include: fc.array(anyText, { maxLength: 20 }),
  })
  .map((more) => (at: number) => digest(`n${at}`, more));
const anyDigests = fc
  .array(anyDigest, { maxLength: 20 })
  .map((made) => made.map((make, at) => make(at)));

const idsIn = (view: ShownView): readonly unknown[] =>
  nodesOf(view.blocks).map(({ action_id }) => action_id);

test('any news and any digests fit into a home, with every button that it has', () => {
  fc.assert(
    fc.property(anyNews, anyDigests, (items, digests) => {
      const view = toHomeView(homeOf(items, digests), NOTE);
      expect(viewFaults(view)).toEqual([]);
      const ids = idsIn(view);
      expect(ids).toEqual(
        expect.arrayContaining(['form.open:newsdesk digest set', 'home.replies:off', 'help.show:']),
      );
      const shown = digests.slice(0, 8).map(({ subscription: { name } }) => `home.off:${name}`);
      expect(ids).toEqual(expect.arrayContaining(shown));
    }),
    { numRuns: 60 },
  );
});

test('nothing in a home or over it shares: nobody else is there', () => {
  fc.assert(
    fc.property(anyNews, (items) => {
      const docs = [
        homeOf(items, []),
        ...items.map((item) => composeAlone(item, 1, { name: 'home.read', say: en })),
      ];
      const ids = docs.flatMap((doc) => idsIn(toModal(doc, NOTE)));
      expect(ids.filter((id) => String(id).includes('share'))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('headlines that were found fit into a message, whatever they are called', () => {
  fc.assert(
    fc.property(anyNews, fc.array(anyText), (items, names) => {
      const found = composeFound({ items: items.slice(0, 10), names }, en);
      expect(faultsOf(toSlackAnswer(found))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('Slack has nothing to refuse in a view, whatever a Doc holds', () => {
  fc.assert(
    fc.property(anyDoc, (doc) => {
      for (const view of [toHomeView(doc, NOTE), toShortHomeView(doc, NOTE), toModal(doc, NOTE)])
        expect(viewFaults(view)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('a view remembers whose it is; what is none of ours is none', () => {
  expect(
    readNote({ private_metadata: toModal(homeOf(news, []), NOTE).private_metadata ?? '' }),
  ).toEqual(NOTE);
  for (const private_metadata of [
    '',
    '{',
    '{}',
    'null',
    '7',
    '{"channel":7}',
    '{"channel":"C1","path":["news"]}',
  ])
    expect(readNote({ private_metadata })).toBeUndefined();
});
