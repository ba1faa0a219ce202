import { expect, test } from 'vitest';
import { UsageError } from '#core/errors.ts';
import { readAddresses } from '#feeds/addresses.ts';

test.each([
  ['', []],
  [
    ' https://x.test/a\n\nhttps://x.test/b\thttp://y.test ',
    ['https://x.test/a', 'https://x.test/b', 'http://y.test/'],
  ],
  [
    'https://x.test/a, https://x.test/b,https://x.test/c;',
    ['https://x.test/a', 'https://x.test/b', 'https://x.test/c'],
  ],
  ['https://x.test/a,b?c=d;e', ['https://x.test/a,b?c=d;e']],
  [
    'x.test bücher.test/feed x.test:8080/a',
    ['https://x.test/', 'https://xn--bcher-kva.test/feed', 'https://x.test:8080/a'],
  ],
  ['<https://x.test/a> <https://x.test/b|x.test>', ['https://x.test/a', 'https://x.test/b']],
  ['feed://x.test/a https://x.test/b#1 HTTPS://X.TEST/b', ['http://x.test/a', 'https://x.test/b']],
])('%j holds %j', (text, addresses) => {
  expect(readAddresses(text)).toEqual(addresses);
});

test.each([
  ['https://x.test/ please', /“please” is no web address: write one such as/],
  ['ftp://x.test/', /“ftp:\/\/x\.test\/” is no web address/],
  ['https://', /is no web address/],
  ['https://me:secret@x.test/', /a password in it .* give one without/],
  [Array.from({ length: 1_001 }, (_, n) => `x.test/${n}`).join(' '), /more than 1,000/],
])('%.30j is refused with what to do', (text, sentence) => {
  expect(() => readAddresses(text)).toThrow(UsageError);
  expect(() => readAddresses(text)).toThrow(sentence);
  expect(() => readAddresses(text)).not.toThrow(/secret/);
});
