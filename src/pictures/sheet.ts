import type { MeasuredNode, Node } from '@takumi-rs/core';
import { clip, toPlain } from '#core/language/plain.ts';

/** A picture that is not drawn yet. */
export type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** Everything that is written on it, so that fonts can be found before it is laid out. */
  readonly text: string;
  layOut(measure: Measure): Promise<Node>;
};

/** How large a part would become, without drawing it. */
export type Measure = (part: Node) => Promise<MeasuredNode>;

export type Style = NonNullable<Node['style']>;

/** A box whose parts stand side by side, unless its style says otherwise. */
export const box = (style: Style, ...children: readonly Node[]): Node => ({
  type: 'container',
  style: { display: 'flex', boxSizing: 'border-box', ...style },
  children: [...children],
});

/** A text, how many lines it may take, its size in pixels and the height of a line in sizes. */
export type Paragraph = {
  readonly text: string;
  readonly lines: number;
  readonly size: number;
  readonly leading: number;
  readonly style: Style;
};

/** Cuts what is too long with "…", inside a word where the word alone is too long. */
export const write = ({ text, lines, size, leading, style }: Paragraph): Node => ({
  type: 'text',
  text,
  dir: RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr',
  style: {
    ...{ fontSize: size, lineHeight: leading },
    ...{ lineClamp: lines, textOverflow: 'ellipsis', overflowWrap: 'anywhere' },
    ...style,
  },
});

/** The first letter of a text decides its direction: https://www.unicode.org/reports/tr9/#P2 */
const RIGHT_TO_LEFT =
  /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Far more than fits. */
const LONGEST = 400;
/** What is not seen, and U+FFFD, which stands for a character that was lost. */
const UNSEEN = /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}|\ufffd/gu;

/**
 * Makes hostile text one line that a font may have: letters and their accents as one character each,
 * without invisible characters, and with the dashes that Inter has.
 */
export function toDrawable(text: string): string {
  const visible = toPlain(text).replace(UNSEEN, '').normalize('NFC');
  const dashed = visible.replace(/[\u2010-\u2012]/g, '-').replaceAll('\u2015', '\u2014');
  return clip(toPlain(dashed), LONGEST);
}
