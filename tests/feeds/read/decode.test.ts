import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '#feeds/read/decode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** Latin letters and what windows-1252 has beside them, a byte each. */
const oneByte = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const hex = (digits: string) => Uint8Array.fromHex(digits.replaceAll(' ', ''));
const joined = (head: string, tail: Uint8Array) => Uint8Array.from([...utf8(head), ...tail]);

function wide(text: string, width: 2 | 4, order: 'little' | 'big'): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * width));
  for (const [index, letter] of [...text].entries()) {
    const point = letter.codePointAt(0) ?? 0;
    if (width === 2) view.setUint16(index * width, point, order === 'little');
    else view.setUint32(index * width, point, order === 'little');
  }
  return new Uint8Array(view.buffer);
}

describe('bytes that say what they are', () => {
  test.each([
    ['UTF-8 by its mark', joined('', utf8('\uFEFF<a>Łódź</a>'))],
    ['UTF-16, the low byte first, by its mark', wide('\uFEFF<a>Łódź</a>', 2, 'little')],
    ['UTF-16, the high byte first, by its mark', wide('\uFEFF<a>Łódź</a>', 2, 'big')],
    ['UTF-32, the low byte first, by its mark', wide('\uFEFF<a>Łódź</a>', 4, 'little')],
    ['UTF-32, the high byte first, by its mark', wide('\uFEFF<a>Łódź</a>', 4, 'big')],
    ['UTF-16, the low byte first, by its zeros', wide('<a>Łódź</a>', 2, 'little')],
    ['UTF-16, the high byte first, by its zeros', wide('<a>Łódź</a>', 2, 'big')],
    ['UTF-32, the low byte first, by its zeros', wide('<a>Łódź</a>', 4, 'little')],
    ['UTF-32, the high byte first, by its zeros', wide('<a>Łódź</a>', 4, 'big')],
  ])('%s', (_, bytes) => {
    const contentType = 'text/xml; charset=iso-8859-1';
    expect(decode({ bytes, contentType })).toBe('<a>Łódź</a>');
  });

  test('are UTF-8 where they are so all through, whatever label of one byte a letter they have', () => {
    const bytes = utf8('<?xml version="1.0" encoding="iso-8859-2"?><a>Łódź</a>');
    expect(decode({ bytes, contentType: 'text/xml; charset=windows-1252' })).toContain('Łódź');
  });

  test('are not UTF-16 because the header says so and every letter is one byte', () => {
    expect(decode({ bytes: utf8('<a>x</a>'), contentType: 'text/xml; charset=utf-16' })).toBe(
      '<a>x</a>',
    );
  });
});

describe('bytes that need a label', () => {
  const declared = (encoding: string, bytes: Uint8Array) =>
    joined(`<?xml version='1.0' encoding='${encoding}'?>`, bytes);

  test.each([
    ['windows-1252', '43 61 66 e9 20 93 80 94', 'Café “€”'],
    ['iso-8859-1', '93 80 94', '“€”'],
    ['iso-8859-2', 'a3 f3 64 bc', 'Łódź'],
    ['koi8-r', 'ed c9 d2', 'Мир'],
    ['windows-1251', 'cc e8 f0', 'Мир'],
    ['Shift_JIS', '8d 60', '港'],
    ['euc-jp', 'b9 c1', '港'],
    ['gb2312', 'b8 db', '港'],
    ['big5', 'b4 e4', '港'],
    ['euc-kr', 'c7 d7', '항'],
    ['iso-2022-jp', '1b 24 42 39 41 1b 28 42', '港'],
  ])('are read as their declaration says: %s', (encoding, digits, text) => {
    expect(decode({ bytes: declared(encoding, hex(digits)) })).toMatch(new RegExp(`${text}$`));
  });

  test('have it from the header before the declaration', () => {
    const bytes = declared('iso-8859-1', hex('cc e8 f0'));
    expect(decode({ bytes, contentType: 'text/xml; charset="windows-1251"' })).toMatch(/Мир$/);
  });

  test('have it from the meta of a page', () => {
    const old = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">';
    for (const meta of ['<meta charset="windows-1251">', old]) {
      expect(decode({ bytes: joined(`<html>${meta}`, hex('cc e8 f0')) })).toMatch(/Мир$/);
    }
  });

  test('are windows-1252 where the label is unknown or missing', () => {
    expect(decode({ bytes: declared('x-nonsense', oneByte('Caf\xe9')) })).toMatch(/Café$/);
    expect(decode({ bytes: oneByte('Caf\xe9 \x80') })).toBe('Café €');
  });

  test('keep their label when one of them is wrong', () => {
    const bytes = declared('shift_jis', hex('8d 60 ff 8d 60'));
    expect(decode({ bytes })).toMatch(/港\uFFFD港$/);
  });

  test('are UTF-8 still when it was cut in the middle of a letter', () => {
    expect(decode({ bytes: utf8('Łódź wygrała €').slice(0, -1) })).toBe('Łódź wygrała \uFFFD');
  });
});

test('no bytes and no label are too strange to be read', () => {
  const contentType = fc.option(
    fc.string({ unit: 'binary' }).map((name) => `a/b; charset=${name}`),
  );
  fc.assert(
    fc.property(fc.uint8Array(), contentType, (bytes, label) => {
      expect(typeof decode({ bytes, contentType: label ?? undefined })).toBe('string');
    }),
  );
});

test('what is written in UTF-8 is read as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (end) => {
      expect(decode({ bytes: utf8(`<a>${end}`) })).toBe(`<a>${end}`);
    }),
  );
});
