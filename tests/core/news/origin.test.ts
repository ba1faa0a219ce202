import { expect, test } from 'vitest';
import type { Place } from '#core/ports.ts';
import { follow, followsOf, newsroomOf, wired } from '../../support/local-news.ts';
import { headline } from '../../support/news.ts';

const at = (workspace: string): Place => ({ platform: 'slack', workspace, channel: 'C1' });
const noon = Temporal.Instant.from('2026-11-22T12:00:00Z');
const ours = follow('ours', { since: '2026-11-22T06:00:00Z' });
const seen = (hours: number) => noon.subtract({ hours });
const newsroom = newsroomOf({
  wire: [
    wired('Came', {
      id: 'came',
      url: 'https://www.news.example/a?utm_source=feed',
      firstSeen: noon,
    }),
    wired('Stood there', { id: 'stood', backlog: true, firstSeen: noon }),
    wired('Before', { id: 'before', firstSeen: seen(8), url: 'https://NEWS.example/ä' }),
    wired('Theirs', { id: 'theirs', feed: 'theirs', url: 'https://news.example/theirs' }),
  ],
  follows: followsOf({ T1: [ours], T2: [follow('theirs')] }),
  items: [headline('Bread is cheaper', { url: 'https://news.example/bread' })],
  now: () => noon,
});
const news = newsroom.at(at('T1'));

test('an item has an edition or a feed that it came from, and how it came', () => {
  expect(news.origin('Bread-is-cheaper')).toEqual({ kind: 'edition', edition: 'now.md' });
  const from = (arrival: string, hours: number) => ({
    ...{ kind: 'feed', follow: ours, arrival },
    seen: seen(hours),
  });
  expect(news.origin('came')).toEqual(from('came', 0));
  expect(news.origin('stood')).toEqual(from('backlog', 0));
  expect(news.origin('before')).toEqual(from('before follow', 8));
});

test('where an item came from is told only where it may be seen', () => {
  expect(news.origin('theirs')).toBeUndefined();
  expect(newsroom.at(at('T2')).origin('came')).toBeUndefined();
  expect(newsroom.at(at('T2')).origin('theirs')).toMatchObject({ follow: { feed: 'theirs' } });
});

test.each([
  ['http://news.example/a/#top', ['came']],
  ['https://news.example/a?fbclid=1', ['came']],
  ['https://news.example/%C3%A4', ['before']],
  ['https://news.example/bread', ['Bread-is-cheaper']],
  ['https://news.example/theirs', []],
  ['https://news.example/b', []],
  ['news.example', []],
])('the page %j has the items %j', (address, ids) => {
  expect(news.withAddress(address).map(({ id }) => id)).toEqual(ids);
});
