import { clip, toPlain } from '../language/plain.ts';
import type { Sentences } from './sentences/sentences.ts';

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

/**
 * Draws, or gives nothing: a message never waits long for its picture, nor fails over it. The same picture
 * asked for again is mostly the same value.
 */
export type Pictures = {
  card(card: Card, say: Sentences): Promise<Picture | undefined>;
  chart(chart: Chart, say: Sentences): Promise<Picture | undefined>;
};

/** More lines than these cannot be told apart. Slack's own chart takes as many. */
export const MOST_SERIES = 6;

/** Discord takes 1,024 characters of alternative text and Slack 2,000. */
const ALT_LIMIT = 1_000;
const NAME_LIMIT = 60;

/** The series that a chart shows: those with a point, and the first six of them. */
export const shownSeries = (chart: Chart): readonly Series[] =>
  chart.series.filter(({ points }) => points.length > 0).slice(0, MOST_SERIES);

/** The words of a card, in the order that the eye takes them. */
export function cardAlt({ title, source, when, summary = '' }: Card, say: Sentences): string {
  const from = source === undefined ? undefined : clip(toPlain(source), NAME_LIMIT);
  const told = say.cardTold(toPlain(title), from, when);
  return clip(`${told} ${toSentence(summary)}`.trim(), ALT_LIMIT);
}

/** What the lines of a chart show: where each begins and ends, and its highest day. */
export function chartAlt(chart: Chart, say: Sentences): string {
  const lines = shownSeries(chart).map((series) => tellSeries(series, say));
  return clip([say.chartTold(toPlain(chart.title)), ...lines].join(' ').trim(), ALT_LIMIT);
}

function tellSeries({ name, points }: Series, say: Sentences): string {
  const told = clip(toPlain(name), NAME_LIMIT);
  const [first, last] = [points.at(0), points.at(-1)];
  if (first === undefined || last === undefined) return told;
  const peak = points.reduce((most, point) => (point.count > most.count ? point : most), first);
  return points.every(({ count }) => count === first.count)
    ? say.levelTold(told, first, last.date)
    : say.lineTold(told, { first, last, peak });
}

/** Screen readers pause at a full stop. */
function toSentence(text: string): string {
  const plain = toPlain(text);
  return plain === '' || /[.!?…。！？]$/u.test(plain) ? plain : `${plain}.`;
}
