import type { Placed } from './article-facts.ts';
import { withoutDateline } from './dateline.ts';
import { isBoilerplate, isByline, isDate } from './page-furniture.ts';
import { toSentenceBlocks } from './sentences.ts';

/** A line of fewer words that does not end as a sentence does is a heading, a caption or a list item. */
const FEWEST_WORDS = 5;
/** A byline stands among the first sentences. */
const HEAD = 8;
const ENDS = /[.!?…。！？]["”’'»」』)\]]*$/;
/** No small letter, and no mark that would make it a cry or a question. */
const CAPITALS = /^(?=.*\p{Lu}{2})[^\p{Ll}!?\d]*$/u;
const SENTENCE_WORDS = /\S+/g;

type ReadText = { readonly title: string; readonly paragraphs: readonly string[] };

/**
 * The sentences of a news text that tell its story: no bylines, datelines, dates, captions of one phrase, or
 * invitations to read, watch and share. Where nothing is left, all that there is.
 */
export function toStorySentences({ title, paragraphs }: ReadText): readonly Placed[] {
  const all = paragraphs.flatMap((paragraph) => toSentenceBlocks(paragraph)).flatMap(toPlaced);
  const told = withoutFurniture(all.map(withoutPlace), title.trim());
  const whole = told.filter(({ text }) => !isFragment(text));
  return [whole, told, all].find(({ length }) => length > 0) ?? [];
}

const toPlaced = (block: readonly string[]): readonly Placed[] =>
  block.map((text, place) => ({ text, opens: place === 0 }));

/** A dateline may stand behind a byline, or a picture's caption. */
const withoutPlace = (sentence: Placed, index: number): Placed =>
  index < HEAD && sentence.opens ? { text: withoutDateline(sentence.text), opens: true } : sentence;

/** Behind `By .` stands the name; at the head some pages say the title again. */
function withoutFurniture(sentences: readonly Placed[], title: string): readonly Placed[] {
  let named = false;
  return sentences.filter(({ text, opens }, index) => {
    const head = index < HEAD;
    const byline = head && isByline(text, { named });
    named = head && /^By\s*[.:]?$/.test(text);
    const repeated = opens && text.length < title.length + 2 && text.replace(/\.$/, '') === title;
    return !byline && !named && !repeated && !isDate(text) && !isBoilerplate(text);
  });
}

/** A few words that do not end as a sentence does, or that are all capitals, `STORY SO FAR.` */
const isFragment = (text: string): boolean =>
  text.length < 60 &&
  (!ENDS.test(text) || CAPITALS.test(text)) &&
  (text.match(SENTENCE_WORDS)?.length ?? 0) < FEWEST_WORDS;
