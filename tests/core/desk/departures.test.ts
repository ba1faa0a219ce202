import { beforeEach, describe, expect, test } from 'vitest';
import { forgetDeparted, watchDepartures } from '#core/desk/departures.ts';
import { createFeedLists } from '#core/desk/feed-lists.ts';
import type { Follow } from '#core/news/feed.ts';
import type { Place, Store } from '#core/ports.ts';
import { type OpenStore, openMemoryStore } from '#store/open.ts';
import { type DigestRig, headlines, openDigests, order } from '../../support/digest-rig.ts';
import { recordingLog } from '../../support/log.ts';
import { asked, place } from '../../support/newsroom.ts';

const follow: Follow = {
  ...{ feed: 'f', url: 'https://example.org/feed', title: 'A feed' },
  since: '2026-11-01T00:00:00Z',
};
const scopes = ['slack:T1', 'slack:T1:C1', 'slack:T10', 'discord:T1'] as const;

let rig: DigestRig;
beforeEach(() => {
  rig = openDigests();
});

test('the digests of a workspace that left are parked, and go on after another install', async () => {
  rig.publish(...headlines('Story one'));
  rig.farEnd.next({ kind: 'refused', reason: 'not_installed' });
  await rig.digests.set(asked(), order());
  const parked = async () => (await rig.digests.list(place))[0]?.subscription.parked;
  await rig.pass({ hours: 2 });
  expect(await parked()).toMatchObject({ reason: 'not_installed' });
  await rig.pass({ hours: 24 });
  expect(await parked()).toBeUndefined();
  expect(rig.said.map((said) => said.place)).toContainEqual(place);
});

describe('what is left of a workspace that removed the bot', () => {
  let store: Store;
  let journal: OpenStore['journal'];
  let log: ReturnType<typeof recordingLog>;
  let follows: ReturnType<typeof createFeedLists>;
  let options: Parameters<typeof forgetDeparted>[0];

  beforeEach(async () => {
    const { wire, ...opened } = openMemoryStore(rig.clock);
    ({ store } = rig);
    ({ journal } = opened);
    log = recordingLog();
    follows = createFeedLists({ wire });
    const isIn = async (): Promise<boolean> => false;
    const desk = { digests: rig.digests, follows };
    options = { store, wire, journal, desk, clock: rig.clock, log, isIn };
    for (const scope of scopes) {
      await follows.change(scope, () => [follow]);
      await store.places.set(`${scope}:C1`, { mentions: 'off' });
      await store.people.set(`${scope}:U1`, { mentions: 'off' });
      await journal.note({ kind: 'change', place: toPlace(scope), at: rig.clock.now(), facts: {} });
    }
    await rig.digests.set(asked(), order());
    const left = rig.clock.now().toString();
    await store.installations.set('slack:T1', { platform: 'slack', workspace: 'T1', left });
  });

  const keysOf = async (name: 'places' | 'people' | 'installations') =>
    (await Array.fromAsync<readonly [string, unknown]>(store[name].entries()))
      .map(([key]) => key)
      .toSorted();

  const toPlace = (scope: string): Place => {
    const [platform, workspace = '', channel = 'C1'] = scope.split(':');
    return { platform: platform as Place['platform'], workspace, channel };
  };
  const notedIn = async () => {
    const since = Temporal.Instant.fromEpochMilliseconds(0);
    const read = (scope: string) => journal.read({ place: toPlace(scope), kind: 'change' }, since);
    return (await Promise.all(scopes.map(read))).map(({ length }) => length);
  };

  const lookAfter = async (hours: number, isIn = options.isIn) => {
    rig.clock.advance({ hours });
    await forgetDeparted({ ...options, isIn });
  };

  test('is all there for 30 days', async () => {
    await lookAfter(30 * 24 - 1);
    expect(await rig.digests.list(place)).toHaveLength(1);
    expect(follows.list('slack:T1')).toEqual([follow]);
    expect(await keysOf('people')).toContain('slack:T1:U1');
    expect(await notedIn()).toEqual([2, 2, 1, 1]);
    expect(log.lines).toEqual([]);
  });

  test('goes after 30 days, and nothing of its neighbours goes with it', async () => {
    const id = (await rig.digests.list(place))[0]?.subscription.id ?? '';
    await lookAfter(30 * 24);
    expect(await rig.digests.list(place)).toEqual([]);
    expect(await rig.rows(id)).toEqual([]);
    expect(scopes.map((scope) => follows.list(scope).length)).toEqual([0, 0, 1, 1]);
    expect(await keysOf('people')).toEqual(['discord:T1:U1', 'slack:T10:U1']);
    expect(await keysOf('places')).toEqual(['discord:T1:C1', 'slack:T10:C1']);
    expect(await notedIn()).toEqual([0, 0, 1, 1]);
    expect(await keysOf('installations')).toEqual([]);
    expect(log.lines).toMatchObject([{ message: 'workspace forgotten' }]);
    await lookAfter(0);
    expect(log.lines).toHaveLength(1);
  });

  test('stays where the bot is there after all, by a token of the operator’s', async () => {
    await lookAfter(30 * 24, async () => true);
    expect(await rig.digests.list(place)).toHaveLength(1);
    expect(await keysOf('installations')).toEqual([]);
  });

  test('stays until it can be said whether the bot is there', async () => {
    await lookAfter(30 * 24, () => Promise.reject(new Error('Slack is away')));
    expect(await rig.digests.list(place)).toHaveLength(1);
    expect(await keysOf('installations')).toEqual(['slack:T1']);
  });

  test('is looked for each day', async () => {
    const stopping = new AbortController();
    const looks: string[] = [];
    const clock = {
      now: rig.clock.now,
      sleepUntil: async (until: Temporal.Instant) => {
        looks.push(rig.clock.now().until(until).toString());
        rig.clock.advance({ hours: 24 });
        if (log.lines.length > 0) stopping.abort();
      },
    };
    await watchDepartures({ ...options, clock }, stopping.signal);
    expect(looks).toEqual(Array.from({ length: 31 }, () => 'PT86400S'));
    expect(await keysOf('installations')).toEqual([]);
  });
});
