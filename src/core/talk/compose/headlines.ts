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
import type { Sentences } from '../sentences/sentences.ts';
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
export function composePage(listing: Listing, page: number, say: Sentences): Doc {
  if (listing.items.length === 0) return composeNothing(listing, say);
  const { lead, headlines } = split(listing);
  const first = (page - 1) * PAGE_SIZE;
  const shown = headlines.slice(first, first + PAGE_SIZE);
  const top = page === 1 ? lead : undefined;
  const onPage = { listing, page, top, shown, first, say };
  return doc(
    fallbackOf(onPage),
    ...(top === undefined ? [heading(titleOf(listing, say))] : leadBlocks(top, say)),
    ...listBlocks(onPage),
    ...controlRow(pageControls(onPage)),
    smallPrint(onPage),
  );
}

/** Who shares something, and the sentences that the channel is told with. */
export type Sharer = { readonly name: string; readonly say: Sentences };

/** The same page for everyone: who shared it in the place of the small print. */
export function composeSharedPage(listing: Listing, page: number, by: Sharer): Doc {
  const shown = composePage(listing, page, by.say);
  return toShared({ ...shown, blocks: shown.blocks.slice(0, -1) }, by);
}

/** Takes the controls that only serve the asker off a Doc, and says who shared it. */
export function toShared(shown: Doc, { name, say }: Sharer): Doc {
  const blocks = shown.blocks.flatMap((block): readonly Block[] =>
    block.kind === 'controls'
      ? controlRow(block.controls.filter(({ kind }) => kind === 'open'))
      : [block],
  );
  return { ...shown, blocks: [...blocks, fine(say.sharedBy(name), ' ', code('/news'))] };
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

const titleOf = ({ words }: Listing, say: Sentences): string =>
  words === undefined ? say.headlines : say.results(words);

const leadBlocks = (lead: Listed, say: Sentences): readonly Block[] => [
  heading(lead.title),
  metaLine(lead, say),
  ...summaryOf(lead).map((summary) => text(summary)),
];

/** One paragraph, or none. */
function summaryOf(lead: Listed): readonly string[] {
  const sentences = isArticle(lead) ? summarize(lead, SUMMARY_SENTENCES) : [];
  return sentences.length === 0 ? [] : [sentences.join(' ')];
}

type OnPage = {
  readonly listing: Listing;
  readonly page: number;
  readonly top: Listed | undefined;
  readonly shown: readonly Listed[];
  /** Headlines on earlier pages. */
  readonly first: number;
  readonly say: Sentences;
};

function listBlocks({ top, shown, first, say }: OnPage): readonly Block[] {
  if (shown.length === 0) return [];
  const items = shown.map((item) =>
    headlineLine({ ...item, title: clip(item.title, TITLE_LIMIT) }, say),
  );
  const list: Block = { kind: 'list', items, start: first + 1 };
  return top === undefined ? [list] : [rule, text(strong(say.moreHeadlines)), list];
}

function pageControls(onPage: OnPage): readonly (Control | undefined)[] {
  const { listing, page, say } = onPage;
  const words = listing.words ?? '';
  const state = `${page}:${words}`;
  const turn = (to: number) => ({ name: 'news.page', value: `${to}:${words}` });
  const action = { name: 'news.read', value: state };
  return [
    { kind: 'menu', label: say.read, action, choices: toChoices(onPage) },
    page > 1
      ? { kind: 'button', label: say.back, action: turn(page - 1), describe: say.describeBack }
      : undefined,
    page < pagesOf(listing) ? moreButton(turn(page + 1), say) : undefined,
    {
      kind: 'button',
      label: say.share,
      action: { name: 'news.share', value: state },
      describe: say.describeShare,
    },
  ];
}

/** The headlines have the numbers that they have in the list; the lead has none there. */
const toChoices = ({ top, shown, first }: OnPage): readonly Choice[] => [
  ...(top === undefined ? [] : [{ label: top.title, value: top.id }]),
  ...shown.map(({ id, title }, index) => ({ label: `${first + index + 1}. ${title}`, value: id })),
];

function smallPrint({ listing, shown, first, say }: OnPage): Block {
  const count = shown.length;
  const { headlines } = split(listing);
  const [before, command, after] = say.searchHint;
  const hint = [before, code(command), after];
  if (listing.words !== undefined) {
    const where =
      pagesOf(listing) > 1 ? `  ·  ${say.range(first + 1, first + count, headlines.length)}` : '';
    return fine(`${say.found(listing.items.length, listing.words)}${where}`);
  }
  if (count === 0) return fine(...hint);
  return fine(`${say.range(first + 1, first + count, headlines.length)}  ·  `, ...hint);
}

function fallbackOf({ listing, top, shown, say }: OnPage): string {
  if (top === undefined)
    return `${titleOf(listing, say)}: ${shown.map(({ title }) => title).join('; ')}`;
  const rest = listing.items.length - 1;
  const more = rest > 0 ? [say.plusMore(rest)] : [];
  return [`${top.title}.`, ...summaryOf(top), ...more].join(' ');
}

function composeNothing({ words, suggestions = [] }: Listing, say: Sentences): Doc {
  if (words === undefined) return doc(say.emptyDesk, text(say.emptyDesk), fine(say.emptyDeskHint));
  const instead = suggestions.map(
    (suggestion): Control => ({
      kind: 'button',
      label: suggestion,
      action: { name: 'news.page', value: `1:${suggestion}` },
      describe: say.describeInstead(suggestion),
    }),
  );
  return doc(
    say.notFound(words),
    text(say.notFound(words)),
    ...(instead.length === 0 ? [] : [text(say.lookInstead)]),
    ...controlRow(instead),
    fine(`${say.notFoundHint} `, code('/news')),
  );
}
