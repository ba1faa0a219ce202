import { clip, toPlain } from '#core/language/plain.ts';
import { withoutTracking } from '#core/news/canonical-url.ts';
import type { Feed, WireItem } from '#core/news/feed.ts';
import type { KeptInstant } from '#core/news/news.ts';
import type { ReadFeed, ReadItem } from '../body.ts';
import { MOST_ITEMS, newestOf } from '../read/newest.ts';
import { toId } from '../read-file.ts';
import { type Matched, matchItems } from './match-items.ts';

/** UTF-16 units; what is longer is no headline. */
const MOST_TITLE = 500;
/** Of a text whose item has no title. */
const TITLE_OF_TEXT = 100;
/** What is searched and summed up where the page itself cannot be had. */
const MOST_TEXT = 1_000;
const MOST_ADDRESS = 2_000;
/** Marks that are kept of an item whose guid changes with every check. */
const MOST_MARKS = 12;

/** What a check brought: what is new or told differently now, and all that stands in the feed. */
export type Haul = {
  readonly changed: readonly WireItem[];
  /** How many of them were not there before. */
  readonly fresh: number;
  /** Ids, in the order of the feed. */
  readonly listed: readonly string[];
};

export type Before = {
  readonly feed: Feed;
  /** All that is kept of it. */
  readonly known: readonly WireItem[];
  readonly now: Temporal.Instant;
};

/** Turns a feed that was read into items: each is news once, whatever happens to its guid, date or place in the feed. */
export function toItems(read: ReadFeed, before: Before): Haul {
  const { feed, known } = before;
  const items = newestOf(read.items.filter(isTelling), MOST_ITEMS);
  const byId = new Map(known.map((item) => [item.headline.id, item]));
  const source = sourceOf(read, feed);
  const told = matchItems(items, known, read.link).map((matched, index) => {
    const id = matched.known?.headline.id ?? toId(`${feed.id}\n${matched.name}`);
    const old = matched.known ?? byId.get(id);
    return { old, item: toItem(matched, { ...before, id, old, source, index }) };
  });
  return {
    changed: told.flatMap(({ old, item }) => (isSame(old, item) ? [] : [item])),
    fresh: told.filter(({ old }) => old === undefined).length,
    listed: told.map(({ item }) => item.headline.id),
  };
}

const isTelling = ({ title, link, summary, content }: ReadItem): boolean =>
  [title, link, summary, content].some((text) => toPlain(text ?? '') !== '');

const sourceOf = ({ title = '' }: ReadFeed, { url }: Feed): string =>
  clip(toPlain(title), MOST_TITLE) || new URL(url).host.replace(/^www\./, '');

type Making = Before & {
  readonly id: string;
  readonly old: WireItem | undefined;
  readonly source: string;
  /** Its place in the feed. */
  readonly index: number;
};

function toItem({ read, marks }: Matched, making: Making): WireItem {
  const { feed, id, old, now, source } = making;
  const text = clip(textOf(read), MOST_TEXT);
  const { guid, url: page, title, all } = marks;
  const current = [guid, page, title, all].filter((mark) => mark !== undefined);
  return {
    headline: {
      ...{ id, title: titleOf(read, text), published: publishedOf(read, making), source },
      ...urlOf(read),
      feed: feed.id,
    },
    text: text === '' ? undefined : text,
    author: shortened(read.author),
    image: addressOf(read.image),
    firstSeen: old?.firstSeen ?? now,
    backlog: old?.backlog ?? feed.begun === undefined,
    marks: [...new Set([...current, ...(old?.marks ?? [])])].slice(0, MOST_MARKS),
    story: old?.story,
  };
}

/** The first of both that says anything. */
function textOf({ summary = '', content = '' }: ReadItem): string {
  return (toPlain(summary) === '' ? content : summary).toWellFormed().trim();
}

function titleOf({ title = '', link = '' }: ReadItem, text: string): string {
  const plain = [title, clip(text, TITLE_OF_TEXT), link].map(toPlain);
  return clip(plain.find((each) => each !== '') ?? '', MOST_TITLE);
}

/**
 * The first date that the item ever had: many feeds date an item anew with every edit, or with every
 * request. What has none, or is dated in the future, is of when it was first seen, in the order of the feed.
 */
function publishedOf({ published }: ReadItem, { old, now, index }: Making): KeptInstant {
  if (old !== undefined)
    return earlier(published ?? old.headline.published, old.headline.published);
  return published === undefined ? now.subtract({ milliseconds: index }) : earlier(published, now);
}

const earlier = (one: KeptInstant, other: KeptInstant): KeptInstant =>
  one.epochMilliseconds < other.epochMilliseconds ? one : other;

function urlOf({ link }: ReadItem): { readonly url?: string } {
  const url = addressOf(link);
  return url === undefined ? {} : { url: withoutTracking(url) };
}

function addressOf(address: string | undefined): string | undefined {
  if (address === undefined || address.length > MOST_ADDRESS) return undefined;
  return /^https?:$/.test(URL.parse(address)?.protocol ?? '') ? address : undefined;
}

function shortened(text: string | undefined): string | undefined {
  const plain = clip(toPlain(text ?? ''), MOST_TITLE);
  return plain === '' ? undefined : plain;
}

/** Told as before, and known by the same guid and address. Its text alone, where feeds count comments, is no change. */
const isSame = (old: WireItem | undefined, item: WireItem): boolean =>
  old !== undefined && toldBy(old) === toldBy(item);

function toldBy({ headline, author, image, marks }: WireItem): string {
  const lasting = marks.filter((mark) => /^[gu]/.test(mark));
  return JSON.stringify([headline.title, headline.source, headline.url, author, image, lasting]);
}
