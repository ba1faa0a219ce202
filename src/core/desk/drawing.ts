import type { Clock } from '../ports.ts';
import type { Pictures } from '../talk/picture.ts';
import { inPatience } from './patience.ts';

/** Milliseconds that a message waits for a picture. */
export const PICTURE_PATIENCE = 2_000;

/** Draws what comes in time, whatever `pictures` does; nothing at all where there is none. */
export const createDrawing = (pictures: Pictures | undefined, clock: Clock): Pictures => ({
  card: async (card, say) =>
    pictures && inPatience(pictures.card(card, say), PICTURE_PATIENCE, clock),
  chart: async (chart, say) =>
    pictures && inPatience(pictures.chart(chart, say), PICTURE_PATIENCE, clock),
});
