import { describe, expect, test } from 'vitest';
import type { Headline } from '#core/news/news.ts';
import type { Place } from '#core/ports.ts';
import { follow, followsOf, newsroomOf, wired } from '../../support/local-news.ts';
import { headline } from '../../support/news.ts';

const here: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const there: Place = { platform: 'slack', workspace: 'T2', channel: 'C2' };
const noon = Temporal.Instant.from('2026-11-22T12:00:00Z');
const titles = (items: readonly Headline[]): readonly string[] => items.map(({ title }) => title);
const never = () => undefined;

describe('what comes by a feed', () => {
  const published = noon;
  const newsroom = newsroomOf({
    wire: [
      wired('Tidewater buys the Marlow ferries from Quayside', {
        ...{ id: 'a', source: 'Harbour Post', published },
        text: 'The price is secret, Captain Wendelbo said.',
      }),
      wired('Quayside sells Marlow ferries to Tidewater', { id: 'b', source: 'Tide', published }),
      wired('Brinexco opens a salt mine in the hills', {
        ...{ id: 'c', feed: 'theirs', topic: 'Mining', published },
      }),
      wired('Tidewater takes the Marlow ferries of Quayside', {
        ...{ id: 'd', feed: 'nobodys', source: 'Elsewhere', published },
      }),
    ],
    follows: followsOf({
      T1: [follow('ours', { topic: 'Shipping' })],
      T2: [follow('theirs')],
    }),
    items: [headline('Bread is cheaper')],
    now: () => noon,
  });
  const [mine, theirs] = [newsroom.at(here), newsroom.at(there)];

  test('is seen in the workspace that follows the feed, and nowhere else', () => {
    const seenThere = ['Bread is cheaper', 'Brinexco opens a salt mine in the hills'];
    expect(titles(mine.items())).toHaveLength(3);
    expect(titles(theirs.items()).toSorted()).toEqual(seenThere);
    expect(titles(theirs.front()).toSorted()).toEqual(seenThere);
    expect(titles(theirs.cameSince(published, never)).toSorted()).toEqual(seenThere);
    expect(['a', 'b', 'd'].map(theirs.item)).toEqual([undefined, undefined, undefined]);
    expect(['c', 'd'].map(mine.item)).toEqual([undefined, undefined]);
  });

  test.each(['tidewater', 'Marlow ferries', 'tidewatr', 'tide', 'wendelbo'])(
    'is not found elsewhere by %j, nor offered or finished from it',
    (words) => {
      expect(mine.find(words).items).not.toEqual([]);
      const { items, suggestions } = theirs.find(words);
      expect(items).toEqual([]);
      const seen = titles(theirs.items()).join(' ');
      expect(suggestions.filter((word) => !seen.includes(word))).toEqual([]);
      expect(theirs.complete(words.slice(0, 4))).toEqual([]);
    },
  );

  test('is not answered with elsewhere', () => {
    expect(mine.match('did you hear about Brinexco?')).toBeUndefined();
    expect(theirs.match('did you hear about Brinexco?')?.item.id).toBe('c');
    expect(theirs.match('what is new at Tidewater?')).toBeUndefined();
  });

  test('is one line a story, with the number of other sources that are seen in the place', () => {
    const [line] = mine.front().filter(({ feed }) => feed !== undefined);
    expect(line).toMatchObject({ also: 1, source: expect.stringMatching(/^(Harbour Post|Tide)$/) });
    expect(mine.storyOf('b')).toBe(mine.storyOf('d'));
    expect(mine.find('quayside').items).toHaveLength(1);
  });

  test('is of the topic that the place has put the feed under, else of its own', () => {
    expect(mine.topics()).toEqual(['Shipping']);
    expect(mine.item('a')?.topic).toBe('Shipping');
    expect(mine.match('so Tidewater buys the Marlow ferries from Quayside')?.item.topic).toBe(
      'Shipping',
    );
    expect(mine.find('quayside').items[0]?.topic).toBe('Shipping');
    expect(theirs.topics()).toEqual(['Mining']);
  });

  test('comes in whole articles sometimes, of which the beginning is searched', () => {
    const text = `${'word '.repeat(95)}Wendelbo ${'word '.repeat(20_000)}Zanzibar`;
    newsroom.take([wired('A long read', { id: 'long', text, published })]);
    expect(newsroom.at(here).find('wendelbo').items).toHaveLength(2);
    expect(newsroom.at(here).find('zanzibar').items).toEqual([]);
  });
});

describe('what came since a moment', () => {
  const later = noon.add({ hours: 1 });
  const { at } = newsroomOf({
    items: [headline('Noted before'), headline('Noted later'), headline('Not noted')],
    wire: [
      wired('An old one', { firstSeen: noon.subtract({ hours: 1 }), published: noon }),
      wired('A late one', { firstSeen: later, published: noon.subtract({ hours: 900 }) }),
      wired('One of the backlog', { firstSeen: later, backlog: true, published: later }),
      wired('One before the follow', { feed: 'late', firstSeen: later, published: later }),
      wired('One of the follow', { feed: 'late', firstSeen: noon.add({ hours: 2 }) }),
    ],
    follows: followsOf({
      T1: [follow('ours'), follow('late', { since: noon.add({ minutes: 90 }).toString() })],
    }),
    now: () => noon.add({ hours: 3 }),
  });
  const notes = new Map([
    ['Noted-before', noon.subtract({ seconds: 1 })],
    ['Noted-later', noon],
  ]);

  test('is what was first seen since, however old it is, but no backlog and nothing from before it was followed', () => {
    const came = at(here).cameSince(noon, (id) => notes.get(id));
    expect(titles(came).toSorted()).toEqual([
      'A late one',
      'Not noted',
      'Noted later',
      'One of the follow',
    ]);
  });

  test('has all of it, where thousands are newer', () => {
    const many = Array.from({ length: 2_500 }, (_, index) =>
      wired(`Item ${index}`, { published: noon.subtract({ minutes: index }), firstSeen: later }),
    );
    const busy = newsroomOf({ wire: many, follows: followsOf({ T1: [follow('ours')] }) }).at(here);
    expect(busy.items()).toHaveLength(2_000);
    expect(busy.cameSince(noon, never)).toHaveLength(2_500);
  });
});
