import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSeal } from '#store/sealed.ts';

const SECRET = 'a'.repeat(32);
const { seal, open } = createSeal([SECRET]);
const token = fc.string({ unit: 'binary', minLength: 8, maxLength: 200 });
const about = fc.string({ maxLength: 40 });

test('what was sealed is opened again, whatever it is', () => {
  fc.assert(
    fc.property(token, about, (text, key) => {
      expect(open(seal(text, key), key)).toEqual({ text: text.toWellFormed(), by: 'newest' });
    }),
  );
});

test('nothing of the token is in what is stored, in any spelling', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 12, maxLength: 80 }), (text) => {
      const sealed = seal(text, 'slack:T1');
      const bytes = Buffer.from(sealed.slice(3), 'base64url').toString('latin1');
      for (let at = 0; at + 6 <= text.length; at += 1) {
        const piece = text.slice(at, at + 6);
        expect(sealed).not.toContain(piece);
        expect(bytes).not.toContain(piece);
        expect(sealed).not.toContain(Buffer.from(piece).toString('base64url'));
      }
    }),
  );
});

test('the same token is never sealed the same twice', () => {
  const sealed = Array.from({ length: 500 }, () => seal('xoxb-1', 'slack:T1'));
  expect(new Set(sealed.map((each) => each.slice(0, 40))).size).toBe(500);
});

test('any change of any character is found', () => {
  const sealed = seal('xoxb-123', 'slack:T1');
  for (let at = 0; at < sealed.length; at += 1)
    for (const other of 'A9-.z=')
      if (sealed[at] !== other)
        expect(
          open(sealed.slice(0, at) + other + sealed.slice(at + 1), 'slack:T1'),
        ).toBeUndefined();
});

test('cutting it, lengthening it or writing something else is found', () => {
  const sealed = seal('xoxb-123', 'slack:T1');
  for (let end = 0; end < sealed.length; end += 1)
    expect(open(sealed.slice(0, end), 'slack:T1')).toBeUndefined();
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (more) => {
      expect(open(sealed + more, 'slack:T1')).toBeUndefined();
      expect(open(more, 'slack:T1')).toBeUndefined();
    }),
  );
});

test('a token that was moved to another workspace does not open', () => {
  expect(open(seal('xoxb-1', 'slack:T1'), 'slack:T2')).toBeUndefined();
});

test('an older secret still opens, the newest one seals', () => {
  const [older, newest] = ['o'.repeat(32), 'n'.repeat(32)];
  const both = createSeal([newest, older]);
  const before = createSeal([older]).seal('xoxb-1', 'slack:T1');
  expect(both.open(before, 'slack:T1')).toEqual({ text: 'xoxb-1', by: 'older' });
  const after = both.seal('xoxb-1', 'slack:T1');
  expect(createSeal([newest]).open(after, 'slack:T1')).toEqual({ text: 'xoxb-1', by: 'newest' });
  expect(createSeal([older]).open(after, 'slack:T1')).toBeUndefined();
});

test('without a secret nothing is sealed and nothing opens', () => {
  const none = createSeal([]);
  expect(() => none.seal('xoxb-1', 'slack:T1')).toThrow('no secret');
  expect(none.open(seal('xoxb-1', 'slack:T1'), 'slack:T1')).toBeUndefined();
});
