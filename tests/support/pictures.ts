import type { Listed } from '#core/news/news.ts';
import { composeDigest } from '#core/talk/compose/digest.ts';
import { type Doc, doc, text } from '#core/talk/doc.ts';
import type { Picture, Pictures } from '#core/talk/picture.ts';
import { en } from '#core/talk/sentences/en.ts';

/** One dot. */
const PNG = Uint8Array.fromBase64(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
);

/** A picture of nothing, with words. */
export const pictureOf = (alt: string): Picture => ({ png: PNG, width: 1, height: 1, alt });

/** A message that is whole with its picture and without it. */
export const picturedDoc = (alt = 'Nissan weighs building Foxconn EVs, 22 November 2026.'): Doc =>
  doc(
    'Nissan weighs building Foxconn EVs',
    {
      kind: 'picture',
      picture: pictureOf(alt),
      caption: [text('Nissan and Foxconn')],
      otherwise: [text('The site near Tokyo employs 3,900 people.')],
    },
    text('More news'),
  );

const published = Temporal.Instant.from('2026-11-22T08:00:00Z');
const lead = {
  id: 'a1',
  title: 'Nissan weighs building Foxconn EVs at Oppama',
  url: 'https://example.com/a/nissan',
  source: 'Nikkei',
  topic: 'Autos',
  published,
  also: 2,
  paragraphs: ['The site near Tokyo employs about 3,900 people. Nothing has been signed.'],
};
const others: readonly Listed[] = ['SpaceX lines up banks', 'HSBC buys out Hang Seng'].map(
  (title, at) => ({
    ...{ id: `h${at}`, title, published, source: 'Example Wire', topic: 'Deals' },
  }),
);

/** A digest as it is posted where pictures are on. */
export const picturedDigest: Doc = composeDigest([lead, ...others], {
  ...{ now: published, zone: 'Europe/Rome', say: en },
  card: pictureOf('Nissan weighs building Foxconn EVs at Oppama (Nikkei), 22 November 2026.'),
})[0];

/** Draws a dot with the right words for whatever is asked, and notes what was. */
export function createDots(): Pictures & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  const kept = new Map<string, Picture>();
  const draw = (title: string): Picture => {
    asked.push(title);
    const picture = kept.get(title) ?? pictureOf(title);
    kept.set(title, picture);
    return picture;
  };
  return {
    asked,
    card: async ({ title }) => draw(title),
    chart: async ({ title }) => draw(title),
  };
}
