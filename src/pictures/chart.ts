import type { Node } from '@takumi-rs/core';
import { clip } from '#core/language/plain.ts';
import { type Chart, chartAlt, type Series, shownSeries } from '#core/talk/picture.ts';
import type { Sentences } from '#core/talk/sentences/sentences.ts';
import { colourOf, drawLeads, drawLines } from './lines.ts';
import { chart as colours } from './palette.ts';
import { type Frame, type Plot, spread, toExtent, toScale } from './plot.ts';
import { box, type Measure, type Sheet, type Style, toDrawable, write } from './sheet.ts';

const WIDTH = 1_200;
const HEIGHT = 600;
const MARGIN = 48;
const TITLE = 40;
const TICK = 26;
const LABEL = 30;
const LABEL_HEIGHT = 40;
const WIDEST_LABEL = 400;
/** Characters. */
const LONGEST_NAME = 24;
/** From the end of a line to its name. */
const LEAD = 36;
/** Markers stand over the edge of the frame by at most this. */
const BLEED = 16;
const TOP = 136;
const BOTTOM = HEIGHT - 88;

type Label = { readonly name: string; readonly count: string; readonly colour: string };

/** Lines of counts by day on one sheet; nothing where there is no line to draw. */
export function toChartSheet(chart: Chart, say: Sentences): Sheet | undefined {
  const series = shownSeries(chart);
  const title = toDrawable(chart.title);
  const labels = series.map((each, index) => toLabel(each, index, say));
  const extent = toExtent(series);
  if (title === '' || extent === undefined) return undefined;
  const names = labels.flatMap(({ name, count }) => [name, count]);
  const ticks = extent.ticks.map(say.pictureCount);
  return {
    ...{ width: WIDTH, height: HEIGHT, alt: chartAlt(chart, say) },
    // The digits and letters of days come in one slice, so one day stands for all; the others have its signs.
    text: [title, ...names, ...ticks, say.pictureShortDay(extent.last), '…'].join(''),
    layOut: async (measure) => {
      const frame = await toFrame(labels, ticks, measure);
      const plot = { series, frame, extent, scale: toScale(extent, frame) };
      return arrange({ title, labels, ticks, say }, plot);
    },
  };
}

const toLabel = ({ name, points }: Series, index: number, say: Sentences): Label => ({
  name: clip(toDrawable(name), LONGEST_NAME),
  count: say.pictureCount(points.at(-1)?.count ?? 0),
  colour: colourOf(index),
});

/** The names at the right and the counts at the left take what they need, the lines the rest. */
async function toFrame(
  labels: readonly Label[],
  ticks: readonly string[],
  measure: Measure,
): Promise<Frame> {
  const column = { flexDirection: 'column', alignItems: 'flex-start' } as const;
  const names = await measure(box(column, ...labels.map(writeLabel)));
  const counts = await measure(box(column, ...ticks.map(writeTick)));
  return {
    left: MARGIN + Math.ceil(counts.width) + 16,
    right: WIDTH - MARGIN - Math.ceil(names.width) - LEAD,
    top: TOP,
    bottom: BOTTOM,
  };
}

type Words = {
  readonly title: string;
  readonly labels: readonly Label[];
  /** What stands at each of the scale's counts. */
  readonly ticks: readonly string[];
  readonly say: Sentences;
};

function arrange({ title, labels, ticks, say }: Words, plot: Plot): Node {
  const { series, frame, extent, scale } = plot;
  const ends = series.map(({ points }) => scale.toY(points.at(-1)?.count ?? 0));
  const heights = spread(ends, LABEL_HEIGHT, frame);
  const leads = drawLeads(ends, heights, { from: frame.right + 12, to: frame.right + LEAD - 8 });
  return box(
    { width: WIDTH, height: HEIGHT, position: 'relative', backgroundColor: colours.paper },
    toImage(drawLines(plot) + leads, frame),
    place(MARGIN, 40, writeTitle(title)),
    ...extent.ticks.map((tick, at) => nameTick(ticks[at] ?? '', scale.toY(tick), frame)),
    ...scale.days.map((day) => nameDay(say.pictureShortDay(day), scale.toX(day), frame)),
    ...labels.map((label, index) =>
      place(frame.right + LEAD, (heights[index] ?? 0) - LABEL_HEIGHT / 2, writeLabel(label)),
    ),
  );
}

const place = (left: number, top: number, part: Node): Node =>
  box({ position: 'absolute', left, top }, part);

/** The drawing without the words around it, since it is held as bare pixels for a while. */
function toImage(drawing: string, frame: Frame): Node {
  const [left, top] = [frame.left - BLEED, frame.top - BLEED];
  const width = frame.right + LEAD - left;
  const height = frame.bottom + BLEED - top;
  const view = `width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${view}>${drawing}</svg>`;
  return place(left, top, { type: 'image', src: Buffer.from(svg), width, height });
}

const writeTitle = (title: string): Node =>
  write({
    ...{ text: title, lines: 1, size: TITLE, leading: 1.2 },
    style: {
      width: WIDTH - 2 * MARGIN,
      color: colours.ink,
      fontWeight: 700,
      letterSpacing: '-0.01em',
    },
  });

const writeTick = (text: string): Node =>
  write({ text, lines: 1, size: TICK, leading: 1.2, style: { color: colours.faint } });

const nameTick = (text: string, y: number, { left }: Frame): Node =>
  place(
    0,
    y - TICK,
    box(
      { width: left - 16, height: 2 * TICK, justifyContent: 'flex-end', alignItems: 'center' },
      writeTick(text),
    ),
  );

const nameDay = (text: string, x: number, { bottom }: Frame): Node =>
  place(x - 80, bottom + 18, box({ width: 160, justifyContent: 'center' }, writeTick(text)));

/** A name in its line's colour and its last count; a long name gives way. */
const writeLabel = ({ name, count, colour }: Label): Node =>
  box(
    { maxWidth: WIDEST_LABEL, height: LABEL_HEIGHT, alignItems: 'center', gap: 10 },
    box({ minWidth: 0 }, writeName(name, { color: colour, fontWeight: 700 })),
    box({ flexShrink: 0 }, writeName(count, { color: colour })),
  );

const writeName = (text: string, style: Style): Node =>
  write({ text, lines: 1, size: LABEL, leading: 1.2, style });
