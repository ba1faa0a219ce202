import type { Block } from './blocks.ts';

/** More than this is no line beside an article. */
const LONGEST = 250;
const LONGEST_LINK = 200;
const LONGEST_HEADING = 60;
/** The headline is said once more near the top, if at all. */
const TOP = 6;

const SENTENCE_END = /[.!?…。।؟]["'”’»)\]]*$/;
/** `Read more: …`, `Related: …`, in any language. */
const LABEL = /^[^.!?]{0,24}:/;

/** Buttons and labels, and nothing else in the block. */
const BUTTON =
  /^(?:share|share this|tweet|print|e-?mail|save|close|caption|comments?|advertisement|subscribe|sign (?:in|up)|log ?in|(?:read|learn|see|show|view) more|more|related(?: (?:news|articles|stories|posts))?|recommended|trending|latest|popular|most (?:read|popular)|up next|about the author|you (?:may|might) also like|loading(?: content)?)\W*$/i;
/** Requests and credits begin so. */
const REQUEST =
  /^(?:subscribe (?:to|now|for)|sign up|click here|follow us|join us|like this (?:story|article)|share this|read (?:more|also|next):|see (?:more|also):|also read|related:|more from|more on|you (?:may|might) also like|leave a (?:comment|reply)|post a? ?comment|image (?:copyright|caption|source)|media (?:caption|playback)|photos?(?: by|:)|copyright|©|\(reporting by)/i;
const ANYWHERE = /©|all rights reserved|click here to|\bour (?:\w+ ){0,2}newsletters?\b/i;

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
/** A date or the time of a day, with no more than a few words before it. */
const DATELINE = new RegExp(
  `^[^\\d]{0,40}(?:\\b${MONTH} ${DAY},? \\d{4}|\\b${DAY} ${MONTH},? \\d{4}|\\d{1,2}([./-])\\d{1,2}\\1\\d{2,4}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}\\D{1,20}\\d{4}\\D{1,8}\\d{1,2}:\\d\\d)`,
  'i',
);
const LONGEST_DATELINE = 120;

/** The texts of the blocks that are the article's own: no bare links, no buttons, no requests, no datelines. */
export function withoutFurniture(
  blocks: readonly Block[],
  title: string | undefined,
): readonly string[] {
  const own = blocks.map(
    (block, index) => !isFurniture(block) && !(index < TOP && isSame(block.text, title)),
  );
  // From the end on, so that a heading over a heading that went goes as well.
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const block = blocks[index];
    if (block && isHeadingLike(block) && own[index + 1] === false) own[index] = false;
  }
  return blocks.filter((_, index) => own[index]).map(({ text }) => text);
}

/** What it stands over went, and so must it. */
const isHeadingLike = ({ text }: Block): boolean =>
  text.length <= LONGEST_HEADING && !SENTENCE_END.test(text);

const isFurniture = (block: Block): boolean =>
  isMereLink(block) || isDateline(block) || isWordy(block.text);

function isMereLink({ text, linked }: Block): boolean {
  if (linked > 0.9) return text.length < LONGEST_LINK;
  return linked > 0.5 && LABEL.test(text) && !SENTENCE_END.test(text);
}

const isDateline = ({ text, isHeading }: Block): boolean =>
  !isHeading && text.length < LONGEST_DATELINE && !SENTENCE_END.test(text) && DATELINE.test(text);

const isWordy = (text: string): boolean =>
  text.length < LONGEST && (BUTTON.test(text) || REQUEST.test(text) || ANYWHERE.test(text));

function isSame(text: string, title: string | undefined): boolean {
  return title !== undefined && bare(text) === bare(title);
}

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
