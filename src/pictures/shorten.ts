import { type Measure, type Paragraph, write } from './sheet.ts';

const words = new Intl.Segmenter('en', { granularity: 'word' });

/** True where all of a paragraph can be seen. */
export async function fits(paragraph: Paragraph, measure: Measure): Promise<boolean> {
  const { lines, size, leading } = paragraph;
  const { height } = await measure(write({ ...paragraph, lines: lines + 1 }));
  return height < (lines + 0.5) * size * leading;
}

/** Cuts a paragraph after the last word that leaves room for "…"; the renderer would cut inside it. */
export async function shorten(paragraph: Paragraph, measure: Measure): Promise<Paragraph> {
  if (await fits(paragraph, measure)) return paragraph;
  const ends = [...words.segment(paragraph.text)].map(({ index }) => index);
  const cut = (at: number): Paragraph => ({
    ...paragraph,
    text: `${paragraph.text.slice(0, ends[at]).replace(/[\s\p{P}]+$/u, '')}…`,
  });
  let [most, least] = [0, ends.length];
  while (least - most > 1) {
    const middle = Math.floor((most + least) / 2);
    if (await fits(cut(middle), measure)) most = middle;
    else least = middle;
  }
  return most === 0 ? paragraph : cut(most);
}
