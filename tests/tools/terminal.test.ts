import { expect, test } from 'vitest';
import { type Block, code, doc, fine, heading, link, strong, text } from '#core/talk/doc.ts';
import { plainScreen, type Screen, screenOf, toTerminal } from '../../src/tools/terminal.ts';
import type { Output } from '../../src/tools/tool.ts';
import { picturedDoc } from '../support/pictures.ts';

const narrow: Screen = { columns: 24, colour: false, links: false, zone: 'Europe/Rome' };
const rich: Screen = { columns: 60, colour: true, links: true, zone: 'UTC' };

const draw = (screen: Screen, ...blocks: readonly Block[]) =>
  toTerminal(doc('', ...blocks), screen);
const terminal = (columns: number) => ({ isTTY: true, columns }) as Output;

test('a paragraph is wrapped between words', () => {
  expect(draw(narrow, text('Nissan weighs building ', strong('Foxconn'), ' cars.'))).toBe(
    'Nissan weighs building\nFoxconn cars.',
  );
});

test('a picture is told in words, over its caption', () => {
  expect(draw(rich, ...picturedDoc('Nissan and Foxconn in one line.').blocks)).toBe(
    'Nissan and Foxconn in one line.\nNissan and Foxconn\n\nMore news',
  );
});

test('a list has its numbers right-aligned and its lines under its text', () => {
  const items = Array.from({ length: 10 }, (_, index) => [`Headline ${index + 1}`]);
  const drawn = draw(narrow, {
    kind: 'list',
    start: 1,
    items: [...items, ['A long headline that goes on']],
  });
  expect(drawn.split('\n').slice(8)).toEqual([
    '  9. Headline 9',
    ' 10. Headline 10',
    ' 11. A long headline',
    '     that goes on',
  ]);
});

test('a list without a start has bullets', () => {
  expect(draw(narrow, { kind: 'list', items: [['one'], ['two']] })).toBe(' • one\n • two');
});

test('topics stand apart, and a list close under what names it', () => {
  const list: Block = { kind: 'list', items: [['x']] };
  const drawn = draw(
    narrow,
    heading('News'),
    fine('2 stories'),
    text('A'),
    list,
    text('B'),
    list,
    fine('end'),
  );
  expect(drawn).toBe('News\n2 stories\n\nA\n • x\n\nB\n • x\n\nend');
});

test('a file is written out as it is, and nothing in it drives the terminal', () => {
  const file = {
    name: 'feeds.opml',
    text: '<opml>\n  <body a="a long line that is not wrapped"/>\u001b[2J\n',
  };
  expect(toTerminal({ ...doc('', text('1 feed')), file }, narrow)).toBe(
    '1 feed\n\n<opml>\n  <body a="a long line that is not wrapped"/> [2J',
  );
});

test('two blanks between runs stay two, so that neighbours do not run together', () => {
  expect(draw(narrow, text(code('/news'), '  the front page'))).toBe('/news  the front page');
});

test.each([
  ['日本', 4],
  ['📰', 2],
  ['👩‍👩‍👧', 2],
  ['1️⃣', 2],
  ['🇮🇹', 2],
  ['é\u0301', 1],
  ['ﾊﾝ', 2],
  ['한국', 4],
])('%s takes %i columns', (characters, columns) => {
  const words = `${characters} ${'x'.repeat(24 - columns)}`;
  expect(draw(narrow, text(words)).split('\n')).toHaveLength(2);
  expect(draw(narrow, text(words.slice(0, -1))).split('\n')).toHaveLength(1);
});

test('Japanese is broken without blanks, and no line begins with a full stop', () => {
  expect(draw({ ...narrow, columns: 20 }, text('日産自動車は工場を検。鴻海'))).toBe(
    '日産自動車は工場を\n検。鴻海',
  );
});

test('a word that is longer than the line is broken', () => {
  expect(draw(narrow, text(`see ${'x'.repeat(30)}`))).toBe(
    `see\n${'x'.repeat(24)}\n${'x'.repeat(6)}`,
  );
});

test('a time is shown in the zone of the reader, and says which', () => {
  const at = Temporal.Instant.from('2026-11-22T23:30:00Z');
  expect(draw({ ...narrow, columns: 80 }, text({ kind: 'time', at, show: 'moment' }))).toBe(
    '23 November 2026 at 00:30 CET',
  );
  expect(draw(narrow, text({ kind: 'time', at, show: 'day' }))).toBe('23 November 2026');
});

test('a link can be followed on a terminal, and shows its address elsewhere', () => {
  const line = text(link('Nissan and Foxconn', 'https://example.com/a b'));
  expect(draw(rich, line)).toBe(
    '\u001b]8;;https://example.com/a%20b\u001b\\Nissan and Foxconn\u001b]8;;\u001b\\',
  );
  expect(draw(plainScreen('UTC'), line)).toBe('Nissan and Foxconn (https://example.com/a%20b)');
});

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'not an address'])(
  '%s is no link',
  (url) => {
    expect(draw(rich, text(link('Nissan', url)))).toBe('Nissan');
  },
);

test('an address cannot end the link it is in', () => {
  const drawn = draw(rich, text(link('Nissan', 'https://example.com/\u001b\\\u009c\u0007\u202e')));
  const address = 'https://example.com/%1B/%C2%9C%07%E2%80%AE';
  expect(drawn).toBe(`\u001b]8;;${address}\u001b\\Nissan\u001b]8;;\u001b\\`);
});

test('headings, strong words and commands are told apart by colour and weight', () => {
  const drawn = draw(rich, heading('News'), text(strong('Nissan'), ' ', code('/news')));
  expect(drawn).toBe(
    '\u001b[1m\u001b[36mNews\u001b[39m\u001b[22m\n\u001b[1mNissan\u001b[22m \u001b[36m/news\u001b[39m',
  );
});

test('what can be typed next is shown only where it can be', () => {
  const buttons: Block = {
    kind: 'controls',
    controls: [
      { kind: 'menu', label: 'Read…', action: { name: 'a', value: '' }, choices: [] },
      { kind: 'button', label: 'More', action: { name: 'b', value: '' } },
      { kind: 'button', label: 'Share', action: { name: 'c', value: '' } },
      { kind: 'open', label: 'Open the source', url: 'https://example.com/' },
    ],
  };
  expect(draw(plainScreen('UTC'), buttons)).toBe('Open the source (https://example.com/)');
  expect(draw({ ...plainScreen('UTC'), pressable: true }, buttons)).toBe(
    'Open the source (https://example.com/)\nType read, more or share',
  );
});

test('a Doc without anything to draw is its fallback', () => {
  expect(toTerminal(doc('All quiet', text('\u001b')), narrow)).toBe('All quiet');
});

test.each([
  ['a pipe', { isTTY: false } as Output, {}],
  ['NO_COLOR', terminal(80), { NO_COLOR: '1' }],
  ['TERM=dumb', terminal(80), { TERM: 'dumb' }],
])('%s has no colour', (_, output, environment) => {
  expect(screenOf(output, environment, 'UTC').colour).toBe(false);
});

test('a terminal has colour, and lines that are not too long to read', () => {
  expect(screenOf(terminal(240), { TERM: 'xterm' }, 'UTC')).toEqual({
    columns: 100,
    colour: true,
    links: true,
    zone: 'UTC',
  });
});
