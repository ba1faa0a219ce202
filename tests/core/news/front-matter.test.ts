import { expect, test } from 'vitest';
import { splitFrontMatter } from '#core/news/front-matter.ts';

const matterOf = (lines: string) => splitFrontMatter(`---\n${lines}\n---\nBody`).matter;

test('front matter gives title, date, source, topic and url', () => {
  const text =
    'title: "Ferries: for sale"\ndate: 2026-11-22\nSource: Harbour Post\ntopic: Ports\nurl: https://example.com/a b';
  expect(matterOf(text)).toEqual({
    title: 'Ferries: for sale',
    published: Temporal.Instant.from('2026-11-22T12:00:00Z'),
    source: 'Harbour Post',
    topic: 'Ports',
    url: 'https://example.com/a%20b',
  });
});

test('a date may be a moment with its offset', () => {
  expect(matterOf('date: 2026-11-22T08:30:00+01:00').published?.toString()).toBe(
    '2026-11-22T07:30:00Z',
  );
});

test('text without front matter is all body', () => {
  expect(splitFrontMatter('\ufeffOne\n---\nTwo')).toEqual({
    matter: {},
    body: 'One\n---\nTwo',
    lines: 0,
  });
});

test('blank lines, comments and empty values mean nothing', () => {
  expect(matterOf('\n# a comment\ntitle:\ntopic: Ports')).toEqual({ topic: 'Ports' });
});

test.each([
  ['---\ntitle: x\nBody', 1, /not closed/],
  ['---\ntitle: x\nno pair\n---\n', 3, /title, date, source/],
  ['---\nauthor: x\n---\n', 2, /title, date, source/],
  ['---\ntitle: x\ndate: yesterday\n---\n', 3, /2026-11-22/],
  ['---\ndate: 2026-02-30\n---\n', 2, /2026-11-22/],
  ['---\nurl: javascript:alert(1)\n---\n', 2, /http/],
])('%j is refused with its line', (text, line, message) => {
  expect(() => splitFrontMatter(text)).toThrow(
    expect.objectContaining({ line, message: expect.stringMatching(message) }),
  );
});
