import { readPage } from '#feeds/page/read-page.ts';

/** Reads a page that stands in the test. */
export const read = (html: string, url?: string) =>
  readPage({ bytes: new TextEncoder().encode(html), url });

/** Sentences enough that nobody doubts that it is an article. */
export const STORY: readonly string[] = [
  'The harbour of the old town, closed for eleven years, opens again on Monday, the mayor said.',
  'Ferries, fishing boats and a floating market will share its two basins, which were dug out by hand.',
  'The work cost nine million, a third less than planned, because the stone came from the hill nearby.',
  'Shopkeepers along the quay expect more guests, and have put new tables, chairs and lamps outside.',
  'A brass band plays at noon, the first ferry leaves at one, and the fireworks start after sunset.',
  'Those who live on the hill can take the lift, which runs until midnight for the first time.',
];

export const paragraphs = (texts: readonly string[] = STORY): string =>
  texts.map((text) => `<p>${text}</p>`).join('\n');

/** A page of a newspaper with that in its article. */
export const pageWith = (body: string, head = ''): string => `<!doctype html>
<html lang="en"><head><title>Harbour Opens Again</title>${head}</head>
<body><header><a href="/">The Daily Quay</a></header><article>${body}</article></body></html>`;
