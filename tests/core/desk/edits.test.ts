import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { watchEdits } from '#core/desk/edits.ts';
import { createPacer } from '#core/desk/pace.ts';
import { type Archive, buildArchive } from '#core/news/archive.ts';
import type { Deliveries } from '#core/ports.ts';
import { doc } from '#core/talk/doc.ts';
import { openMemoryStore } from '#store/open.ts';
import { type DrivenClock, drivenClock } from '../../support/clock.ts';
import { createFarEnd, type FarEnd } from '../../support/far-end.ts';
import { recordingLog } from '../../support/log.ts';
import { edition, headline } from '../../support/news.ts';
import { place } from '../../support/newsroom.ts';

const telling = (...titles: readonly string[]): Archive =>
  buildArchive([edition('a.md', { headlines: titles.map((title) => headline(title)) })]);
const { id: story } = headline('The ferries');

describe('posts of the last hour', () => {
  let clock: DrivenClock;
  let deliveries: Deliveries;
  let farEnd: FarEnd;
  let archive: Archive;
  let corrections: ReadonlySet<string>;
  let seen: Archive[];
  let looks: number;
  let stop: AbortController;

  beforeEach(async () => {
    stop = new AbortController();
    clock = drivenClock();
    ({ deliveries } = openMemoryStore(clock));
    farEnd = createFarEnd();
    archive = telling('The ferries');
    corrections = new Set();
    [seen, looks] = [[], 0];
    await sent('told', [story]);
    await sent('of something else', ['another']);
  });
  afterEach(() => stop.abort());

  async function sent(at: string, stories: readonly string[]): Promise<void> {
    const key = `slack:T1:C1:digest:d:${at}` as DeliveryKey;
    const occurrence = { kind: 'digest', subject: 'd', at } as const;
    await deliveries.plan([{ ...occurrence, key, place, due: clock.now() }]);
    await deliveries.claim(key, 0, stories);
    await deliveries.settle(key, { kind: 'sent', ref: at });
  }

  /** The news changes, and the desk looks. */
  async function change(next: Archive, corrected: readonly string[] = []): Promise<void> {
    const sleeping = vi.spyOn(clock, 'sleepUntil');
    void watchEdits(
      {
        ...{ deliveries, clock, log: recordingLog(), pacer: createPacer({ live: () => 1 }) },
        archive: () => archive,
        corrections: () => {
          looks += 1;
          return corrections;
        },
        platformOf: () => farEnd,
        compose: async () => ({ kind: 'post', doc: doc('News'), stories: [] }),
        seen: async (now) => void seen.push(now),
      },
      stop.signal,
    );
    await vi.waitUntil(() => sleeping.mock.calls.length > 0);
    [archive, corrections] = [next, new Set(corrected)];
    clock.advance({ seconds: 2 });
    await vi.waitUntil(() => looks > 0 && sleeping.mock.calls.length > 1);
  }

  test('that tell a changed story are corrected where they stand, once, and no others', async () => {
    await change(archive, [story]);
    await vi.waitUntil(() => farEnd.edits.length > 0);
    expect(farEnd.edits).toEqual(['told']);
    expect(seen).toEqual([]);
  });

  test('are left alone where only something new came', async () => {
    await change(telling('The ferries', 'A new one'));
    expect(farEnd.edits).toEqual([]);
    expect(seen).toEqual([archive]);
  });

  test('are left alone after an hour', async () => {
    clock.advance({ hours: 1, seconds: 1 });
    await change(archive, [story]);
    expect(farEnd.edits).toEqual([]);
  });
});
