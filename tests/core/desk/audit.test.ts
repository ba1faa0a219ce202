import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createAudit, watchJournal } from '#core/desk/audit.ts';
import type { Entry, Journal } from '#core/journal.ts';
import type { Asked, GivenFile, Place } from '#core/ports.ts';
import { openMemoryStore } from '#store/open.ts';
import { drivenClock, hurriedClock } from '../../support/clock.ts';
import { openFeedRoom } from '../../support/feed-room.ts';
import { recordingLog } from '../../support/log.ts';
import { asked, type Newsroom, openNewsroom, place, wordsOf } from '../../support/newsroom.ts';

const SECRET = 'https://papers.example/rss?key=swordfish';
const SITES = {
  'https://harbour.example/feed': { kind: 'feed', title: 'Harbour Post' },
  'https://yards.example/rss': { kind: 'feed', title: 'Yards' },
  'https://two.example/': {
    kind: 'page',
    feeds: [{ url: 'https://yards.example/rss', title: 'Yards' }, { url: SECRET }],
  },
  [SECRET]: { kind: 'feed' },
} as const;

let newsroom: Newsroom;
let press: ReturnType<typeof openFeedRoom>['press'];
beforeEach(() => {
  ({ newsroom, press } = openFeedRoom(SITES));
});

const say = async (text: string, who: Asked = asked()) =>
  wordsOf(await newsroom.inbox.command(who, { kind: 'typed', text: `/newsdesk ${text}` }));
const fill = (path: string, values: Readonly<Record<string, string | number | GivenFile>>) =>
  newsroom.inbox.command(asked(), {
    kind: 'filled',
    path: ['newsdesk', ...path.split(' ')],
    values,
  });

const changesIn = (at: Place = place): Promise<readonly Entry[]> =>
  newsroom.opened.journal.read({ place: at, kind: 'change' }, newsroom.clock.now().subtract(LONG));
const LONG = { hours: 24 };
/** The commands that were noted, in their order. */
const noted = async (at?: Place) =>
  (await changesIn(at)).map(({ facts }) => facts.what).toReversed();

test('a change is noted with who made it, where and when, by the channel of its thread', async () => {
  const person = { ...asked().person, id: 'U7', name: `Ada\u202e ${'x'.repeat(100)}` };
  await say('mentions off', { ...asked(), person, place: { ...place, thread: '17.1' } });
  const [change, ...others] = await changesIn();
  expect(others).toEqual([]);
  expect(change).toEqual({
    kind: 'change',
    place,
    at: newsroom.clock.now(),
    facts: { person: 'U7', name: `Ada ${'x'.repeat(75)}…`, what: '/newsdesk mentions off' },
  });
});

describe('what was typed, filled in or pressed is one and the same command', () => {
  test.each([
    ['digest set 8.30 mon-fri', '/newsdesk digest set 08:30 weekdays'],
    ['digest set 8pm name:Evening max:3', '/newsdesk digest set 20:00 max:3 name:evening'],
    ['digest now', '/newsdesk digest now'],
    ['watch add “rare earths”, nickel', '/newsdesk watch add "rare earths",nickel'],
    ['mentions mute gold', '/newsdesk mentions mute gold'],
    ['feeds add harbour.example/feed', '/newsdesk feeds add "Harbour Post"'],
    ['feeds add here yards.example/rss topic:Ships', '/newsdesk feeds add Yards topic:Ships here'],
    [`feeds add ${SECRET}`, '/newsdesk feeds add papers.example/rss'],
    ['feeds add starter', '/newsdesk feeds add "Harbour Post",Yards'],
    ['feeds import <opml><outline xmlUrl="https://yards.example/rss"/></opml>', IMPORT],
  ])('%s', async (text, what) => {
    await say(text);
    expect(await noted()).toEqual([what]);
  });

  test('what is taken back', async () => {
    for (const text of ['digest set 8:00', 'watch add nickel', 'mentions mute gold, silver'])
      await say(text);
    await say(`feeds add ${SECRET}`);
    for (const text of ['digest off', 'watch remove Nickel', 'mentions unmute gold'])
      await say(text);
    await say(`feeds remove ${SECRET}`);
    await say('mentions on');
    expect((await noted()).slice(4)).toEqual([
      '/newsdesk digest off daily',
      '/newsdesk watch remove Nickel',
      '/newsdesk mentions unmute gold',
      '/newsdesk feeds remove papers.example/rss',
      '/newsdesk mentions on',
    ]);
  });

  test('options that were filled in', async () => {
    await fill('digest set', { time: '8:30', days: 'weekdays', max: 10, empty: 'skip' });
    const file = { size: 9, read: async () => Buffer.from(OPML) };
    await fill('feeds import', { file, where: 'here' });
    expect(await noted()).toEqual(['/newsdesk digest set 08:30 weekdays', `${IMPORT} here`]);
  });

  test('buttons and menus', async () => {
    await say('digest set 8:00 name:late');
    await say('watch add nickel');
    const [item] = newsroom.desk.news(place).items();
    const story = newsroom.desk.news(place).storyOf(item?.id ?? '');
    for (const [name, value, choice] of [
      ['digest.now', 'late'],
      ['digest.off', 'late'],
      ['watch.remove', '', 'nickel'],
      ['mentions.mute', 'word:rare earths'],
      ['mentions.unmute', '', 'word:rare earths'],
      ['mentions.mute', `story:${story}`],
      ['mentions.unmute', `story:${story}`],
      ['mentions.mute', 'channel:'],
      ['mentions.unmute', 'channel:'],
      ['mentions.set', 'off'],
      ['mentions.set', 'on'],
    ] as const)
      await press({ name, value }, choice);
    expect((await noted()).slice(2)).toEqual([
      '/newsdesk digest now late',
      '/newsdesk digest off late',
      '/newsdesk watch remove nickel',
      '/newsdesk mentions mute "rare earths"',
      '/newsdesk mentions unmute "rare earths"',
      `/newsdesk mentions mute story: ${item?.title}`,
      `/newsdesk mentions unmute story: ${item?.title}`,
      ...['off', 'on', 'off', 'on'].map((state) => `/newsdesk mentions ${state}`),
    ]);
  });

  test('a feed that was chosen of several, and removed again', async () => {
    await say('feeds add two.example topic:Ships here');
    expect(await noted()).toEqual([]);
    const chosen = newsroom.desk.feeds?.choices.short('https://yards.example/rss') ?? '';
    await press({ name: 'feeds.choose', value: 'here:Ships' }, chosen);
    const [followed] = newsroom.desk.follows.own(place);
    await press({ name: 'feeds.remove', value: followed?.follow.feed ?? '' });
    expect(await noted()).toEqual([
      '/newsdesk feeds add Yards topic:Ships here',
      '/newsdesk feeds remove Yards',
    ]);
  });
});

const OPML = '<opml><outline xmlUrl="https://yards.example/rss"/></opml>';
const IMPORT = '/newsdesk feeds import';

describe('what changes nothing for others is not noted', () => {
  test.each([
    ...['digest set', 'digest off', 'digest off nobody', 'digest show', 'digest preview'],
    ...['digest set 8:00 to:#nowhere-land', 'digest set 25:00', 'digest now nobody'],
    ...['watch add', 'watch add x', 'watch remove', 'watch remove nobody', 'watch list'],
    ...['mentions mute', 'mentions unmute', 'mentions unmute nobody', 'mentions show'],
    ...['mentions optout', 'mentions optin', 'help', 'feeds list', 'feeds export', 'feeds add'],
    ...['feeds add nowhere.example', 'feeds add two.example', 'feeds remove', 'feeds remove x'],
    ...['feeds import', 'feeds import <opml></opml>', 'nothing like that'],
  ])('%s', async (text) => {
    await say(text);
    expect(await noted()).toEqual([]);
  });

  test('what is so already', async () => {
    const all = ['watch add nickel', 'mentions mute gold', 'mentions off'];
    for (const text of [...all, ...all, 'feeds add yards.example/rss']) await say(text);
    await say('feeds add yards.example/rss');
    await press({ name: 'mentions.unmute', value: 'word:silver' });
    await press({ name: 'mentions.set', value: 'off' });
    expect(await noted()).toHaveLength(4);
  });

  test('a digest that is asked for twice by one interaction, or refused', async () => {
    const once = asked();
    for (const _ of [1, 2]) await say('digest now', once);
    expect(await noted()).toHaveLength(1);
    newsroom.answerWith({ kind: 'refused', reason: 'not_in_channel' });
    await say('digest now', asked('member', { ...place, channel: 'C2' }));
    expect(await noted({ ...place, channel: 'C2' })).toEqual([]);
  });

  test('what somebody may not do', async () => {
    for (const text of ['mentions off', 'watch add nickel', 'digest set 8:00'])
      await say(text, asked('guest'));
    expect(await noted()).toEqual([]);
  });
});

describe('a journal that cannot be written', () => {
  const withNote = (note: Journal['note']) =>
    openNewsroom({ journal: { ...newsroom.opened.journal, note } });

  test('is a line in the log, and the answer is as ever', async () => {
    newsroom = withNote(() => Promise.reject(new Error('disk full')));
    expect(await say('mentions off')).toMatch(/Mention replies are off/);
    expect(await say('mentions on')).toMatch(/Mention replies are on/);
    expect(newsroom.log.lines).toMatchObject([{ level: 'warn', message: 'journal not written' }]);
  });

  test('is told again after it was written in between', async () => {
    const [log, clock] = [recordingLog(), drivenClock()];
    const answers = ['full', '', 'full'];
    const note = async (): Promise<void> => {
      if (answers.shift() === 'full') throw new Error('disk full');
    };
    const audit = createAudit({ journal: { note }, clock, log });
    for (const _ of [1, 2, 3]) {
      audit.changed(asked(), '/newsdesk mentions on');
      await setImmediate();
    }
    expect(log.lines).toHaveLength(2);
  });

  test('or takes for ever delays no answer', async () => {
    newsroom = withNote(() => new Promise(() => {}));
    expect(await say('mentions off')).toMatch(/Mention replies are off/);
  });
});

test('the journal is cleared at once and then each day, also after a day on which it could not be', async () => {
  const [log, stopping] = [recordingLog(), new AbortController()];
  const clock = hurriedClock();
  const start = clock.now();
  const looks: number[] = [];
  const journal = {
    note: async () => undefined,
    expire: async (now: Temporal.Instant) => {
      looks.push(start.until(now).total('hours'));
      if (looks.length === 2) throw new Error('disk full');
      if (looks.length === 4) stopping.abort();
    },
  };
  await watchJournal({ journal, clock, log }, stopping.signal);
  expect(looks).toEqual([0, 24, 48, 72]);
  expect(log.lines).toMatchObject([{ level: 'warn', message: 'journal not cleared' }]);
});

test('a desk that works clears its journal', async () => {
  const [clock, stopping] = [drivenClock(), new AbortController()];
  const opened = openMemoryStore(clock);
  const { desk } = openNewsroom({ ...opened, clock });
  const at = clock.now().subtract({ hours: 90 * 24 + 1 });
  await opened.journal.note({ kind: 'change', place, at, facts: {} });
  const running = desk.run(stopping.signal);
  await vi.waitUntil(async () => (await readAll(opened)).length === 0);
  stopping.abort();
  await running;
  await opened.close();
});

const readAll = ({ journal }: Pick<Newsroom['opened'], 'journal'>) =>
  journal.read({ place, kind: 'change' }, Temporal.Instant.fromEpochMilliseconds(0));
