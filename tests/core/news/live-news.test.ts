import { describe, expect, test } from 'vitest';
import type { Headline } from '#core/news/news.ts';
import type { Place } from '#core/ports.ts';
import { follow, followsOf, newsroomOf, wired } from '../../support/local-news.ts';
import { headline } from '../../support/news.ts';

const here: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const there: Place = { platform: 'slack', workspace: 'T2', channel: 'C2' };
const published = Temporal.Instant.from('2026-11-22T08:00:00Z');
const titles = (items: readonly Headline[]): readonly string[] => items.map(({ title }) => title);

describe('what comes by a feed', () => {
  const ours = { feed: 'ours', published };
  const newsroom = newsroomOf({
    wire: [
      wired('Tidewater buys the Marlow ferries from Quayside', { ...ours, id: 'a', source: 'A' }),
      wired('Quayside sells Marlow ferries to Tidewater', { ...ours, id: 'b', source: 'B' }),
      wired('Brinexco opens a salt mine in the hills', {
        ...{ published, id: 'c', feed: 'theirs', topic: 'Mining' },
      }),
      wired('Tidewater takes the Marlow ferries of Quayside', {
        ...{ published, id: 'd', feed: 'nobodys', source: 'D' },
      }),
    ],
    follows: followsOf({
      T1: [follow('ours', { topic: 'Shipping' })],
      T2: [follow('theirs', { since: '2026-11-22T09:00:00Z' })],
    }),
    items: [headline('Bread is cheaper')],
    now: () => published,
  });
  const [mine, theirs] = [newsroom.at(here), newsroom.at(there)];
  const never = () => undefined;

  test('is seen in the workspace that follows the feed, and nowhere else', () => {
    expect(titles(mine.items())).toContain('Tidewater buys the Marlow ferries from Quayside');
    expect(titles(theirs.items()).toSorted()).toEqual([
      'Bread is cheaper',
      'Brinexco opens a salt mine in the hills',
    ]);
    expect([theirs.item('a'), mine.item('c'), mine.item('d')]).toEqual(Array(3).fill(undefined));
    expect([theirs.topics(), mine.topics()]).toEqual([['Mining'], ['Shipping']]);
    const newsOf = (news: typeof mine) => titles(news.cameSince(published, never)).length;
    expect([newsOf(mine), newsOf(theirs)]).toEqual([3, 1]);
  });
});
