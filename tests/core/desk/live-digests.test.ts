import { beforeEach, describe, expect, test } from 'vitest';
import type { Place } from '#core/ports.ts';
import { en } from '#core/talk/sentences/en.ts';
import { type DigestRig, openDigests, order } from '../../support/digest-rig.ts';
import { follow, followsOf, wired } from '../../support/local-news.ts';
import { asked, place, wordsOf } from '../../support/newsroom.ts';

const there: Place = { platform: 'slack', workspace: 'T2', channel: 'C2' };
let rig: DigestRig;
beforeEach(() => {
  const follows = followsOf({
    T1: [follow('ours', { topic: 'Shipping' }), follow('late', { since: '2026-11-23T06:30:00Z' })],
    T2: [follow('theirs')],
  });
  // 07:00 in Rome.
  rig = openDigests('2026-11-22T06:00:00Z', follows);
});

const TITLES = ['Apples ripen', 'Boats sink', 'Bread rises', 'Cheese melts', 'Trains wait'].concat([
  'Mines close',
  'Quayside sells',
  'Brinexco opens',
  'Saltwerk hires',
  'Goats escape',
]);

/** Items that are published and first seen at this moment, unless more is said. */
function bring(titles: readonly string[], more: Parameters<typeof wired>[1] = {}): void {
  const now = { published: rig.clock.now(), firstSeen: rig.clock.now() };
  rig.take(titles.map((title) => wired(title, { ...now, ...more })));
}
const set = (home: Place, more: Parameters<typeof order>[0] = {}) =>
  rig.digests.set(asked('member', home), order(more));
const told = ({ channel }: Place): readonly (readonly string[])[] =>
  rig.said
    .filter(({ place: to }) => to.channel === channel)
    .map(({ doc }) => TITLES.filter((title) => wordsOf(doc).includes(title)));

describe('the digests of live news', () => {
  test('begin with the best of the last day, backlog and all', async () => {
    bring(['Mines close'], { published: rig.clock.now().subtract({ hours: 30 }), backlog: true });
    bring(['Boats sink'], { backlog: true });
    await set(place);
    await rig.pass({ hours: 2 });
    expect(told(place)).toEqual([['Boats sink']]);
  });

  test('go on with what came since, and not with what counts as told', async () => {
    bring(['Apples ripen']);
    await set(place);
    await rig.pass({ hours: 2 });
    bring(['Boats sink'], { backlog: true });
    bring(['Bread rises'], { feed: 'late' });
    bring(['Cheese melts'], { published: rig.clock.now().subtract({ hours: 100 }) });
    await rig.pass({ hours: 24 });
    expect(told(place)).toEqual([['Apples ripen'], ['Cheese melts']]);
    bring(['Trains wait'], { feed: 'late' });
    await rig.pass({ hours: 24 });
    expect(told(place)).toEqual([['Apples ripen'], ['Cheese melts'], ['Trains wait']]);
  });

  test('tell each workspace of what it follows, and nothing else', async () => {
    bring(['Quayside sells']);
    bring(['Brinexco opens'], { feed: 'theirs' });
    bring(['Saltwerk hires'], { feed: 'nobodys' });
    await set(place);
    await set(there);
    await rig.pass({ hours: 2 });
    expect([told(place), told(there)]).toEqual([[['Quayside sells']], [['Brinexco opens']]]);
    const { items } = await rig.digests.preview(there, en);
    expect(items).toEqual([]);
  });

  test('are narrowed by the topic that the place has put a feed under', async () => {
    bring(['Quayside sells'], { topic: 'Elsewhere' });
    const { id, title } = wired('Goats escape').headline;
    rig.publish({ id, title, published: rig.clock.now(), topic: 'Trains' });
    await set(place, { topics: ['shipping'] });
    await rig.pass({ hours: 2 });
    expect(told(place)).toEqual([['Quayside sells']]);
  });
});
