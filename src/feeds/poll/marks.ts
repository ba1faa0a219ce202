import { fold } from '#core/language/words.ts';
import { canonicalUrl } from '#core/news/canonical-url.ts';
import type { ReadItem } from '../body.ts';
import { toId } from '../read-file.ts';

/** What an item may be known by when it comes again; each is a short id. */
export type Marks = {
  readonly guid?: string | undefined;
  /** Left out where it is the page of the feed itself, which many items name. */
  readonly url?: string | undefined;
  /** Without its date, which some feeds set anew with every request. */
  readonly title: string;
  /** Title and the beginning of the text: what is left where there is neither guid nor address. */
  readonly all: string;
};

/** UTF-16 units of a text that tell it from another. */
const TELLING = 200;

export function marksOf(item: ReadItem, site: string | undefined): Marks {
  const { id, link, title = '', summary, content } = item;
  const page = link === undefined ? undefined : canonicalUrl(link);
  const isSite = page === undefined || (site !== undefined && page === canonicalUrl(site));
  const told = fold(title).trim();
  return {
    guid: id === undefined || id.trim() === '' ? undefined : mark('guid', id.trim()),
    url: isSite ? undefined : mark('url', page),
    title: mark('title', told),
    all: mark('all', `${told}\n${(content ?? summary ?? '').slice(0, TELLING)}`),
  };
}

const mark = (kind: string, text: string): string => `${kind[0]}${toId(text)}`;
