import type { Placed } from './article-facts.ts';
import { withoutDateline } from './dateline.ts';
import { isBoilerplate, isByline, isDate } from './page-furniture.ts';
import { toSentenceBlocks } from './sentences.ts';

/** A line of fewer words that does not end as a sentence does is a heading, a caption or a list item. */
const FEWEST_WORDS = 5;
/** A byline stands among the first sentences. */
const HEAD = 8;
const ENDS = /[.!?…。！？]["”’'»」』)\]]*$/;
const SENTENCE_WORDS = /\S+/g;

type ReadText = { readonly title: string; readonly paragraphs: readonly string[] };

/**
 * The sentences of a news text that tell its story: no bylines, datelines, dates, captions of one phrase, or
 * invitations to read, watch and share. Where nothing is left, all that there is.
 */
export function toStorySentences({ title, paragraphs }: ReadText): readonly Placed[] {
  const all = placed(paragraphs.filter((paragraph) => !repeats(paragraph, title)));
  const told = withoutFurniture(all);
  const whole = told.filter(({ text }) => !isFragment(text));
  return [whole, told, all].find(({ length }) => length > 0) ?? [];
}

const repeats = (paragraph: string, title: string): boolean =>
  paragraph.length < title.length + 3 && paragraph.trim().replace(/\.$/, '') === title.trim();

const placed = (paragraphs: readonly string[]): readonly Placed[] =>
  paragraphs.flatMap((paragraph, index) =>
    toSentenceBlocks(index === 0 ? withoutDateline(paragraph) : paragraph).flatMap((sentences) =>
      sentences.map((text, place): Placed => ({ text, opens: place === 0 })),
    ),
  );

/** Behind `By .` on a line of its own stands the name. */
function withoutFurniture(sentences: readonly Placed[]): readonly Placed[] {
  let named = false;
  return sentences.filter(({ text }, index) => {
    const byline = index < HEAD && isByline(text, { named });
    named = index < HEAD && /^By\s*[.:]?$/.test(text);
    return !byline && !named && !isDate(text) && !isBoilerplate(text);
  });
}

const isFragment = (text: string): boolean =>
  text.length < 60 && !ENDS.test(text) && (text.match(SENTENCE_WORDS)?.length ?? 0) < FEWEST_WORDS;
