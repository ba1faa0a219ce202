import { afterEach, expect, test, vi } from 'vitest';
import { doc } from '#core/talk/doc.ts';
import { openMemoryStore } from '#store/open.ts';
import { drivenClock } from '../../support/clock.ts';
import { follow, wired } from '../../support/local-news.ts';
import { openNewsroom, place, wordsOf } from '../../support/newsroom.ts';

const stop = new AbortController();
afterEach(() => stop.abort());

test('a title that a feed corrects within the hour is corrected in the post that told it', async () => {
  const clock = drivenClock();
  const sleeping = vi.spyOn(clock, 'sleepUntil');
  const opened = openMemoryStore(clock);
  const { desk, edits } = openNewsroom({ ...opened, clock, operator: [follow('ours')] });
  const published = clock.now();
  desk.take([wired('Brinexco opens a mien', { id: 'a', published })]);
  const post = { kind: 'mention', subject: 'a', at: 'today', doc: doc('News') } as const;
  const detail = { item: 'a', keyword: 'Brinexco', because: 'name' };
  await desk.post(place, { ...post, stories: ['a'], detail });
  const running = desk.run(stop.signal);
  await vi.waitUntil(() => sleeping.mock.calls.length > 0);
  desk.take([wired('Brinexco opens a mine', { id: 'a', published })]);
  await vi.waitUntil(() => {
    clock.advance({ seconds: 2 });
    return edits.length > 0;
  });
  expect(edits.map((edit) => wordsOf(edit.doc))).toEqual([
    expect.stringContaining('Brinexco opens a mine'),
  ]);
  stop.abort();
  await running;
  await opened.close();
});
