import { expect, test } from 'vitest';
import { composeRow } from '#core/desk/compose-row.ts';
import type { DeliveryRow } from '#core/desk/delivery.ts';
import { deliveryKey } from '#core/desk/delivery-key.ts';
import type { PlaceSettings } from '#core/desk/settings.ts';
import { openNewsroom, place, wordsOf } from '../../support/newsroom.ts';

const { desk } = openNewsroom();
const [item] = desk.news(place).items();
const at = { kind: 'mention', subject: item?.id ?? '', at: '2026-11-22' } as const;
const row: DeliveryRow = {
  ...{ ...at, key: deliveryKey(place, at), place: { ...place, thread: '1' }, due: desk.now() },
  ...{ state: 'pending', attempt: 1, stories: [] },
  detail: { item: item?.id ?? '', keyword: 'Tidewerk', because: 'watch' },
};
const compose = (more: Partial<DeliveryRow> = {}, settings: PlaceSettings = {}) =>
  composeRow(
    { ...row, ...more },
    {
      clock: desk as never,
      digests: desk.digests,
      voices: desk.voices,
      news: desk.news,
      read: async () => settings,
      feed: async () => undefined,
    },
  );

test('a reply is composed again from its row alone, with its word and its rule', async () => {
  const content = await compose();
  expect(content).toMatchObject({ kind: 'post', stories: [item?.id] });
  expect(content.kind === 'post' && wordsOf(content.doc)).toContain('Watched here: Tidewerk');
});

test('a row of a time before there were rules is one that names its subject', async () => {
  const content = await compose({ detail: { item: item?.id ?? '', keyword: 'Tidewerk' } });
  expect(content.kind === 'post' && wordsOf(content.doc)).toContain('Named here: Tidewerk');
});

test.each([
  ['switched off', { mentions: 'off' }],
  ['the word muted', { mutedWords: ['tidewerk'] }],
  ['the story muted', { mutedStories: [item?.id ?? ''] }],
] as const)('a reply that waits is left out with %s meanwhile', async (_what, settings) => {
  expect(await compose({}, settings)).toEqual({ kind: 'skip', reason: 'muted' });
  // What is posted may be corrected, and whoever asked gets an answer.
  expect(await compose({ state: 'sent' }, settings)).toMatchObject({ kind: 'post' });
  expect(await compose({ subject: 'addressed' }, settings)).toMatchObject({ kind: 'post' });
});

test('a reply that comes too late, or whose headline is gone, is left out', async () => {
  const due = desk.now().subtract({ minutes: 16 });
  expect(await compose({ due })).toEqual({ kind: 'skip', reason: 'late' });
  expect(await compose({ detail: { item: 'gone' } })).toEqual({ kind: 'skip', reason: 'gone' });
});
