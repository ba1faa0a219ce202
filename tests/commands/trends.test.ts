import { beforeEach, describe, expect, test } from 'vitest';
import type { Place } from '#core/ports.ts';
import type { Doc } from '#core/talk/doc.ts';
import type { Chart, Pictures } from '#core/talk/picture.ts';
import { picturesOf } from '#core/talk/pictured.ts';
import { follow, wired } from '../support/local-news.ts';
import { asked, type Newsroom, openNewsroom, place, wordsOf } from '../support/newsroom.ts';
import { pictureOf } from '../support/pictures.ts';

const ELSEWHERE: Place = { ...place, workspace: 'T2' };

let charts: Chart[];
let room: Newsroom;
const pictures: Pictures = {
  card: async () => undefined,
  chart: async (chart) => {
    charts.push(chart);
    return pictureOf(chart.title);
  },
};

const open = (drawn: 'on' | 'off' = 'on'): void => {
  charts = [];
  room = openNewsroom({ ...(drawn === 'on' && { pictures }), operator: [follow('ours')] });
};
/** One headline for each number of days ago. */
const bring = (title: string, ...daysAgo: readonly number[]): void => {
  const now = room.clock.now();
  const items = daysAgo.map((days) =>
    wired(`${title} ${'abcdefghijklmnopqrst'[days]}`, {
      id: `${title.slice(0, 12).replaceAll(' ', '-')}-${days}`,
      published: now.subtract({ hours: 24 * days }),
    }),
  );
  room.desk.take(items);
};
const trends = (at = place): Promise<Doc> =>
  room.inbox.command(asked('guest', at), { kind: 'typed', text: '/newsdesk trends' });
const press = (name: string, choice = '') =>
  room.inbox.press({ ...asked('guest'), action: { name, value: '' }, choice });

beforeEach(() => open());

describe('/newsdesk trends', () => {
  beforeEach(() => {
    bring('Foxconn sells a plant', 0, 1, 2, 5);
    bring('Tidewerk opens a yard', 3, 4, 13);
  });

  test('shows guests too a chart of two weeks, and the same in words', async () => {
    const answer = await trends();
    expect(picturesOf(answer)).toHaveLength(1);
    expect(wordsOf(answer)).toContain('Foxconn  4 stories, most on');
    expect(wordsOf(answer)).toContain('Tidewerk  4 stories, most on');
    const [chart] = charts;
    expect(chart?.series.map(({ name, points }) => [name, points.length])).toEqual([
      ['Foxconn', 14],
      ['Tidewerk', 14],
    ]);
    expect(chart?.series[0]?.points.at(-1)).toEqual({
      date: room.clock.now().toZonedDateTimeISO('Europe/Rome').toPlainDate(),
      count: 1,
    });
  });

  test('is whole without its picture', async () => {
    const { blocks } = await trends();
    const words = blocks.filter(({ kind }) => kind !== 'picture');
    open('off');
    bring('Foxconn sells a plant', 0, 1, 2, 5);
    bring('Tidewerk opens a yard', 3, 4, 13);
    expect((await trends()).blocks).toEqual(words);
  });

  test('leads to the news about each of its names', async () => {
    const { blocks } = await trends();
    const menu = blocks
      .flatMap((block) => (block.kind === 'controls' ? block.controls : []))
      .find(({ kind }) => kind === 'menu');
    expect(menu).toMatchObject({ choices: [{ value: 'Foxconn' }, { value: 'Tidewerk' }] });
    const { kind, doc } = await press('trends.read', 'Foxconn');
    expect(kind).toBe('tell');
    expect(wordsOf(doc)).toContain('Foxconn sells a plant');
    const hostile = await press('trends.read', '<!channel>'.repeat(50));
    expect(wordsOf(hostile.doc)).toContain('Nothing on the desk');
  });

  test('is shared with its picture, and with who shared it in the place of the controls', async () => {
    const { kind, doc } = await press('trends.share');
    expect(kind).toBe('share');
    expect(picturesOf(doc)).toHaveLength(1);
    expect(wordsOf(doc)).toContain('Shared by Ada from /newsdesk trends');
    expect(doc.blocks.some((block) => block.kind === 'controls')).toBe(false);
  });

  test('is told to a person in their language, and shared in that of the channel', async () => {
    const { person, ...there } = asked('member');
    const german = { ...there, person: { ...person, locale: async () => 'de' } };
    const answer = await room.inbox.command(german, { kind: 'typed', text: '/newsdesk trends' });
    expect(wordsOf(answer)).toContain('Foxconn  4 Meldungen, die meisten am');
    await room.desk.channels.change(place, () => ({ language: 'ja' }));
    const action = { name: 'trends.share', value: '' };
    const { doc } = await room.inbox.press({ ...german, action });
    expect(wordsOf(doc)).toContain('Foxconn  ニュース4件');
  });
});

test('a place counts what it may see, and nothing else', async () => {
  room = openNewsroom({ pictures });
  bring('Foxconn sells a plant', 0, 1, 2);
  expect(wordsOf(await trends(ELSEWHERE))).toContain('too little news');
});

test('with too little news there is a sentence and no empty picture', async () => {
  bring('Foxconn sells a plant', 0, 1);
  const answer = await trends();
  expect(wordsOf(answer)).toContain('too little news of the last two weeks');
  expect(charts).toEqual([]);
});
