import type { LocalNews } from '../news/local-news.ts';
import type { Listed } from '../news/news.ts';
import type { Inquiry } from '../talk/command.ts';
import { composeFound, composeNotFound, type FoundHeadlines } from '../talk/compose/found.ts';
import type { Doc } from '../talk/doc.ts';

/** Headlines in one answer; whoever wants more looks for a name. */
const MOST_HEADLINES = 10;
/** A longer message is no search. */
const SEARCH_LIMIT = 70;
/** Names of a message that are looked for. */
const MOST_NAMES = 3;

/**
 * What a message is about that somebody points at: what it names or repeats, else what a search finds for its
 * names. It is for that person alone, so nothing that keeps replies out of a channel holds here.
 */
export async function findHeadlines(text: string, { desk, place, say }: Inquiry): Promise<Doc> {
  const words = text.trim();
  if (words === '') return composeNotFound(say.foundNoText, say);
  const news = desk.news(place);
  const found = matchesOf(words, news) ?? searched(words, news);
  return found === undefined
    ? composeNotFound(say.foundNothing, say)
    : composeFound({ ...found, items: found.items.slice(0, MOST_HEADLINES) }, say);
}

function matchesOf(words: string, news: LocalNews): FoundHeadlines | undefined {
  const matches = news.matches(words);
  if (matches.length === 0) return undefined;
  const items = news.listed(matches.map(({ item }) => item));
  return { items, names: [...new Set(matches.map(({ keyword }) => keyword))] };
}

/** By its names; a short one without any as if it were typed after /news. */
function searched(words: string, news: LocalNews): FoundHeadlines | undefined {
  const named = news.namesIn(words).slice(0, MOST_NAMES);
  const queries = named.length === 0 && words.length <= SEARCH_LIMIT ? [words] : named;
  const hits = queries.map((name) => ({ name, items: news.find(name).items }));
  const names = hits.flatMap(({ name, items }) => (items.length > 0 ? name : []));
  return names.length === 0 ? undefined : { items: inTurn(hits.map(({ items }) => items)), names };
}

/** The best of each list, then the second of each: every name gets its place. */
function inTurn(lists: readonly (readonly Listed[])[]): readonly Listed[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  const rows = Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? []));
  return [...new Map(rows.flat().map((item) => [item.id, item])).values()];
}
