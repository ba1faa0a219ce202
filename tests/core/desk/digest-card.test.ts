import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Doc } from '#core/talk/doc.ts';
import type { Pictures } from '#core/talk/picture.ts';
import { hasPictures, picturesOf, withoutPictures, withPictures } from '#core/talk/pictured.ts';
import { en } from '#core/talk/sentences/en.ts';
import { type DigestRig, openDigests, order } from '../../support/digest-rig.ts';
import { article } from '../../support/news.ts';
import { asked, place, wordsOf } from '../../support/newsroom.ts';
import { createDots } from '../../support/pictures.ts';

const TITLE = 'Harbour of Marlow sells nine ferries';
const SUMMARY = 'The council met on Monday.';

let rig: DigestRig;
let dots: ReturnType<typeof createDots>;

const open = (pictures?: Pictures): void => {
  rig = openDigests('2026-11-22T06:00:00Z', undefined, pictures);
  rig.publish(article(TITLE, SUMMARY));
};
const firstPost = (): Doc => {
  const [post] = rig.said;
  if (post === undefined) throw new Error('nothing was posted');
  return post.doc;
};

beforeEach(() => {
  dots = createDots();
});

describe('a digest', () => {
  test('has a card of its lead in the place of the summary, and its title as before', async () => {
    open(dots);
    await rig.digests.set(asked(), order());
    await rig.pass({ hours: 2 });
    expect(picturesOf(firstPost()).map(({ alt }) => alt)).toEqual([TITLE]);
    const shown = wordsOf(withPictures(firstPost(), new Set(picturesOf(firstPost()))));
    expect(shown).toContain(TITLE);
    expect(shown).not.toContain(SUMMARY);
    expect(wordsOf(withoutPictures(firstPost()))).toContain(SUMMARY);
  });

  test('keeps its card when it is composed again to be corrected', async () => {
    open(dots);
    const { subscription } = await rig.digests.set(asked(), order());
    await rig.pass({ hours: 2 });
    const row = (await rig.rows(subscription.id)).find(({ state }) => state === 'sent');
    const again = row && (await rig.digests.compose(row));
    expect(again).toMatchObject({ kind: 'post', doc: firstPost() });
  });

  test('has its card in its own language, and a preview in that of whoever looks', async () => {
    const locales: string[] = [];
    open({ ...dots, card: async (_, { locale }) => void locales.push(locale) });
    const { person, ...there } = asked();
    await rig.digests.set({ ...there, person: { ...person, locale: async () => 'de' } }, order());
    await rig.pass({ hours: 2 });
    rig.publish(article('Harbour of Marlow buys a tug', SUMMARY));
    await rig.digests.preview(place, en);
    expect(locales).toEqual(['de', 'en-GB']);
  });

  test('has none where it was set without', async () => {
    open(dots);
    await rig.digests.set(asked(), order({ picture: 'off' }));
    await rig.pass({ hours: 2 });
    expect(hasPictures(firstPost())).toBe(false);
    expect(wordsOf(firstPost())).toContain(SUMMARY);
    expect(dots.asked).toEqual([]);
  });

  test('that is posted or looked at now has its card as well', async () => {
    open(dots);
    expect((await rig.digests.preview(place, en)).card).toMatchObject({ alt: TITLE });
    await rig.digests.now(asked());
    expect(picturesOf(firstPost())).toHaveLength(1);
  });
});

describe('is what it is without pictures', () => {
  const never = new Promise<never>(() => undefined);
  const failing = async () => {
    throw new Error('no such font');
  };
  const whole = async (): Promise<Doc> => {
    await rig.digests.set(asked(), order());
    await rig.pass({ hours: 2 });
    return firstPost();
  };

  test.each<[string, Pictures]>([
    ['that cannot be drawn', { card: async () => undefined, chart: async () => undefined }],
    ['that fails', { card: failing, chart: failing }],
  ])('a digest with a picture %s', async (_, pictures) => {
    open();
    const plain = await whole();
    open(pictures);
    expect(await whole()).toEqual(plain);
  });

  test('a digest with a picture that never comes, two seconds later', async () => {
    open();
    const plain = await whole();
    open({ card: () => never, chart: () => never });
    await rig.digests.set(asked(), order());
    const passing = rig.pass({ hours: 2 });
    const due = rig.clock.now();
    while (rig.said.length === 0) {
      await setImmediate();
      rig.clock.advance({ milliseconds: 100 });
    }
    await passing;
    expect(due.until(rig.clock.now()).total('seconds')).toBeLessThan(10);
    expect(firstPost()).toEqual(plain);
  });
});
