import { describe, expect, test } from 'vitest';
import type { WireItem } from '#core/news/feed.ts';
import type { Newsroom } from '#core/news/newsroom.ts';
import type { Place } from '#core/ports.ts';
import { follow, followsOf, newsroomOf, wired } from '../../support/local-news.ts';

const here: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const now = Temporal.Instant.from('2026-11-22T12:00:00Z');
const open = () => newsroomOf({ follows: followsOf({ T1: [follow('ours')] }), now: () => now });
const published = now.subtract({ hours: 1 });
const ferries: readonly WireItem[] = [
  wired('Marlow ferries go to Tidewater', { id: 'late', published }),
  wired('Tidewater buys the Marlow ferries', {
    ...{ id: 'early', published: published.subtract({ minutes: 1 }) },
  }),
];
const plant = wired('Saltwerk opens a plant', { id: 'plant', published });
const old = (story?: string) =>
  wired('Wendelbo closes a mine', { id: 'old', published: now.subtract({ hours: 900 }), story });

/** Until nothing waits; gives the keys of stories that are to be noted. */
function fileAll({ fileMore }: Newsroom): ReadonlyMap<string, string> {
  const noted = new Map<string, string>();
  for (let keys = fileMore(); keys !== undefined; keys = fileMore())
    for (const [id, key] of keys) noted.set(id, key);
  return noted;
}

describe('what was there before a start', () => {
  test('is seen and found at once, and answered with when its names are read', () => {
    const newsroom = open();
    newsroom.shelve([...ferries, plant, old()]);
    expect(newsroom.at(here).find('tidewater').items).toHaveLength(2);
    expect(newsroom.at(here).find('wendelbo').items).toHaveLength(1);
    expect(newsroom.at(here).match('did you hear about Saltwerk?')).toBeUndefined();
    fileAll(newsroom);
    expect(newsroom.at(here).match('did you hear about Saltwerk?')?.item.id).toBe('plant');
  });

  test('keeps the stories that were noted, from the start', () => {
    const newsroom = open();
    newsroom.shelve([...ferries.map((item) => ({ ...item, story: 'noted' })), old('older')]);
    const { storyOf } = newsroom.at(here);
    expect(['late', 'early', 'old'].map(storyOf)).toEqual(['noted', 'noted', 'older']);
    expect(fileAll(newsroom)).toEqual(new Map());
    expect(['late', 'early', 'old'].map(newsroom.at(here).storyOf)).toEqual([
      ...['noted', 'noted', 'older'],
    ]);
  });

  test('gets the stories that it would have had, where none were noted', () => {
    const newsroom = open();
    expect(newsroom.shelve([...ferries, old()])).toEqual(new Map([['old', 'old']]));
    const keys = new Map([
      ['early', 'early'],
      ['late', 'early'],
    ]);
    expect(fileAll(newsroom)).toEqual(keys);
    expect(
      newsroom
        .at(here)
        .front()
        .map(({ id }) => id),
    ).toEqual(['late', 'old']);
  });

  test('is what came again or went since, when its names are read', () => {
    const newsroom = open();
    newsroom.shelve([...ferries, plant]);
    newsroom.take([wired('Brinexco opens a mine', { id: 'late', published })]);
    newsroom.drop(['early', 'plant']);
    fileAll(newsroom);
    const { match, find } = newsroom.at(here);
    expect(match('did you hear about Saltwerk?')).toBeUndefined();
    expect(match('did you hear about Brinexco?')?.item.id).toBe('late');
    expect(find('tidewater').items).toEqual([]);
  });
});
