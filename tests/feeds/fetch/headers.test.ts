import { expect, test } from 'vitest';
import { readHeaders } from '#feeds/fetch/headers.ts';

const NOW = Temporal.Instant.from('2026-11-22T08:00:00Z');

test.each([
  [{ 'cache-control': 'public, max-age=900' }, 900],
  [{ 'cache-control': 'Max-Age="60", must-revalidate' }, 60],
  [{ 'cache-control': 's-maxage=900' }, undefined],
  [{ 'cache-control': 'max-age=0' }, undefined],
  [{ 'cache-control': 'max-age=-5' }, undefined],
  [{ 'cache-control': 'max-age=900, no-cache' }, undefined],
  [{ 'cache-control': 'no-store', expires: 'Sun, 22 Nov 2026 09:00:00 GMT' }, undefined],
  [{ expires: 'Sun, 22 Nov 2026 09:00:00 GMT' }, 3_600],
  [{ 'cache-control': 'max-age=60', expires: 'Sun, 22 Nov 2026 09:00:00 GMT' }, 60],
  [{ expires: 'Sun, 22 Nov 2026 07:00:00 GMT' }, undefined],
  [{ expires: '0' }, undefined],
  [{ expires: '-1' }, undefined],
  [{}, undefined],
])('%j may be kept for %s seconds', (headers, maxAge) => {
  expect(readHeaders(headers, NOW).maxAge).toBe(maxAge);
});

test('what cannot be sent back in a header is not kept', () => {
  for (const value of ['"ä"', '', `"${'x'.repeat(600)}"`, '"\u0007"'])
    expect(readHeaders({ etag: value, 'last-modified': value }, NOW)).toEqual({});
  expect(readHeaders({ etag: 'W/"a b"' }, NOW)).toEqual({ etag: 'W/"a b"' });
});
