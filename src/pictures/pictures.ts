import type { Log } from '#core/ports.ts';
import type { Picture, Pictures } from '#core/talk/picture.ts';
import { toCardSheet } from './card.ts';
import { toChartSheet } from './chart.ts';
import { createFonts, type Fonts } from './fonts.ts';
import { createPress, type Renderer } from './press.ts';

export type PictureOptions = {
  readonly log: Log;
  readonly fonts?: Fonts;
  readonly load?: () => Promise<Renderer>;
  /** Milliseconds. @default 2_000 */
  readonly patience?: number;
};

/** Kept of what was drawn last, some 40 kB each: many channels get the same lead in the same minute. */
const KEPT = 32;

/** Draws the pictures of a digest, or none where a font, the time or the library is missing. */
export function createPictures(options: PictureOptions): Pictures {
  const { log, fonts = createFonts(), load = loadRenderer, patience = 2_000 } = options;
  const press = createPress({ log, fonts, load, patience });
  const keep = createShelf<Picture>(KEPT);
  return {
    card: (card, say) =>
      keep(`card ${say.locale} ${JSON.stringify(card)}`, () =>
        press.print(() => toCardSheet(card, say)),
      ),
    chart: (chart, say) =>
      keep(`chart ${say.locale} ${JSON.stringify(chart)}`, () =>
        press.print(() => toChartSheet(chart, say)),
      ),
  };
}

async function loadRenderer(): Promise<Renderer> {
  const { Renderer } = await import('@takumi-rs/core');
  // It draws no image twice, so it need not remember any.
  return new Renderer({ cacheMaxBytes: 0 });
}

/** Makes a thing once for a key, and forgets the oldest; what could not be made is tried again. */
function createShelf<Thing>(room: number) {
  const things = new Map<string, Promise<Thing | undefined>>();
  return (key: string, make: () => Promise<Thing | undefined>): Promise<Thing | undefined> => {
    const known = things.get(key);
    if (known !== undefined) return known;
    const made = make().then((thing) => {
      if (thing === undefined) things.delete(key);
      return thing;
    });
    things.set(key, made);
    if (things.size > room) things.delete(things.keys().next().value ?? '');
    return made;
  };
}
