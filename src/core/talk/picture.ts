import { clip, toPlain } from '../language/plain.ts';

/** What a digest's picture says of its lead. Every string in it is hostile, as in a Doc. */
export type Card = {
  readonly title: string;
  /** The day of the news where the picture is seen. */
  readonly when: Temporal.PlainDate;
  readonly source?: string | undefined;
  readonly topic?: string | undefined;
  readonly summary?: string | undefined;
  /** How many headlines there are besides this one. */
  readonly more?: number | undefined;
};

/** How often something was counted on each day; the title states what was counted. */
export type Chart = { readonly title: string; readonly series: readonly Series[] };

/** One line: its points are in the order of their days. */
export type Series = { readonly name: string; readonly points: readonly Point[] };

export type Point = { readonly date: Temporal.PlainDate; readonly count: number };

/** A drawing, and its words for whoever cannot see it. */
export type Picture = {
  readonly png: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
};

/** Draws, or gives nothing: a message never waits long for its picture, nor fails over it. */
export type Pictures = {
  card(card: Card): Promise<Picture | undefined>;
  chart(chart: Chart): Promise<Picture | undefined>;
};

/** More lines than these cannot be told apart. Slack's own chart takes as many. */
const MOST_SERIES = 6;

/** Discord takes 1,024 characters of alternative text and Slack 2,000. */
const ALT_LIMIT = 1_000;
const NAME_LIMIT = 60;

/** The series that a chart shows: those with a point, and the first six of them. */
export const shownSeries = (chart: Chart): readonly Series[] =>
  chart.series.filter(({ points }) => points.length > 0).slice(0, MOST_SERIES);

/** “22 November 2026”. */
export const longDay = (date: Temporal.PlainDate): string =>
  date.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** “22 Nov”. */
export const shortDay = (date: Temporal.PlainDate): string =>
  date.toLocaleString('en-GB', { day: 'numeric', month: 'short' });

/** “and 9 more headlines”; nothing where there are none. */
export const moreHeadlines = (count = 0): string =>
  count < 1
    ? ''
    : `and ${count.toLocaleString('en-GB')} more ${count === 1 ? 'headline' : 'headlines'}`;

/** The words of a card, in the order that the eye takes them. */
export function cardAlt(card: Card): string {
  const from = card.source === undefined ? '' : ` (${clip(toPlain(card.source), NAME_LIMIT)})`;
  const said = [`${toPlain(card.title)}${from}, ${longDay(card.when)}`, card.summary ?? ''];
  return clip(said.map(toSentence).join(' ').trim(), ALT_LIMIT);
}

/** What the lines of a chart show: where each begins and ends, and its highest day. */
export function chartAlt(chart: Chart): string {
  const series = shownSeries(chart);
  const opening = `Line chart: ${toPlain(chart.title)}`;
  return clip([opening, ...series.map(tellSeries)].map(toSentence).join(' '), ALT_LIMIT);
}

function tellSeries({ name, points }: Series): string {
  const told = `${clip(toPlain(name), NAME_LIMIT)}: `;
  const [first, last] = [points.at(0), points.at(-1)];
  if (first === undefined || last === undefined) return told;
  const peak = points.reduce((most, point) => (point.count > most.count ? point : most), first);
  if (points.every(({ count }) => count === first.count))
    return `${told}${tellPoint(first)} and on every day to ${shortDay(last.date)}`;
  return `${told}${tellPoint(first)}, ${tellPoint(last)}, highest ${tellPoint(peak)}`;
}

const tellPoint = ({ count, date }: Point): string =>
  `${count.toLocaleString('en-GB')} on ${shortDay(date)}`;

/** Screen readers pause at a full stop. */
function toSentence(text: string): string {
  const plain = toPlain(text);
  return plain === '' || /[.!?…。！？]$/u.test(plain) ? plain : `${plain}.`;
}
