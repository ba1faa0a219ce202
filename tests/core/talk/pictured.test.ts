import { expect, test } from 'vitest';
import { doc, fine, text } from '#core/talk/doc.ts';
import { hasPictures, picturesOf, withoutPictures, withPictures } from '#core/talk/pictured.ts';
import { pictureOf } from '../../support/pictures.ts';

const [one, two, three] = [pictureOf('one'), pictureOf('two'), pictureOf('three')];
const block = (picture: typeof one) =>
  ({
    kind: 'picture',
    picture,
    caption: [fine(`under ${picture.alt}`)],
    otherwise: [text(picture.alt)],
  }) as const;
const MESSAGE = doc('x', block(one), fine('and'), block(two), block(three), block(one));

test('a message shows its first two pictures, each once', () => {
  expect(picturesOf(MESSAGE)).toEqual([one, two]);
  expect(hasPictures(MESSAGE)).toBe(true);
});

test('a picture stands over its caption; in the place of one that is not shown stands the rest', () => {
  const shown = withPictures(MESSAGE, new Set([two]));
  expect(shown.blocks).toEqual([
    ...[text('one'), fine('and')],
    ...[{ ...block(two), caption: [] }, fine('under two')],
    ...[text('three'), text('one')],
  ]);
  expect(withPictures(shown, new Set([two]))).toEqual(shown);
});

test('a message in words alone is the same message', () => {
  const words = withoutPictures(MESSAGE);
  expect(hasPictures(words)).toBe(false);
  expect(words).toMatchObject({ fallback: 'x', blocks: { length: 5 } });
  expect(withoutPictures(words)).toEqual(words);
});
