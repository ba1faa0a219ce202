import type { Block } from './blocks.ts';

/** More than this is no line beside an article. */
const LONGEST = 250;
const LONGEST_LINK = 200;
const LONGEST_LABEL = 60;
const LONGEST_DATELINE = 120;
/** The headline is said once more near the top, if at all. */
const TOP = 6;

const SENTENCE_END = /[.!?…。।؟]["'”’»)\]]*$/;
/** `Read more: …`, `Related: …`, in any language. */
const LABELLED = /^[^.!?]{0,24}:/;

/** Where structure tells nothing, words do; they are English, as most buttons are. */
const BUTTONS = oneOf([
  'share|share this|tweet|print|e-?mail|save|close|caption|comments?|advertisement|subscribe',
  '(?:log|sign) ?in|sign up|more|(?:read|learn|see|show|view) more|up next|trending|latest',
  'popular|most (?:read|popular)|related(?: (?:news|articles|stories|posts))?|recommended',
  'about the author|you (?:may|might) also like|loading(?: content)?',
]);
const REQUESTS = oneOf([
  'subscribe (?:to|now|for)\\b|sign up (?:to|now|for)\\b|click here|follow us|join us|like this (?:story|article)',
  'share this|(?:read|see) (?:more|also|next):|also read\\b|related:',
  'you (?:may|might) also like|leave a (?:comment|reply)|post a? ?comment',
  'image (?:copyright|caption|source)|media (?:caption|playback)|photos?(?: by\\b|:)',
  'copyright (?:\\(c\\)|\\d{4})|\\(reporting by',
]);
const MERE_BUTTON = new RegExp(`^${BUTTONS}\\W*$`, 'i');
const BEGINS_AS_REQUEST = new RegExp(`^${REQUESTS}`, 'i');
const RIGHTS = /©|all rights reserved|click here to|\bour (?:\w+ ){0,2}newsletters?\b/i;

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
/** A date, with no more than a few words and the time of the day before it; in other languages, one with the time behind it. */
const DATELINE = new RegExp(
  `^\\D{0,40}(?:\\d{1,2}:\\d\\d\\D{0,20})?${oneOf([
    `\\b${MONTH} ${DAY},? \\d{4}`,
    `\\b${DAY} ${MONTH},? \\d{4}`,
    '\\d{1,2}([./-])\\d{1,2}\\1\\d{2,4}',
    '\\d{4}-\\d\\d-\\d\\d',
    '\\d{1,2}\\D{1,20}\\d{4}\\D{1,8}\\d{1,2}:\\d\\d',
  ])}`,
  'i',
);

/** The texts of the blocks that are the article's own: no bare links, no buttons, no requests, no datelines. */
export function withoutFurniture(
  blocks: readonly Block[],
  title: string | undefined,
): readonly string[] {
  const labels = labelsOfLinks(blocks);
  return blocks
    .filter((block, index) => {
      const isHeadline = index < TOP && title !== undefined && isSame(block.text, title);
      return !isHeadline && !labels.has(block) && !isFurniture(block);
    })
    .map(({ text }) => text);
}

function oneOf(expressions: readonly string[]): string {
  return `(?:${expressions.join('|')})`;
}

/** What stands over links, such as `More from the region`, and headings with nothing under them. */
function labelsOfLinks(blocks: readonly Block[]): ReadonlySet<Block> {
  const labels = new Set<Block>();
  // From the end on, for there are labels over labels.
  for (const [index, block] of [...blocks.entries()].reverse()) {
    const next = blocks[index + 1];
    const isOverNothing = next === undefined || isMereLink(next) || labels.has(next);
    if (isOverNothing && isLabel(block)) labels.add(block);
  }
  return labels;
}

const isLabel = ({ text, isHeading }: Block): boolean =>
  text.length <= LONGEST_LABEL && (isHeading || text.endsWith(':'));

const isFurniture = (block: Block): boolean =>
  isMereLink(block) || isDateline(block) || isWordy(block.text);

function isMereLink({ text, linked }: Block): boolean {
  if (linked > 0.9) return text.length < LONGEST_LINK;
  return linked > 0.5 && LABELLED.test(text) && !SENTENCE_END.test(text);
}

const isDateline = ({ text, isHeading }: Block): boolean =>
  !isHeading && text.length < LONGEST_DATELINE && !SENTENCE_END.test(text) && DATELINE.test(text);

const isWordy = (text: string): boolean =>
  text.length < LONGEST &&
  (MERE_BUTTON.test(text) || BEGINS_AS_REQUEST.test(text) || RIGHTS.test(text));

const isSame = (one: string, other: string): boolean => bare(one) === bare(other);

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
