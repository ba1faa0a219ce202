import { expect, test } from 'vitest';
import { createFirstSeen } from '#core/desk/first-seen.ts';
import { buildArchive } from '#core/news/archive.ts';
import { openMemoryStore } from '#store/open.ts';
import { drivenClock } from '../../support/clock.ts';
import { edition, headline } from '../../support/news.ts';

const holding = (...titles: readonly string[]) =>
  buildArchive([edition('a.md', { headlines: titles.map((title) => headline(title)) })]);
const idOf = (title: string): string => headline(title).id;

test('an item is seen when it comes, and that stays so over restarts', async () => {
  const clock = drivenClock();
  const { store } = openMemoryStore(clock);
  const first = createFirstSeen(store.items, clock);
  await first.load(holding('One'));
  const start = clock.now();
  clock.advance({ hours: 3 });
  await first.note(holding('One', 'Two'));
  clock.advance({ hours: 3 });
  const second = createFirstSeen(store.items, clock);
  await second.load(holding('One', 'Two'));
  expect(second.of(idOf('One'))).toEqual(start);
  expect(second.of(idOf('Two'))).toEqual(start.add({ hours: 3 }));
  expect(second.of(idOf('Three'))).toBeUndefined();
});
