import { expect, test } from 'vitest';
import type { GivenFile } from '#core/ports.ts';
import { openFeedRoom } from '../../support/feed-room.ts';
import { asked, wordsOf } from '../../support/newsroom.ts';

const HARBOUR = 'https://harbour.example/feed';
const YARDS = 'https://yards.example/rss';
const SITES = {
  [HARBOUR]: { kind: 'feed', title: 'Harbour Post' },
  [YARDS]: { kind: 'feed', title: 'Yards' },
  'https://gone.example/rss': { kind: 'trouble', trouble: { kind: 'status', status: 404 } },
} as const;
const outline = (url: string, more = '') => `<outline ${more} xmlUrl="${url}"/>`;
const opml = (...outlines: readonly string[]) =>
  `<?xml version="1.0"?>\n<opml version="2.0"><body>\n${outlines.join('\n')}\n</body></opml>`;
const file = (text: string, size = text.length): GivenFile => ({
  size,
  read: async () => Buffer.from(text),
});

const give = async (
  values: Readonly<Record<string, string | GivenFile>>,
  room = openFeedRoom(SITES),
) =>
  wordsOf(
    await room.newsroom.inbox.command(asked(), {
      kind: 'filled',
      path: ['newsdesk', 'feeds', 'import'],
      values,
    }),
  );

test('a list that is pasted or given as a file is followed, and each of it accounted for', async () => {
  const list = opml(
    outline(HARBOUR, 'text="My where:here file: text: names" category="Ports"'),
    outline(YARDS),
    outline(YARDS),
    outline('ftp://old.example/rss'),
    outline('https://gone.example/rss', 'text="Gone"'),
  );
  const answer = [
    'Added for this whole workspace: 2 feeds.',
    'Harbour Post and Yards.',
    'All of it can be read and searched now. It counts as told: digests bring what comes from now on.',
    'Not added:',
    'Gone  there is nothing at that address (404)',
    'ftp://old.example/rss  no http or https address',
  ].join('\n');
  const room = openFeedRoom(SITES);
  expect(await room.words(`import ${list}`)).toBe(answer);
  expect(room.newsroom.desk.follows.list('slack:T1')).toMatchObject([{ topic: 'Ports' }, {}]);
  expect(await give({ file: file(list) })).toBe(answer);
  expect(await give({ text: list })).toBe(answer);
  expect(await room.words(`import here ${list}`)).toMatch(
    /Followed already: Harbour Post and Yards\./,
  );
});

test('here puts them into the list of the channel', async () => {
  const room = openFeedRoom(SITES);
  await room.say(`import ${opml(outline(HARBOUR))} here`);
  await give({ file: file(opml(outline(YARDS))), where: 'here' }, room);
  expect(room.newsroom.desk.follows.list('slack:T1:C1')).toHaveLength(2);
});

test('what is too long, empty or no list is refused in words, and a bare import says what it takes', async () => {
  expect(await give({ file: file('', 1_000_001) })).toBe(
    'file is too large: 1,000 kB are the most.',
  );
  expect(await give({ text: 'hello' })).toBe('That is no OPML.');
  expect(await give({ text: opml() })).toBe('There is no feed in that list.');
  expect(await give({})).toMatch(/^Attach an OPML file, or paste/);
  const many = Array.from({ length: 201 }, (_, n) => outline(`https://${n}.example/`));
  expect(await give({ text: opml(...many) })).toBe(
    'These are 201 feeds; 200 are the most for one list.',
  );
});

test('export is a file of what was added here, and comes back by import', async () => {
  const room = openFeedRoom(SITES);
  await room.say(`add ${HARBOUR}`);
  await room.say(`add ${YARDS} here`);
  const doc = await room.say('export');
  expect(wordsOf(doc)).toMatch(/^2 feeds as OPML, which any feed reader takes\./);
  expect(doc.file?.name).toBe('newsdesk-feeds.opml');
  const other = openFeedRoom(SITES);
  expect(await give({ text: doc.file?.text ?? '' }, other)).toMatch(
    /2 feeds\.\nHarbour Post and Yards/,
  );
});

test('import and export are not for guests, whose files are not even fetched', async () => {
  const room = openFeedRoom(SITES);
  expect(await room.words('export', { standing: 'guest' })).toMatch(/not for guests/);
  expect(await room.words('export')).toBe('No feed was added here, so there is nothing to export.');
  const values = { file: { size: 1, read: () => Promise.reject(new Error('fetched')) } };
  const said = { kind: 'filled', path: ['newsdesk', 'feeds', 'import'], values } as const;
  expect(wordsOf(await room.newsroom.inbox.command(asked('guest'), said))).toMatch(
    /not for guests/,
  );
});
