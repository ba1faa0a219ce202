import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Block,
  code,
  type Doc,
  doc,
  fine,
  heading,
  link,
  rule,
  strong,
  text,
} from '#core/talk/doc.ts';
import { plainScreen, toTerminal } from '../../src/tools/terminal.ts';

const HOSTILE = [
  '\u001b[31m',
  '\u001b]8;;',
  '\u0007',
  '\r',
  '\n',
  '\u009b',
  '\u202e',
  '\u2066',
  '日本',
  '👩‍👩‍👧',
  ' ',
  'x',
  'e\u0301',
  '\ud800',
  '\u2028',
];
const words = fc.string({ unit: fc.constantFrom(...HOSTILE), maxLength: 60 });
const span = fc.oneof(
  words,
  words.map(strong),
  fc.tuple(words, fc.webUrl()).map(([name, url]) => link(name, url)),
);
const line = fc.array(span, { maxLength: 4 });
const block: fc.Arbitrary<Block> = fc.oneof(
  words.map(heading),
  line.map((spans) => text(...spans)),
  line.map((spans) => fine(...spans)),
  fc.constant(rule),
  fc.record({
    kind: fc.constant('list' as const),
    items: fc.array(line, { minLength: 1, maxLength: 12 }),
    start: fc.nat(),
  }),
);
const docs: fc.Arbitrary<Doc> = fc
  .array(block, { maxLength: 5 })
  .map((blocks) => doc('x', ...blocks));

test('no control or bidi character from a Doc reaches the terminal, and no line is too wide', () => {
  fc.assert(
    fc.property(docs, fc.integer({ min: 20, max: 100 }), (each, columns) => {
      const lines = toTerminal(each, { ...plainScreen('UTC'), columns }).split('\n');
      for (const drawn of lines) {
        expect(drawn).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029\p{Cs}]/u);
        const wide = drawn.match(/[日本]|👩‍👩‍👧/gu)?.length ?? 0;
        const length = [...new Intl.Segmenter().segment(drawn)].length;
        expect(length + wide).toBeLessThanOrEqual(columns);
      }
    }),
  );
});

test('colours and links change nothing but the look', () => {
  const bare = fc.array(
    fc.oneof(
      words.map(heading),
      words.map((each) => text(strong(each), ' ', code(each))),
    ),
  );
  fc.assert(
    fc.property(bare, (blocks) => {
      const each = doc('x', ...blocks);
      const plain = toTerminal(each, { ...plainScreen('UTC'), columns: 60 });
      expect(
        stripVTControlCharacters(
          toTerminal(each, { columns: 60, colour: true, links: true, zone: 'UTC' }),
        ),
      ).toBe(plain);
    }),
  );
});
