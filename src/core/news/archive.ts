import { createLexicon, type LexiconData } from '../language/lexicon.ts';
import { createMentionIndex, type Mention, type MentionItem } from '../language/mentions.ts';
import { toWords } from '../language/words.ts';
import { type Edition, type Headline, isArticle } from './news.ts';

/** All that can be read, ranked and indexed once; a new one is made when an edition changes. */
export type Archive = {
  /** Newest edition first; inside one, the article and then its headlines in their order. */
  readonly items: readonly Headline[];
  readonly byId: ReadonlyMap<string, Headline>;
  /** The item that a chat message is about, if any. */
  findMention(message: string): Mention<Headline> | undefined;
  /** Every name in the news, in the order of the news, each once. */
  readonly names: readonly string[];
};

const NO_WORDS: LexiconData = { words: new Map(), generic: [] };

export function buildArchive(editions: readonly Edition[], words = NO_WORDS): Archive {
  const items = rankFrontPage(editions);
  const mentions = createMentionIndex<Entry>(createLexicon(words));
  mentions.addAll(items.map(toEntry));
  return {
    items,
    byId: new Map(items.map((item) => [item.id, item])),
    findMention(message) {
      const mention = mentions.find(message);
      return mention && { ...mention, item: mention.item.headline };
    },
    names: [...mentions.names()],
  };
}

type Entry = MentionItem & { readonly headline: Headline };

const toEntry = (headline: Headline): Entry => ({
  id: headline.id,
  title: headline.title,
  published: headline.published,
  text: isArticle(headline) ? headline.paragraphs.join('\n') : undefined,
  headline,
});

/** Newest edition first; an item that stands in two is kept where it came first. */
function rankFrontPage(editions: readonly Edition[]): readonly Headline[] {
  const newest = editions.toSorted(
    (a, b) => Temporal.Instant.compare(b.published, a.published) || (a.id < b.id ? -1 : 1),
  );
  const items = newest.flatMap(({ article, headlines }) =>
    article === undefined ? headlines : [article, ...headlines],
  );
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

/**
 * Items in which every word is found, as a word or the beginning of one; those with the words in the
 * title first, then in the order of the news.
 */
export function searchArchive(archive: Archive, words: string): readonly Headline[] {
  const wanted = toWords(words);
  if (wanted.length === 0) return [];
  const inTitle = new Set(archive.items.filter((item) => hasAll(item.title, wanted)));
  const inText = archive.items.filter((item) => !inTitle.has(item) && hasAll(textOf(item), wanted));
  return [...inTitle, ...inText];
}

function hasAll(text: string, wanted: readonly string[]): boolean {
  const words = toWords(text);
  return wanted.every((want) => words.some((word) => word.startsWith(want)));
}

const textOf = (item: Headline): string =>
  [item.title, item.source, item.topic, ...(isArticle(item) ? item.paragraphs : [])].join(' ');
