import { expect, test } from 'vitest';
import { doc, fine, text } from '#core/talk/doc.ts';
import { hasPictures, picturesOf, withoutPictures, withPictures } from '#core/talk/pictured.ts';
import { pictureOf } from '../../support/pictures.ts';

const [one, two, three] = [pictureOf('one'), pictureOf('two'), pictureOf('three')];
const block = (picture: typeof one) =>
  ({ kind: 'picture', picture, otherwise: [text(picture.alt)] }) as const;
const MESSAGE = doc('x', block(one), fine('and'), block(two), block(three), block(one));

test('a message shows its first two pictures, each once', () => {
  expect(picturesOf(MESSAGE)).toEqual([one, two]);
  expect(hasPictures(MESSAGE)).toBe(true);
});

test('in the place of a picture that is not shown stands what is said otherwise', () => {
  const shown = withPictures(MESSAGE, new Set([two]));
  expect(shown.blocks).toEqual([
    ...[text('one'), fine('and'), block(two), text('three'), text('one')],
  ]);
});

test('a message in words alone is the same message', () => {
  const words = withoutPictures(MESSAGE);
  expect(hasPictures(words)).toBe(false);
  expect(words).toMatchObject({ fallback: 'x', blocks: { length: 5 } });
  expect(withoutPictures(words)).toEqual(words);
});
