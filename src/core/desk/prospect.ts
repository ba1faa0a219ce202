import type { Headline, Listed } from '../news/news.ts';
import { weigh } from './judge.ts';
import { choose, type News, type NotChosen } from './select.ts';
import type { Subscription } from './subscription.ts';

/** What a digest would do with an item if it came now. */
export type Prospect =
  /** The item's story has its line in it, and this is the headline that tells it. */
  | { readonly kind: 'in'; readonly line: Listed }
  /** The digest waits for its `min`: so many stories are there. */
  | { readonly kind: 'waits'; readonly stories: number }
  /** Its story is new and wanted, and at this place, behind the digest's `max`. */
  | { readonly kind: 'beyond'; readonly place: number }
  | { readonly kind: 'out'; readonly because: NotChosen | { readonly kind: 'unseen' } };

/** Judged by the very code that makes the digest. `item` is what the digest's channel sees of it, if anything. */
export function judgeItem(
  item: Headline | undefined,
  subscription: Subscription,
  { news, now }: { readonly news: News; readonly now: Temporal.Instant },
): Prospect {
  if (item === undefined) return { kind: 'out', because: { kind: 'unseen' } };
  const { lines, whyNot } = choose(subscription, news, now);
  const story = news.storyOf(item.id);
  const place = lines.findIndex(({ id }) => news.storyOf(id) === story);
  const line = lines[place];
  if (line === undefined) return { kind: 'out', because: whyNot(item) ?? { kind: 'old' } };
  const judged = weigh(lines, subscription);
  if (judged.kind === 'skip') return { kind: 'waits', stories: lines.length };
  return judged.items.includes(line) ? { kind: 'in', line } : { kind: 'beyond', place: place + 1 };
}
