import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toFileText } from '#core/talk/file-text.ts';

const UTF_16_BE = Buffer.from('<opml>é</opml>', 'utf16le').swap16();

test.each([
  ['UTF-8', Buffer.from('<opml>é</opml>')],
  ['UTF-8 with its mark', Buffer.from('\ufeff<opml>é</opml>')],
  ['UTF-16, little end first', Buffer.from('\ufeff<opml>é</opml>', 'utf16le')],
  ['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), UTF_16_BE])],
])('a list in %s is read', (_name, bytes) => {
  expect(toFileText(bytes)).toBe('<opml>é</opml>');
});

test.each([
  ['ISO-8859-1', 'latin1'],
  ['windows-1252', 'latin1'],
  ['utf-16', 'utf8'],
  ['no-such-encoding', 'utf8'],
] as const)('a list that says it is in %s is read as far as it can be', (label, encoding) => {
  const text = `<?xml version="1.0" encoding="${label}"?><opml>é</opml>`;
  expect(toFileText(Buffer.from(text, encoding))).toBe(text);
});

test('any bytes at all are some text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(toFileText(bytes).isWellFormed()).toBe(true);
    }),
  );
});
