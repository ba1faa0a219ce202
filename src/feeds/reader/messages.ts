import { type Trouble, TroubleError } from '#core/news/trouble.ts';
import type { Body, ReadFeed, ReadItem, ReadPage } from '../body.ts';

/** What the main thread asks of a worker; one at a time. */
export type Job = {
  readonly kind: 'feed' | 'page';
  readonly body: Body;
  /** Of a feed, so many of its newest items are sent; left out, all are. */
  readonly most?: number | undefined;
};

/** What a worker says: first that it has begun, then the answer. */
export type Said = { readonly kind: 'begun' } | Answer;

export type Answer =
  | { readonly kind: 'feed'; readonly feed: SentFeed }
  | { readonly kind: 'page'; readonly page: ReadPage }
  | { readonly kind: 'trouble'; readonly trouble: Trouble; readonly reason?: string | undefined };

/** A feed on its way between threads: an instant does not survive that, its number does. */
type SentFeed = Omit<ReadFeed, 'items'> & { readonly items: readonly SentItem[] };
type SentItem = Omit<ReadItem, 'published'> & { readonly published?: number | undefined };

export const toSent = ({ items, ...feed }: ReadFeed): SentFeed => ({
  ...feed,
  items: items.map((item) => ({ ...item, published: item.published?.epochMilliseconds })),
});

export const fromSent = ({ items, ...feed }: SentFeed): ReadFeed => ({
  ...feed,
  items: items.map(({ published, ...item }) => ({ ...item, published: toInstant(published) })),
});

const toInstant = (published: number | undefined): Temporal.Instant | undefined =>
  published === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(published);

/** What went wrong while it was read. An error that nobody foresaw is the doing of the body as well. */
export function toTrouble(error: unknown): Answer {
  if (error instanceof TroubleError) return { kind: 'trouble', trouble: error.trouble };
  const reason = error instanceof Error ? error.stack : String(error);
  return { kind: 'trouble', trouble: { kind: 'too hard to read' }, reason };
}
