import type { Node } from '@takumi-rs/core';
import { clip } from '#core/language/plain.ts';
import { type Card, cardAlt } from '#core/talk/picture.ts';
import type { Sentences } from '#core/talk/sentences/sentences.ts';
import { card as colours } from './palette.ts';
import {
  box,
  type Measure,
  type Paragraph,
  type Sheet,
  type Style,
  toDrawable,
  write,
} from './sheet.ts';
import { fits, shorten } from './shorten.ts';

/** The size that link previews have everywhere, 1.91:1. */
const WIDTH = 1_200;
const HEIGHT = 630;
const MARGIN = 64;

type Size = {
  readonly size: number;
  /** How many lines a title may have in this size, and how many are left for a summary then. */
  readonly lines: number;
  readonly summary: number;
};

/** From the largest down; the last one takes what fits in none. */
const SIZES: readonly Size[] = [
  { size: 104, lines: 1, summary: 2 },
  { size: 84, lines: 2, summary: 2 },
  { size: 70, lines: 2, summary: 2 },
  { size: 64, lines: 3, summary: 2 },
  { size: 56, lines: 4, summary: 1 },
];
const SMALLEST: Size = { size: 50, lines: 5, summary: 0 };
/** Characters: what is longer is no topic. */
const LONGEST_TOPIC = 32;

type Texts = Readonly<Record<'topic' | 'day' | 'title' | 'summary' | 'source' | 'more', string>>;

/** The lead of a digest on one sheet; nothing where the title has no character that is seen. */
export function toCardSheet(card: Card, say: Sentences): Sheet | undefined {
  const texts: Texts = {
    topic: clip(toDrawable(card.topic ?? ''), LONGEST_TOPIC),
    day: say.pictureDay(card.when),
    title: toDrawable(card.title),
    summary: toDrawable(card.summary ?? ''),
    source: toDrawable(card.source ?? ''),
    more: say.pictureMore(card.more ?? 0),
  };
  if (texts.title === '') return undefined;
  return {
    ...{ width: WIDTH, height: HEIGHT, alt: cardAlt(card, say) },
    text: `${Object.values(texts).join('')}…`,
    layOut: (measure) => layOut(texts, measure),
  };
}

async function layOut(texts: Texts, measure: Measure): Promise<Node> {
  const size = await findSize(texts.title, measure);
  const title = await shorten(toTitle(texts.title, size), measure);
  if (size.summary === 0 || texts.summary === '') return arrange(texts, [title]);
  return arrange(texts, [title, await shorten(toSummary(texts.summary, size), measure)]);
}

/** The largest size in which the whole title fits, or the smallest one. */
async function findSize(title: string, measure: Measure): Promise<Size> {
  for (const size of SIZES) {
    if (await fits(toTitle(title, size), measure)) return size;
  }
  return SMALLEST;
}

const toTitle = (text: string, { size, lines }: Size): Paragraph => ({
  ...{ text, lines, size, leading: 1.14 },
  style: {
    width: WIDTH - 2 * MARGIN,
    color: colours.ink,
    fontWeight: 700,
    letterSpacing: '-0.02em',
    textWrap: 'balance',
  },
});

const toSummary = (text: string, size: Size): Paragraph => ({
  ...{ text, lines: size.summary, size: 34, leading: 1.4 },
  style: { width: WIDTH - 2 * MARGIN, color: colours.soft },
});

const arrange = (texts: Texts, body: readonly Paragraph[]): Node =>
  box(
    {
      ...{ width: WIDTH, height: HEIGHT, padding: `56px ${MARGIN}px 44px` },
      ...{ flexDirection: 'column', justifyContent: 'space-between' },
      backgroundColor: colours.paper,
    },
    box({ height: 52 }, ends(writeTopic(texts.topic), writeSmall(texts.day))),
    box({ flexDirection: 'column', gap: 22 }, ...body.map(write)),
    writeFoot(texts),
  );

/** Its room stays where there is nothing to say, so that a title stands where it always does. */
const writeFoot = ({ source, more }: Texts): Node =>
  box(
    {
      ...{ height: 62, paddingTop: 24 },
      ...(source + more !== '' && { borderTop: `2px solid ${colours.rule}` }),
    },
    ends(writeSmall(source), writeSmall(more)),
  );

/** Two parts at both ends of a line. The first gives way where both are long. */
const ends = (first: Node, second: Node): Node =>
  box(
    { width: '100%', justifyContent: 'space-between', alignItems: 'center', gap: 32 },
    box({ minWidth: 0 }, first),
    box({ flexShrink: 0 }, second),
  );

const writeTopic = (topic: string): Node =>
  topic === ''
    ? box({ width: 72, height: 10, borderRadius: 5, backgroundColor: colours.accent })
    : writeSmall(topic, {
        padding: '8px 20px',
        borderRadius: 8,
        backgroundColor: colours.accent,
        color: colours.paper,
        fontWeight: 700,
      });

const writeSmall = (text: string, style: Style = { color: colours.faint }): Node =>
  write({ text, lines: 1, size: 30, leading: 1.2, style });
