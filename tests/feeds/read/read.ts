import type { ReadFeed, ReadItem } from '#feeds/body.ts';
import { readFeed } from '#feeds/read/read-feed.ts';

/** Reads a feed that is written out in a test. */
export function read(text: string, url = 'https://harbour.example/feed'): ReadFeed {
  return readFeed({ bytes: new TextEncoder().encode(text), url });
}

/** The one item of an RSS feed that has this in it. */
export function readItem(inner: string, url?: string): ReadItem {
  return onlyItem(read(rss(`<item>${inner}</item>`), url));
}

/** The one entry of an Atom feed that has this in it. */
export function readEntry(inner: string, url?: string): ReadItem {
  return onlyItem(read(atom(`<entry>${inner}</entry>`), url));
}

export function rss(inner: string): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title>${inner}</channel></rss>`;
}

export function atom(inner: string): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title>${inner}</feed>`;
}

function onlyItem({ items }: ReadFeed): ReadItem {
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`${items.length} items`);
  return item;
}
