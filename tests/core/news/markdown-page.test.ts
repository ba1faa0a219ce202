import { expect, test } from 'vitest';
import { readMarkdownPage } from '#core/news/markdown-page.ts';

const PAGE = `# Ferries for *sale*

The **harbour** grew
last year.

## Background

A [second](https://example.com/x) paragraph.

## Headlines

- Loose headline

### Ports

- [Yard opens](https://example.com/yard) in Marlow
* [Evil](javascript:alert(1)) link

### Deals ###

1. A third one
`;

test('a Markdown page gives its title, its paragraphs and its headlines with topic and link', () => {
  expect(readMarkdownPage(PAGE)).toEqual({
    title: 'Ferries for sale',
    paragraphs: ['The harbour grew last year.', 'A second paragraph.'],
    headlines: [
      { title: 'Loose headline', url: undefined, topic: undefined },
      { title: 'Yard opens in Marlow', url: 'https://example.com/yard', topic: 'Ports' },
      { title: 'Evil link', url: undefined, topic: 'Ports' },
      { title: 'A third one', url: undefined, topic: 'Deals' },
    ],
  });
});

test('a list inside the article stays in the article', () => {
  const page = readMarkdownPage('One.\n\n- a point\n- another\n\nThe end.\n\n- A headline');
  expect(page.paragraphs).toEqual(['One.', 'a point', 'another', 'The end.']);
  expect(page.headlines).toHaveLength(1);
});

test('Markdown without a list is read like a plain page', () => {
  const page = readMarkdownPage('# T\n\nOne sentence here.\n\nFerries For Sale\nYard Opens');
  expect(page).toEqual({
    title: 'T',
    paragraphs: ['One sentence here.'],
    headlines: [{ title: 'Ferries For Sale' }, { title: 'Yard Opens' }],
  });
});

test('an asterisk that multiplies and an underscore in a name are not emphasis', () => {
  expect(readMarkdownPage('2 * 3 * 4 is in a_b for x_y.').paragraphs).toEqual([
    '2 * 3 * 4 is in a_b for x_y.',
  ]);
});
