import { describe, expect, test } from 'vitest';
import { readAliases } from '#core/language/mention/aliases.ts';
import type { Follow, WireItem } from '#core/news/feed.ts';
import type { Headline } from '#core/news/news.ts';
import type { Place } from '#core/ports.ts';
import { follow, followsOf, newsroomOf, wired } from '../../support/local-news.ts';
import { headline } from '../../support/news.ts';

const here: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const start = Temporal.Instant.from('2026-11-22T12:00:00Z');
const titles = (items: readonly Headline[]): readonly string[] => items.map(({ title }) => title);

/** A newsroom of a workspace that follows two feeds, with a clock that is set. */
function open(wire: readonly WireItem[] = [], aliases = readAliases('').aliases) {
  const clock = { now: start };
  const called = { aliases };
  const lists: Record<string, readonly Follow[]> = { T1: [follow('ours'), follow('other')] };
  const newsroom = newsroomOf({
    ...{ wire, items: [headline('Bread is cheaper')], now: () => clock.now },
    ...{ follows: followsOf(lists), aliases: () => called.aliases },
  });
  return { ...newsroom, clock, called, lists };
}

describe('an item that comes again', () => {
  const before = wired('Brinexco opens a mine', { id: 'a', published: start });
  const after = wired('Saltwerk closes a mine', { id: 'a', published: start });

  test('is told as it is now, everywhere and once', () => {
    const { at, take } = open([before]);
    expect(titles(at(here).items())).toContain('Brinexco opens a mine');
    take([after]);
    const news = at(here);
    expect(titles(news.items())).toEqual(['Saltwerk closes a mine', 'Bread is cheaper']);
    expect(news.match('Brinexco!')).toBeUndefined();
    expect(news.match('Saltwerk!')?.item.id).toBe('a');
    expect(titles(news.find('brinexco').items)).toEqual([]);
    expect(titles(news.find('mine').items)).toEqual(['Saltwerk closes a mine']);
  });

  test('is a correction where it is told differently, once, and only then', () => {
    const { take, corrections } = open([before]);
    expect(corrections()).toEqual(new Set());
    take([before, wired('Something new', { id: 'b' })]);
    expect(corrections()).toEqual(new Set());
    take([after]);
    expect(corrections()).toEqual(new Set(['a']));
    expect(corrections()).toEqual(new Set());
  });

  test('moves with its date', () => {
    const { at, take } = open([before, wired('Ferries', { id: 'b', published: start })]);
    take([{ ...before, headline: { ...before.headline, published: start.add({ hours: 1 }) } }]);
    expect(titles(at(here).items())[0]).toBe('Brinexco opens a mine');
    take([
      { ...before, headline: { ...before.headline, published: start.subtract({ hours: 1 }) } },
    ]);
    expect(titles(at(here).items())[0]).toBe('Ferries');
  });
});

test('what is dropped is nowhere, and what was not there is no mistake', () => {
  const { at, drop, olderThan } = open([
    wired('Brinexco opens a mine', { id: 'a', published: start }),
    wired('Saltwerk closes', { id: 'b', published: start.add({ hours: 1 }) }),
  ]);
  expect(olderThan(start.add({ minutes: 1 }))).toEqual(['a']);
  drop(['a', 'unknown']);
  const news = at(here);
  expect(titles(news.items())).toEqual(['Saltwerk closes', 'Bread is cheaper']);
  expect([news.item('a'), news.match('Brinexco!')]).toEqual([undefined, undefined]);
  expect(titles(news.find('brinexco').items)).toEqual([]);
  expect(olderThan(start.add({ hours: 2 }))).toEqual(['b']);
});

describe('a view', () => {
  const item = wired('Ferries', { id: 'a', published: start });

  test('is kept for a minute, and for all who follow the same', () => {
    const { at, clock } = open([item]);
    const first = at(here);
    expect(at({ ...here, channel: 'C2' })).toBe(first);
    clock.now = start.add({ seconds: 59 });
    expect(at(here)).toBe(first);
    clock.now = start.add({ seconds: 60 });
    expect(at(here)).not.toBe(first);
  });

  test('is made anew where a feed in it changes, and for no other feed', () => {
    const { at, take, drop } = open([item]);
    const first = at(here);
    take([wired('Nobody sees this', { feed: 'nobodys' })]);
    expect(at(here)).toBe(first);
    take([wired('Trains', { id: 'b', feed: 'other' })]);
    expect(titles(at(here).items())).toContain('Trains');
    drop(['b']);
    expect(titles(at(here).items())).not.toContain('Trains');
  });

  test('is another where a list of feeds, a topic or a date in it is another', () => {
    const { at, lists } = open([item]);
    const first = at(here);
    lists.T1 = [follow('ours', { topic: 'Boats' }), follow('other')];
    expect(at(here).item('a')?.topic).toBe('Boats');
    lists.T1 = [follow('ours', { since: start.add({ hours: 1 }).toString() }), follow('other')];
    expect(at(here)).not.toBe(first);
    expect(titles(at(here).cameSince(start, () => start))).toEqual(['Bread is cheaper']);
    lists.T1 = [follow('ours'), follow('other')];
    expect(at(here)).toBe(first);
  });
});

describe('as time goes on', () => {
  const old = wired('Brinexco opens a mine', { id: 'a', published: start });

  test('an item is named for seven days, and found as long as it is there', () => {
    const { at, clock } = open([old]);
    clock.now = start.add({ hours: 7 * 24 });
    expect(at(here).match('Brinexco!')?.item.id).toBe('a');
    clock.now = start.add({ hours: 7 * 24, seconds: 1 });
    expect(at(here).match('Brinexco!')).toBeUndefined();
    expect(titles(at(here).find('brinexco').items)).toEqual(['Brinexco opens a mine']);
    expect(at(here).complete('brin')).toEqual(['Brinexco']);
  });

  test('an item that is too old when it comes is not named at all', () => {
    const { at, clock, take } = open();
    clock.now = start.add({ hours: 8 * 24 });
    take([old]);
    expect(at(here).match('Brinexco!')).toBeUndefined();
    expect(at(here).item('a')?.title).toBe('Brinexco opens a mine');
  });

  test('what lies in content/ is named for good', () => {
    const { at, clock } = open();
    clock.now = start.add({ hours: 400 * 24 });
    expect(at(here).match('how much is Bread these days?')).toEqual(
      open().at(here).match('how much is Bread these days?'),
    );
  });
});

test('other aliases hold at once for the latest, and soon for all that came by feeds', () => {
  const wire = Array.from({ length: 50 }, (_, index) =>
    wired(`Foxconn${index} builds a plant`, { id: `${index}`, published: start }),
  );
  const { at, called } = open(wire);
  ({ aliases: called.aliases } = readAliases('Hon Hai = Foxconn49\nPegatron = Foxconn0'));
  expect(at(here).match('what does Hon Hai do?')?.item.id).toBe('49');
  for (let question = 0; question < 2; question += 1) at(here);
  expect(at(here).match('what does Pegatron do?')?.item.id).toBe('0');
});
