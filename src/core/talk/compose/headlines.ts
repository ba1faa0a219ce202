import { clip } from '../../language/plain.ts';
import { summarize } from '../../language/summary.ts';
import { type Headline, isArticle, type Listed } from '../../news/news.ts';
import {
  type Block,
  type Choice,
  type Control,
  code,
  type Doc,
  doc,
  fine,
  heading,
  rule,
  strong,
  text,
} from '../doc.ts';
import { en } from '../sentences/en.ts';
import { controlRow, headlineLine, metaLine, moreButton, TITLE_LIMIT } from './parts.ts';

/** Headlines on one page beside the lead: short enough for a phone, and never over a limit. */
export const PAGE_SIZE = 6;
const SUMMARY_SENTENCES = 2;

/** A list of news that is shown page by page; `words` are what was searched for, if anything was. */
export type Listing = {
  /** One line a story. */
  readonly items: readonly Listed[];
  readonly words?: string | undefined;
  /** Other words to look for, where nothing was found. */
  readonly suggestions?: readonly string[];
};

/** How many pages a listing has, at least 1. */
export const pagesOf = (listing: Listing): number =>
  Math.max(1, Math.ceil(split(listing).headlines.length / PAGE_SIZE));

/** What stands on one page, from 1. */
export function itemsOn(listing: Listing, page: number): readonly Headline[] {
  const { lead, headlines } = split(listing);
  const shown = headlines.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return page === 1 && lead !== undefined ? [lead, ...shown] : shown;
}

/** One page, from 1: the lead with its summary on the first, and the headlines that fall on it. */
export function composePage(listing: Listing, page: number): Doc {
  if (listing.items.length === 0) return composeNothing(listing);
  const { lead, headlines } = split(listing);
  const first = (page - 1) * PAGE_SIZE;
  const shown = headlines.slice(first, first + PAGE_SIZE);
  const top = page === 1 ? lead : undefined;
  return doc(
    fallbackOf(listing, { top, shown }),
    ...(top === undefined ? [heading(titleOf(listing))] : leadBlocks(top)),
    ...listBlocks({ top, shown, first }),
    ...controlRow(pageControls(listing, page, { top, shown, first })),
    smallPrint(listing, first, shown.length),
  );
}

/** The same page for everyone: who shared it in the place of the small print. */
export function composeSharedPage(listing: Listing, page: number, name: string): Doc {
  const shown = composePage(listing, page);
  return toShared({ ...shown, blocks: shown.blocks.slice(0, -1) }, name);
}

/** Takes the controls that only serve the asker off a Doc, and says who shared it. */
export function toShared(shown: Doc, name: string): Doc {
  const blocks = shown.blocks.flatMap((block): readonly Block[] =>
    block.kind === 'controls'
      ? controlRow(block.controls.filter(({ kind }) => kind === 'open'))
      : [block],
  );
  return { ...shown, blocks: [...blocks, fine(en.sharedBy(name), ' ', code('/news'))] };
}

/**
 * An article leads, with its summary; so does what came from a feed, whose text may come too late for
 * this page: every page has to count the headlines alike.
 */
function split({ items }: Listing): {
  readonly lead: Listed | undefined;
  readonly headlines: readonly Listed[];
} {
  const [first] = items;
  return first !== undefined && (isArticle(first) || first.feed !== undefined)
    ? { lead: first, headlines: items.slice(1) }
    : { lead: undefined, headlines: items };
}

const titleOf = ({ words }: Listing): string =>
  words === undefined ? en.headlines : en.results(words);

const leadBlocks = (lead: Listed): readonly Block[] => [
  heading(lead.title),
  metaLine(lead),
  ...summaryOf(lead).map((summary) => text(summary)),
];

/** One paragraph, or none. */
function summaryOf(lead: Listed): readonly string[] {
  const sentences = isArticle(lead) ? summarize(lead, SUMMARY_SENTENCES) : [];
  return sentences.length === 0 ? [] : [sentences.join(' ')];
}

type Shown = {
  readonly top: Listed | undefined;
  readonly shown: readonly Listed[];
  readonly first: number;
};

function listBlocks({ top, shown, first }: Shown): readonly Block[] {
  if (shown.length === 0) return [];
  const items = shown.map((item) =>
    headlineLine({ ...item, title: clip(item.title, TITLE_LIMIT) }),
  );
  const list: Block = { kind: 'list', items, start: first + 1 };
  return top === undefined ? [list] : [rule, text(strong(en.moreHeadlines)), list];
}

function pageControls(
  listing: Listing,
  page: number,
  onPage: Shown,
): readonly (Control | undefined)[] {
  const words = listing.words ?? '';
  const state = `${page}:${words}`;
  const turn = (to: number) => ({ name: 'news.page', value: `${to}:${words}` });
  const action = { name: 'news.read', value: state };
  return [
    { kind: 'menu', label: en.read, action, choices: toChoices(onPage) },
    page > 1
      ? { kind: 'button', label: en.back, action: turn(page - 1), describe: en.describeBack }
      : undefined,
    page < pagesOf(listing) ? moreButton(turn(page + 1)) : undefined,
    {
      kind: 'button',
      label: en.share,
      action: { name: 'news.share', value: state },
      describe: en.describeShare,
    },
  ];
}

/** The headlines have the numbers that they have in the list; the lead has none there. */
const toChoices = ({ top, shown, first }: Shown): readonly Choice[] => [
  ...(top === undefined ? [] : [{ label: top.title, value: top.id }]),
  ...shown.map(({ id, title }, index) => ({ label: `${first + index + 1}. ${title}`, value: id })),
];

function smallPrint(listing: Listing, first: number, count: number): Block {
  const { headlines } = split(listing);
  const [before, command, after] = en.searchHint;
  const hint = [before, code(command), after];
  if (listing.words !== undefined) {
    const where =
      pagesOf(listing) > 1 ? `  ·  ${en.range(first + 1, first + count, headlines.length)}` : '';
    return fine(`${en.found(listing.items.length, listing.words)}${where}`);
  }
  if (count === 0) return fine(...hint);
  return fine(`${en.range(first + 1, first + count, headlines.length)}  ·  `, ...hint);
}

type Top = { readonly top: Listed | undefined; readonly shown: readonly Listed[] };

function fallbackOf(listing: Listing, { top, shown }: Top): string {
  if (top === undefined)
    return `${titleOf(listing)}: ${shown.map(({ title }) => title).join('; ')}`;
  const rest = listing.items.length - 1;
  const more = rest > 0 ? [en.plusMore(rest)] : [];
  return [`${top.title}.`, ...summaryOf(top), ...more].join(' ');
}

function composeNothing({ words, suggestions = [] }: Listing): Doc {
  if (words === undefined) return doc(en.emptyDesk, text(en.emptyDesk), fine(en.emptyDeskHint));
  const instead = suggestions.map(
    (suggestion): Control => ({
      kind: 'button',
      label: suggestion,
      action: { name: 'news.page', value: `1:${suggestion}` },
      describe: en.describeInstead(suggestion),
    }),
  );
  return doc(
    en.notFound(words),
    text(en.notFound(words)),
    ...(instead.length === 0 ? [] : [text(en.lookInstead)]),
    ...controlRow(instead),
    fine(`${en.notFoundHint} `, code('/news')),
  );
}
