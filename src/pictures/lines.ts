import type { Series } from '#core/talk/picture.ts';
import { chart as colours, lines as lineColours } from './palette.ts';
import type { Plot, Scale } from './plot.ts';

/** Pixels by which a name may be off its line without losing it. */
const BESIDE = 8;

type Place = readonly [x: number, y: number];

/** One shape a line, so that lines are told apart without their colours. */
const MARKERS: readonly ((place: Place, size: number) => string)[] = [
  ([x, y], size) => `<circle cx="${x}" cy="${y}" r="${size}"/>`,
  ([x, y], size) => polygon([x, y], [-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9], size),
  ([x, y], size) => polygon([x, y], [0, -1.2, 1.15, 0.85, -1.15, 0.85], size),
  ([x, y], size) => polygon([x, y], [0, -1.3, 1.3, 0, 0, 1.3, -1.3, 0], size),
  ([x, y], size) => polygon([x, y], [-1.15, -0.85, 1.15, -0.85, 0, 1.2], size),
  ([x, y], size) =>
    polygon(
      [x, y],
      [
        ...[-0.45, -1.2, 0.45, -1.2, 0.45, -0.45, 1.2, -0.45, 1.2, 0.45, 0.45, 0.45],
        ...[0.45, 1.2, -0.45, 1.2, -0.45, 0.45, -1.2, 0.45, -1.2, -0.45, -0.45, -0.45],
      ],
      size,
    ),
];

function polygon([x, y]: Place, corners: readonly number[], size: number): string {
  const points = corners.map((part, index) => round((index % 2 === 0 ? x : y) + part * size));
  return `<polygon points="${points.join(' ')}"/>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

export const colourOf = (index: number): string => lineColours[index] ?? colours.ink;

/** The part of a chart that has no words, as an SVG of numbers alone. */
export function drawLines({ series, frame, extent, scale }: Plot): string {
  const grid = extent.ticks.map((tick) => {
    const y = round(scale.toY(tick));
    const colour = tick === 0 ? colours.base : colours.grid;
    return `<path d="M${frame.left} ${y}H${frame.right}" stroke="${colour}" stroke-width="2"/>`;
  });
  // The first line is the most mentioned: it is drawn last, over the others.
  const drawn = series.map((each, index) => drawLine(each, scale, index)).reverse();
  return [...grid, ...drawn].join('');
}

function drawLine({ points }: Series, scale: Scale, index: number): string {
  const places = points.map(
    ({ date, count }): Place => [round(scale.toX(date)), round(scale.toY(count))],
  );
  const colour = colourOf(index);
  const marker = MARKERS[index % MARKERS.length];
  const marks = places.map((place, at) => marker?.(place, at === places.length - 1 ? 10 : 7) ?? '');
  return (
    `<polyline fill="none" stroke="${colour}" stroke-width="5" stroke-linejoin="round" ` +
    `stroke-linecap="round" points="${places.join(' ')}"/>` +
    `<g fill="${colour}" stroke="${colours.paper}" stroke-width="2.5">${marks.join('')}</g>`
  );
}

/** Thin lines from where each line ends to where its name stands, if not beside it. */
export function drawLeads(
  ends: readonly number[],
  names: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
): string {
  const leads = ends.map((y, index) => {
    const nameY = names[index] ?? y;
    if (Math.abs(nameY - y) < BESIDE) return '';
    return `<path d="M${from} ${round(y)}L${to} ${round(nameY)}" stroke="${colourOf(index)}" stroke-width="2"/>`;
  });
  return leads.join('');
}
