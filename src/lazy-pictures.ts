import { once } from '#core/once.ts';
import type { Log } from '#core/ports.ts';
import type { Pictures } from '#core/talk/picture.ts';

/** Loads what draws when the first picture is asked for: most processes are idle, and some never draw. */
export function createLazyPictures(log: Log): Pictures {
  const open = once(async () => {
    const { createPictures } = await import('#pictures/pictures.ts');
    return createPictures({ log });
  });
  return {
    card: async (card, say) => (await open()).card(card, say),
    chart: async (chart, say) => (await open()).chart(chart, say),
  };
}
