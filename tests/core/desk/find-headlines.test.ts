import { beforeEach, expect, test } from 'vitest';
import type { Control, Doc } from '#core/talk/doc.ts';
import { edition, headline } from '../../support/news.ts';
import { asked, type Newsroom, openNewsroom, place, wordsOf } from '../../support/newsroom.ts';

const TITLES = [
  'Foxconn opens a plant in Ohio',
  'Nissan weighs building cars with Foxconn',
  'Nissan cuts its forecast',
  'Rich tax evaders rush to beat amnesty deadline',
  'Ferries stay in the harbour for a second day',
];

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
  newsroom.publish(edition('now.md', { headlines: TITLES.map((title) => headline(title)) }));
});

const find = (text: string): Promise<Doc> => newsroom.inbox.find(asked(), text);
const controlsOf = ({ blocks }: Doc): readonly Control[] =>
  blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []));
const titlesIn = (doc: Doc): readonly string[] =>
  TITLES.filter((title) => wordsOf(doc).includes(title));

test('every headline that a message names is found, not only the best', async () => {
  const found = await find('so what are Foxconn and Nissan up to?');
  expect(titlesIn(found)).toEqual(TITLES.slice(0, 3));
  expect(wordsOf(found)).toMatch(/Found by “Foxconn” and “Nissan”|Found by “Nissan” and “Foxconn”/);
});

test('a pasted headline comes first', async () => {
  const found = await find('Foxconn? no: rich tax evaders rush to beat amnesty deadline');
  expect(wordsOf(found)).toMatch(/^.*\nRich tax evaders/);
  expect(titlesIn(found)).toContain(TITLES[0]);
});

test('a name that no headline is about is searched for, and a few words without names too', async () => {
  newsroom.publish(
    edition('now.md', { headlines: [headline('Factories of Volkswagens rivals reopen')] }),
  );
  expect(
    wordsOf(
      await find(
        'I wonder when Volkswagen will say a word about all of this, and whether anybody there cares',
      ),
    ),
  ).toContain('Volkswagens');
  expect(wordsOf(await find('factories reopen'))).toContain('Factories of');
});

test('what is about nothing is told so kindly, and what to do', async () => {
  expect(wordsOf(await find('lunch at noon?'))).toMatch(
    /^Nothing in the news is about[\s\S]*\/news$/,
  );
  expect(wordsOf(await find('  '))).toMatch(/^There are no words[\s\S]*\/news$/);
});

test('at most ten headlines are shown, one line a story', async () => {
  const headlines = Array.from({ length: 30 }, (_, at) =>
    headline(`Foxconn opens plant number ${at}`, { id: `f${at}` }),
  );
  newsroom.publish(edition('now.md', { headlines }));
  const found = await find('foxconn again');
  const [list] = found.blocks.filter((block) => block.kind === 'list');
  expect(list?.items).toHaveLength(10);
});

test('a headline is read beside the list, its parts in the place of one another, and a name leads to all about it', async () => {
  newsroom = openNewsroom();
  const found = await find('did you see Tidewerk?');
  const [read, more] = controlsOf(found);
  if (read?.kind !== 'menu' || more?.kind !== 'button') throw new Error('no controls');
  const [choice] = read.choices;
  const opened = await newsroom.inbox.press({
    ...asked(),
    action: read.action,
    choice: choice?.value ?? '',
  });
  expect(opened.kind).toBe('tell');
  expect(wordsOf(opened.doc)).toContain('About 420 people work on the ferries');
  expect(controlsOf(opened.doc)).toMatchObject([{ label: 'Share' }]);
  const all = await newsroom.inbox.press({ ...asked(), action: more.action });
  expect(all.kind).toBe('show');
  expect(wordsOf(all.doc)).toContain('1 headline for “Tidewerk”');
});

test('a long article turns its parts where it stands', async () => {
  const paragraphs = Array.from({ length: 4 }, (_, at) => `Paragraph ${at} ${'word '.repeat(400)}`);
  newsroom.publish(
    edition('now.md', {
      article: { ...headline('Foxconn opens a plant', { id: 'long' }), paragraphs },
    }),
  );
  const press = (value: string, choice?: string) =>
    newsroom.inbox.press({
      ...asked(),
      action: { name: 'news.open', value },
      ...(choice !== undefined && { choice }),
    });
  const first = await press('', 'long');
  const more = controlsOf(first.doc).find(({ label }) => label === 'More');
  if (more?.kind !== 'button') throw new Error('no second part');
  expect(more.action).toEqual({ name: 'news.open', value: '2:long' });
  const second = await press(more.action.value);
  expect(second.kind).toBe('show');
  const labels = controlsOf(second.doc).map(({ label }) => label);
  expect(labels).toContain('Back');
  expect((await press('1:gone')).kind).toBe('tell');
});

test('what keeps replies out of a channel does not hold for somebody who asks', async () => {
  const say = (text: string) => newsroom.inbox.command(asked(), { kind: 'typed', text });
  await say('/newsdesk mentions off');
  await say('/newsdesk mentions mute foxconn');
  await say('/newsdesk mentions optout');
  for (const _ of [1, 2]) expect(titlesIn(await find('foxconn'))).toContain(TITLES[0]);
  expect(newsroom.posts).toHaveLength(0);
});

test('nothing of a message is kept or logged', async () => {
  const broken = openNewsroom({
    editions: {
      current: () => {
        throw new Error('disk on fire');
      },
    },
  });
  const answer = await broken.inbox.find(asked(), 'my secret about Foxconn');
  expect(wordsOf(answer)).toMatch(/Something went wrong/);
  expect(JSON.stringify(broken.log.lines)).not.toMatch(/secret|Foxconn/);
  await find('my secret about Foxconn');
  const kept: unknown[] = [];
  for (const names of Object.values(newsroom.opened.store))
    for await (const entry of names.entries()) kept.push(entry);
  expect(JSON.stringify(kept)).not.toContain('secret');
  expect(
    await newsroom.opened.deliveries.recent(
      { place },
      Temporal.Instant.from('2026-01-01T00:00:00Z'),
    ),
  ).toEqual([]);
});

test('the longest message of a platform is read to its end', async () => {
  const filler = 'Nothing to see here, so please move on. '.repeat(998);
  expect(titlesIn(await find(`${filler.slice(0, 39_900)} Foxconn`))).toContain(TITLES[0]);
});
