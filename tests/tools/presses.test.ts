import { expect, test } from 'vitest';
import type { Control } from '#core/talk/doc.ts';
import { readPress } from '../../src/tools/presses.ts';

const choices = [
  { label: 'Nissan and Foxconn', value: 'id-1' },
  { label: '2 Costa Coffee', value: 'id-2' },
];
const read = { name: 'news.read', value: '1:' };
const more = { name: 'news.page', value: '2:' };
const CONTROLS: readonly Control[] = [
  { kind: 'menu', label: 'Read…', action: read, choices },
  { kind: 'button', label: 'More', action: more },
  { kind: 'open', label: 'Open the source', url: 'https://example.com/' },
];

test.each([
  ['more', { kind: 'press', action: more }],
  [' MORE ', { kind: 'press', action: more }],
  ['read 1', { kind: 'press', action: read, choice: 'id-1' }],
  ['read 2', { kind: 'press', action: read, choice: 'id-2' }],
  ['Read costa', { kind: 'press', action: read, choice: 'id-2' }],
  ['read', { kind: 'choose', word: 'read', choices }],
  ['read 3', { kind: 'choose', word: 'read', choices }],
  ['read roomba', { kind: 'choose', word: 'read', choices }],
])('%j presses what it names', (line, press) => {
  expect(readPress(line, CONTROLS)).toEqual(press);
});

test.each(['more news', 'reading', 'open the source', 'back', ''])('%j is a message', (line) => {
  expect(readPress(line, CONTROLS)).toBeUndefined();
});
