import { type Article, type Headline, isArticle } from '../news/news.ts';
import type { Feeds } from '../news/ports.ts';
import type { Clock } from '../ports.ts';
import { inPatience } from './patience.ts';

/** Gives an item with its text, where that can be had within so many milliseconds; else as it is. */
export type Reading = <Item extends Headline>(
  item: Item,
  patience: number,
) => Promise<Item | (Item & Article)>;

/** A digest may wait for its lead's text a while, and still comes in the minute it is due. */
export const DIGEST_PATIENCE = 8_000;
/** Whoever pressed Read waits for the text. */
export const READ_PATIENCE = 8_000;
/** Whoever asked for the front page wants the headlines, and its lead's summary if it is at hand. */
export const PAGE_PATIENCE = 1_500;

/**
 * The text of an item of a feed is read from its page when somebody first wants it, and kept. What comes
 * too late for one is there for the next.
 */
export function createReading(feeds: Pick<Feeds, 'textOf'> | undefined, clock: Clock): Reading {
  return async (item, patience) => {
    if (feeds === undefined || item.feed === undefined || isArticle(item)) return item;
    const paragraphs = await inPatience(feeds.textOf(item), patience, clock);
    return paragraphs !== undefined && paragraphs.length > 0 ? { ...item, paragraphs } : item;
  };
}

/** The same items, the first of them with its text. */
export async function withLead<Item extends Headline>(
  items: readonly Item[],
  read: Reading,
  patience: number,
): Promise<readonly Item[]> {
  const [lead, ...others] = items;
  return lead === undefined ? items : [await read(lead, patience), ...others];
}
