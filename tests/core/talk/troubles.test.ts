import { expect, test } from 'vitest';
import type { Trouble } from '#core/news/trouble.ts';
import { en } from '#core/talk/sentences/en.ts';

/** One of each; tsc says where one is missing. */
const TROUBLES = Object.values({
  'bad address': { kind: 'bad address' },
  private: { kind: 'private' },
  'no such host': { kind: 'no such host' },
  'no connection': { kind: 'no connection' },
  'not secure': { kind: 'not secure', detail: 'CERT_HAS_EXPIRED' },
  'too slow': { kind: 'too slow' },
  'too large': { kind: 'too large' },
  'redirects in circles': { kind: 'redirects in circles' },
  status: { kind: 'status', status: 418 },
  blocked: { kind: 'blocked', by: 'Cloudflare' },
  gone: { kind: 'gone' },
  'no feed': { kind: 'no feed' },
  'too hard to read': { kind: 'too hard to read' },
} satisfies { [K in Trouble['kind']]: Extract<Trouble, { kind: K }> });

test.each(TROUBLES)(
  '$kind is said in a sentence of its own, with what to do about it',
  (trouble) => {
    const said = TROUBLES.map((each) => en.trouble(each));
    expect(said.filter((each) => each === en.trouble(trouble))).toHaveLength(1);
    expect(en.trouble(trouble)).toMatch(/^[a-zC].*[^.]$/);
    expect(en.advice(trouble)).toMatch(/[.?]$/);
  },
);

test('a private address is for the operator to open, a guard is named', () => {
  expect(en.advice({ kind: 'private' })).toContain('NEWSDESK_PRIVATE_FEEDS');
  expect(en.trouble({ kind: 'blocked', by: 'DataDome' })).toContain('DataDome');
  expect(en.trouble({ kind: 'not secure', detail: 'CERT_HAS_EXPIRED' })).toContain(
    'CERT_HAS_EXPIRED',
  );
});

test.each([
  [404, undefined, 'there is nothing at that address (404)', /spelled right/],
  [403, undefined, 'its server does not let me in (403)', /open to all/],
  [429, 40, 'its server asks for a pause (429)', /again in 40 seconds\./],
  [429, 200, 'its server asks for a pause (429)', /again in 4 minutes\./],
  [503, 7_200, 'its server has a fault of its own (503)', /again in 2 hours\./],
  [503, undefined, 'its server has a fault of its own (503)', /again later/],
  [418, 10, 'its server answers with the code 418', /a browser can open it/],
])('the code %i after %s seconds is %s', (...row) => {
  const [status, retryAfter, what, advice] = row;
  expect(en.trouble({ kind: 'status', status })).toBe(what);
  expect(en.advice({ kind: 'status', status }, retryAfter)).toMatch(advice);
});
