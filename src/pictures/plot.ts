import type { Point, Series } from '#core/talk/picture.ts';

/** Where the lines of a chart go, in pixels of the sheet. */
export type Frame = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** What the axes of a chart have to hold. */
export type Extent = {
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
  /** The counts that a grid line is drawn at, from 0. */
  readonly ticks: readonly number[];
};

/** Days from left to right, counts from bottom to top. */
export type Scale = {
  /** The days that are named under the chart; the last day is one of them. */
  readonly days: readonly Temporal.PlainDate[];
  toX(date: Temporal.PlainDate): number;
  toY(count: number): number;
};

/** A chart on its way to the sheet. */
export type Plot = {
  readonly series: readonly Series[];
  readonly frame: Frame;
  readonly extent: Extent;
  readonly scale: Scale;
};

const MOST_TICKS = 5;
/** Pixels that the name of a day takes with the space around it. */
const DAY_WIDTH = 112;

const daysBetween = (from: Temporal.PlainDate, to: Temporal.PlainDate): number =>
  from.until(to, { largestUnit: 'days' }).days;

/** Nothing where the points are not on two days at least, or a count is none: there is no line then. */
export function toExtent(series: readonly Series[]): Extent | undefined {
  const points = series.flatMap((each) => each.points);
  const dates = points.map(({ date }) => date).sort(Temporal.PlainDate.compare);
  const [first, last] = [dates.at(0), dates.at(-1)];
  if (first === undefined || last === undefined || first.equals(last)) return undefined;
  if (!points.every(isCounted)) return undefined;
  const most = points.reduce((highest, { count }) => Math.max(highest, count), 0);
  return { first, last, ticks: toTicks(most) };
}

const isCounted = ({ count }: Point): boolean => Number.isSafeInteger(count) && count >= 0;

export function toScale({ first, last, ticks }: Extent, frame: Frame): Scale {
  const span = daysBetween(first, last);
  const width = frame.right - frame.left;
  const top = ticks.at(-1) ?? 1;
  return {
    days: namedDays(last, span, Math.max(2, Math.floor(width / DAY_WIDTH))),
    toX: (date) => frame.left + (width * daysBetween(first, date)) / span,
    toY: (count) => frame.bottom - ((frame.bottom - frame.top) * count) / top,
  };
}

/** From 0 to at least `most` in steps of 1, 2 or 5 times a power of ten: a count has no halves. */
export function toTicks(most: number): readonly number[] {
  const rough = Math.max(1, most / (MOST_TICKS - 1));
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((times) => times * power >= rough) ?? 10);
  return Array.from(
    { length: Math.max(1, Math.ceil(most / step)) + 1 },
    (_, index) => index * step,
  );
}

/** Counted from the last day back, so that today has its name. */
function namedDays(
  last: Temporal.PlainDate,
  span: number,
  most: number,
): readonly Temporal.PlainDate[] {
  const step = Math.ceil((span + 1) / most);
  const count = Math.floor(span / step) + 1;
  return Array.from({ length: count }, (_, at) => last.subtract({ days: at * step })).reverse();
}

/**
 * Moves heights apart until each has `gap` to the next, within top and bottom. The given order stays
 * where two are equal.
 */
export function spread(
  heights: readonly number[],
  gap: number,
  { top, bottom }: Pick<Frame, 'top' | 'bottom'>,
): readonly number[] {
  const order = heights.map((_, index) => index);
  order.sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const moved = [...heights];
  let free = top;
  for (const index of order) {
    moved[index] = Math.max(moved[index] ?? 0, free);
    free = (moved[index] ?? 0) + gap;
  }
  let limit = bottom;
  for (const index of order.reverse()) {
    moved[index] = Math.min(moved[index] ?? 0, limit);
    limit = (moved[index] ?? 0) - gap;
  }
  return moved;
}
