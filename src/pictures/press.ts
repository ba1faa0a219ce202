import type * as Takumi from '@takumi-rs/core';
import { once } from '#core/once.ts';
import type { Log } from '#core/ports.ts';
import type { Picture } from '#core/talk/picture.ts';
import type { Fonts, Slice } from './fonts.ts';
import type { Sheet } from './sheet.ts';

/** What is used of the drawing library. */
export type Renderer = Pick<Takumi.Renderer, 'registerFont' | 'measure' | 'render'>;

export type Equipment = {
  readonly log: Log;
  readonly fonts: Fonts;
  /** Loads the library, which is some 30 MB of memory: at the first picture, not at the start. */
  readonly load: () => Promise<Renderer>;
  /** Milliseconds that a message waits for its picture, the wait for other pictures included. */
  readonly patience: number;
};

export type Press = {
  /** Prints what `lay` lays out, if anything; never rejects. */
  print(lay: () => Sheet | undefined): Promise<Picture | undefined>;
};

/**
 * Prints one sheet at a time, in the renderer's own thread: drawings side by side would take the
 * threads that files and name look-ups need.
 */
export function createPress(equipment: Equipment): Press {
  const { log, patience } = equipment;
  const open = once(() => openRenderer(equipment));
  const dress = createDresser();
  let turn: Promise<unknown> = Promise.resolve();

  const draw = async (
    lay: () => Sheet | undefined,
    signal: AbortSignal,
  ): Promise<Picture | undefined> => {
    signal.throwIfAborted();
    const sheet = lay();
    if (sheet === undefined) return undefined;
    const search = await equipment.fonts.find(sheet.text);
    if (search.kind === 'missing') {
      log.debug({ character: toCodes(search.grapheme) }, 'picture not drawn: no font has this');
      return undefined;
    }
    const renderer = await open();
    if (renderer === undefined) return undefined;
    const fontFamilies = await dress(renderer, search.slices);
    const root = await sheet.layOut((part) => renderer.measure(part, { fontFamilies, signal }));
    const { width, height, alt } = sheet;
    const size = { width, height };
    const png = await renderer.render(root, { ...size, format: 'png', fontFamilies, signal });
    return { png, ...size, alt };
  };

  return {
    async print(lay) {
      const signal = AbortSignal.timeout(patience);
      const drawn = Promise.race([turn.then(() => draw(lay, signal)), rejectOn(signal)]);
      const printed = drawn.catch((error: unknown) => {
        log.warn({ err: error }, 'picture not drawn');
        return undefined;
      });
      turn = printed;
      return printed;
    },
  };
}

/** Nothing on a machine that the library has no binary for; said once. */
const openRenderer = async ({ load, log }: Equipment): Promise<Renderer | undefined> =>
  load().catch((error: unknown) => {
    log.warn({ err: error }, 'no pictures: the drawing library does not load here');
    return undefined;
  });

/** Hands the renderer the slices that it has not got yet, and names their families in order. */
function createDresser() {
  const handed = new Map<Slice, () => Promise<void>>();
  return async (renderer: Renderer, slices: readonly Slice[]): Promise<string[]> => {
    for (const slice of slices) {
      const hand = handed.get(slice) ?? once(() => handOver(renderer, slice));
      handed.set(slice, hand);
      await hand();
    }
    return [...new Set(slices.map(({ family }) => family))];
  };
}

async function handOver(renderer: Renderer, slice: Slice): Promise<void> {
  const unicodeRange = toRanges(await slice.characters());
  for (const weight of [400, 700] as const) {
    const data = await slice.read(weight);
    await renderer.registerFont({ name: slice.family, weight, data, unicodeRange });
  }
}

const toRanges = (codes: ReadonlySet<number>): [number, number][] =>
  [...codes].map((code) => [code, code]);

const rejectOn = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

const toCodes = (text: string): string =>
  Array.from(text, (character) => `U+${(character.codePointAt(0) ?? 0).toString(16)}`).join(' ');
