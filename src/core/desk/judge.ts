import type { Listed } from '../news/news.ts';
import { findNew, type News } from './select.ts';
import type { Subscription } from './subscription.ts';

/** A digest that is this much late is not sent any more. */
export const LATEST = Temporal.Duration.from({ hours: 6 });

/** Why a digest is not posted; `gone` where it was switched off meanwhile. */
export type SkipReason = 'late' | 'nothing new' | 'fewer than min' | 'gone';

export type Judgement =
  /** `items` is empty where the channel wants to hear that nothing is new. */
  | { readonly kind: 'compose'; readonly items: readonly Listed[] }
  | { readonly kind: 'skip'; readonly reason: SkipReason };

type Case = {
  /** None where it was switched off. */
  readonly subscription: Subscription | undefined;
  readonly due: Temporal.Instant;
  readonly now: Temporal.Instant;
  readonly news: News;
  /** What was in it when it was claimed before: it is the same post then. */
  readonly same?: readonly Listed[];
};

/** What a digest holds when its time has come, or why it is not posted. */
export function judgeDigest({ subscription, due, now, news, same = [] }: Case): Judgement {
  if (subscription === undefined) return skip('gone');
  if (Temporal.Instant.compare(now, due.add(LATEST)) >= 0) return skip('late');
  if (same.length > 0) return { kind: 'compose', items: same };
  return weigh(findNew(subscription, news, now), subscription);
}

/** What a digest makes of the stories that are new for it. */
export function weigh(
  items: readonly Listed[],
  { empty, min, max }: Pick<Subscription, 'empty' | 'min' | 'max'>,
): Judgement {
  if (items.length === 0) return empty === 'say' ? { kind: 'compose', items } : skip('nothing new');
  if (items.length < min) return skip('fewer than min');
  return { kind: 'compose', items: items.slice(0, max) };
}

const skip = (reason: SkipReason): Judgement => ({ kind: 'skip', reason });
