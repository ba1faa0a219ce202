import { expect, test } from 'vitest';
import { controlsOf, openFeedRoom } from '../../support/feed-room.ts';
import { asked, place, wordsOf } from '../../support/newsroom.ts';

const HARBOUR = 'https://harbour.example/feed';
const feed = {
  kind: 'feed',
  title: 'Harbour Post',
  items: ['Ferries', 'Cranes', 'Nets', 'Tar'],
} as const;
const SITES = {
  [HARBOUR]: feed,
  'https://yards.example/rss': { kind: 'feed', title: 'Yards' },
  'https://papers.example/': {
    kind: 'page',
    feeds: [
      { url: 'https://papers.example/world', title: 'World' },
      { url: `https://papers.example/${'x'.repeat(120)}`, title: 'Long' },
    ],
  },
  'https://papers.example/world': { kind: 'feed', title: 'World' },
  [`https://papers.example/${'x'.repeat(120)}`]: { kind: 'feed', title: 'Long' },
} as const;

test('a feed that is added says its name, what it holds, and that digests bring what is new', async () => {
  const room = openFeedRoom(SITES);
  const doc = await room.say(`add ${HARBOUR}`);
  expect(wordsOf(doc)).toBe(
    [
      'Added for this whole workspace: Harbour Post',
      '4 items on the desk  ·  next look 2026-11-22T08:30:00Z',
      'The newest in it:',
      'Ferries',
      'Cranes',
      'Nets',
      'All of it can be read and searched now. It counts as told: digests bring what comes from now on.',
    ].join('\n'),
  );
  expect(controlsOf(doc)).toMatchObject([{ kind: 'button', label: 'Undo' }]);
  expect(room.newsroom.desk.follows.list('slack:T1')).toMatchObject([
    { url: HARBOUR, title: 'Harbour Post', since: '2026-11-22T08:00:00Z', channel: 'C1' },
  ]);
});

test.each([
  ['harbour.example/feed'],
  ['//harbour.example/feed#top'],
  ['feed://harbour.example/feed'],
  ['feed:https://harbour.example/feed'],
  ['<https://harbour.example/feed>,'],
  ['url:harbour.example/feed'],
])('%s is the address of that feed as well', async (typed) => {
  const room = openFeedRoom(SITES);
  expect(await room.words(`add ${typed}`)).toMatch(/^Added for this whole workspace: Harbour Post/);
});

test.each([
  ['bbc', /“bbc” is no address of a feed or a page/],
  ['javascript:alert(1)', /is no address/],
  ['file:///etc/passwd', /is no address/],
  ['https://me:secret@harbour.example/feed', /is no address/],
])('%s is none, and nobody is asked', async (typed, sentence) => {
  const room = openFeedRoom(SITES);
  expect(await room.words(`add ${typed}`)).toMatch(sentence);
  expect(room.feeds.asked).toEqual([]);
});

test('a server without encryption will do where nothing was said of it', async () => {
  const trouble = { kind: 'trouble', trouble: { kind: 'no connection' } } as const;
  const sites = { [HARBOUR]: trouble, 'http://harbour.example/feed': feed };
  const room = openFeedRoom(sites);
  expect(await room.words('add harbour.example/feed')).toMatch(/^Added/);
  expect(await openFeedRoom(sites).words(`add ${HARBOUR}`)).toMatch(/^Not added: harbour.example/);
});

test('here is this channel alone, and in a direct message it always is', async () => {
  const room = openFeedRoom(SITES);
  expect(await room.words(`add ${HARBOUR} here`)).toMatch(/^Added for this channel alone/);
  const direct = { ...place, channel: 'D1', direct: true } as const;
  expect(await room.words('add yards.example/rss', { at: direct })).toMatch(/^Added for you alone/);
  const { follows } = room.newsroom.desk;
  expect(follows.list('slack:T1')).toEqual([]);
  expect(follows.list('slack:T1:C1')).toHaveLength(1);
  expect(follows.list('slack:T1:D1')).toHaveLength(1);
});

test('a topic is kept with the feed', async () => {
  const room = openFeedRoom(SITES);
  await room.say(`add ${HARBOUR} topic:"rare earths" where:here`);
  expect(room.newsroom.desk.follows.list('slack:T1:C1')).toMatchObject([{ topic: 'rare earths' }]);
});

test('what is followed already is named, with whose it is, and nobody is asked again', async () => {
  const room = openFeedRoom(SITES);
  await room.say(`add ${HARBOUR} here`);
  const asks = room.feeds.asked.length;
  expect(await room.words(`add ${HARBOUR} here`)).toBe(
    'Harbour Post is followed already, for this channel alone.',
  );
  expect(room.feeds.asked).toHaveLength(asks);
  expect(await room.words(`add ${HARBOUR}`)).toMatch(/^Added for this whole workspace/);
  expect(await room.words(`add ${HARBOUR} here`)).toBe(
    'Harbour Post is followed already, for this whole workspace.',
  );
});

test('a page that names several asks which one, and a long address can be picked too', async () => {
  const room = openFeedRoom(SITES);
  const doc = await room.say('add papers.example here topic:world');
  expect(wordsOf(doc)).toMatch(/^That page names 2 feeds. Which one\?\nWorld {2}https:\/\/papers/);
  const [menu] = controlsOf(doc);
  if (menu?.kind !== 'menu') throw new Error('no menu');
  expect(menu).toMatchObject({ label: 'Add…', action: { value: 'here:world' } });
  for (const { value, label } of menu.choices) {
    expect(value.length).toBeLessThanOrEqual(100);
    expect(wordsOf(await room.press(menu.action, value))).toMatch(
      `Added for this channel alone: ${label}`,
    );
  }
  expect(room.newsroom.desk.follows.list('slack:T1:C1')).toMatchObject([
    { topic: 'world' },
    { topic: 'world' },
  ]);
  expect(wordsOf(await room.press(menu.action, '#gone'))).toMatch(/do not know any more which/);
});

test('several at once are followed side by side, and each is accounted for', async () => {
  const room = openFeedRoom(SITES);
  await room.say('add yards.example/rss');
  const words = await room.words(
    'add harbour.example/feed yards.example/rss papers.example nowhere.example bbc',
  );
  expect(words).toBe(
    [
      'Added for this whole workspace: 1 feed.',
      'Harbour Post.',
      'All of it can be read and searched now. It counts as told: digests bring what comes from now on.',
      'Followed already: Yards.',
      'Not added:',
      'papers.example  names 2 feeds; add it alone to choose',
      'nowhere.example  there is no host of that name',
      'bbc  no http or https address',
    ].join('\n'),
  );
});

test('starter is the list that is shipped, with its topics', async () => {
  const room = openFeedRoom(SITES);
  expect(await room.words('add Starter')).toMatch(
    /^Added for this whole workspace: 2 feeds\.\nHarbour Post and Yards\./,
  );
  expect(room.newsroom.desk.follows.list('slack:T1')).toMatchObject([{ topic: 'Ports' }, {}]);
});

test('a bare add says what it takes, and guests may not', async () => {
  const room = openFeedRoom(SITES);
  expect(await room.words('add')).toMatch(/feeds add example\.com\/feed\n.*feeds add starter/);
  expect(await room.words(`add ${HARBOUR}`, { standing: 'guest' })).toMatch(/not for guests/);
  expect(room.feeds.asked).toEqual([]);
});

test('undo takes a feed off again', async () => {
  const room = openFeedRoom(SITES);
  const [undo] = controlsOf(await room.say(`add ${HARBOUR}`));
  if (undo?.kind !== 'button') throw new Error('no button');
  expect(wordsOf(await room.press(undo.action))).toMatch(
    /^Removed for this whole workspace: Harbour Post/,
  );
  expect(room.newsroom.desk.follows.of(place)).toEqual([]);
});

test('a page that nobody can look at in time is given up, a feed goes on in the background', async () => {
  const gate = Promise.withResolvers<void>();
  const slow = { kind: 'slow', until: gate.promise, site: feed } as const;
  const room = openFeedRoom({ [HARBOUR]: slow });
  const page = room.words(`add ${HARBOUR}`);
  const list = room.words(`import <opml><outline text="Slow" xmlUrl="${HARBOUR}"/></opml>`);
  await expect.poll(() => room.feeds.asked).toHaveLength(2);
  room.clock.advance({ seconds: 20 });
  expect(await page).toMatch(
    /^Not added: harbour\.example\. The reason: its server takes too long/,
  );
  expect(await list).toMatch(/^No feed was added\.\n1 more is looked at in the background/);
  gate.resolve();
  await expect.poll(() => room.newsroom.desk.follows.of(place)).toHaveLength(1);
});

test('a full list takes no more, and says so before anybody is asked', async () => {
  const room = openFeedRoom(SITES);
  const full = Array.from({ length: 200 }, (_, n) => {
    return { feed: `f${n}`, url: `https://f.example/${n}`, since: '2026-11-22T08:00:00Z' };
  });
  await room.newsroom.desk.follows.change('slack:T1', () => full);
  expect(await room.words(`add ${HARBOUR}`)).toMatch(/^200 feeds are the most for one list/);
  expect(await room.words('add starter')).toMatch(/^200 feeds are the most for one list/);
  expect(await room.words(`add ${HARBOUR} here`)).toMatch(/^Added for this channel alone/);
});

test('a fault that is ours is an apology, whenever it comes', async () => {
  const room = openFeedRoom(SITES);
  room.feeds.follow = () => Promise.reject(new Error('database gone'));
  expect(await room.words(`add ${HARBOUR}`)).toMatch(/^Something went wrong/);
  expect(room.newsroom.log.lines.at(-1)).toMatchObject({ level: 'error' });
});

test('without feeds every command says why', async () => {
  const room = openFeedRoom(SITES, { feeds: undefined });
  for (const text of [`add ${HARBOUR}`, 'list', 'remove x', 'export', 'import <opml/>'])
    expect(await room.words(text)).toMatch(/^No feeds are read here\..*\/news$/);
  expect(room.newsroom.desk.follows.of(asked().place)).toEqual([]);
});
