import type { Trends } from '../../desk/trends.ts';
import type { Trend } from '../../news/trends.ts';
import {
  type Block,
  type Control,
  code,
  controls,
  type Doc,
  doc,
  fine,
  heading,
  type Line,
  strong,
  text,
} from '../doc.ts';
import type { Chart, Picture, Point } from '../picture.ts';
import type { Sentences } from '../sentences/sentences.ts';

type Look = {
  readonly say: Sentences;
  readonly chart: Picture | undefined;
  /** Who shows it to everyone; else it is somebody's own answer. */
  readonly sharedBy?: string;
};

/** The chart, and all of its counts in words under it. */
export function composeTrends(trends: Trends, { say, chart, sharedBy }: Look): Doc {
  const { names } = trends;
  const command = code('/newsdesk trends');
  const end: readonly Block[] =
    sharedBy === undefined
      ? [controls(readMenu(names, say), shareButton(say)), fine(say.trendsCounted)]
      : [fine(say.sharedBy(sharedBy), ' ', command)];
  return doc(
    `${say.trendsTitle}: ${names.map(({ name, total }) => `${name} ${say.pictureCount(total)}`).join('; ')}`,
    heading(say.trendsTitle),
    ...(chart === undefined
      ? []
      : [{ kind: 'picture', picture: chart, caption: [], otherwise: [] } as const]),
    { kind: 'list', start: 1, items: names.map((trend) => toLine(trend, trends, say)) },
    ...end,
  );
}

/** `example`: a command that brings more news, where there is one. */
export const composeTooLittle = (say: Sentences, example: string | undefined): Doc =>
  doc(
    say.trendsTooLittle,
    text(say.trendsTooLittle),
    ...(example === undefined ? [] : [fine(say.trendsHint, ' ', code(example))]),
  );

export const toChart = (trends: Trends, say: Sentences): Chart => ({
  title: say.trendsMeasure,
  series: trends.names.map((trend) => ({ name: trend.name, points: toPoints(trend, trends) })),
});

const toPoints = ({ counts }: Trend, { days }: Trends): readonly Point[] =>
  days.map((date, day) => ({ date, count: counts[day] ?? 0 }));

function toLine(trend: Trend, trends: Trends, say: Sentences): Line {
  const [first, ...others] = toPoints(trend, trends);
  const peak = others.reduce(
    (most, point) => (point.count >= (most?.count ?? 0) ? point : most),
    first,
  );
  const told = peak === undefined ? '' : say.trendTold(trend.total, peak);
  return [strong(trend.name), `  ${told}`];
}

const readMenu = (names: readonly Trend[], say: Sentences): Control => ({
  kind: 'menu',
  label: say.trendsRead,
  action: { name: 'trends.read', value: '' },
  choices: names.map(({ name }, index) => ({ label: `${index + 1}. ${name}`, value: name })),
});

const shareButton = (say: Sentences): Control => ({
  kind: 'button',
  label: say.share,
  action: { name: 'trends.share', value: '' },
  describe: say.describeShare,
});
