import type { LocalNews } from '../news/local-news.ts';
import type { DeliveryRow } from './delivery.ts';
import type { DigestReport } from './digest-reports.ts';
import { ADDRESSED } from './mention-policy.ts';

/** A post that was made, or was to be made, and what it is. */
export type PastPost = { readonly row: DeliveryRow; readonly what: What };

export type What =
  /** Without a name it was posted by hand where none is set, or its digest has ended. */
  | { readonly kind: 'digest'; readonly name: string | undefined }
  /** To what somebody said; without a title the headline has gone. */
  | { readonly kind: 'reply'; readonly title: string | undefined }
  /** To somebody who called the bot by name. */
  | { readonly kind: 'answer'; readonly title: string | undefined }
  | { readonly kind: 'notice'; readonly about: 'hello' | 'feed' | 'digest' };

type Known = {
  readonly news: Pick<LocalNews, 'item'>;
  readonly digests: readonly DigestReport[];
};

/** The posts of rows, without what only waits for its hour, and without the threads of digests. */
export const toPastPosts = (rows: readonly DeliveryRow[], known: Known): readonly PastPost[] =>
  rows
    .filter((row) => row.detail?.part === undefined && hasBegun(row))
    .map((row) => ({ row, what: whatIs(row, known) }));

const hasBegun = ({ state, attempt, reason }: DeliveryRow): boolean =>
  state !== 'pending' || attempt > 0 || reason !== undefined;

function whatIs({ kind, subject, detail, stories }: DeliveryRow, { news, digests }: Known): What {
  switch (kind) {
    case 'digest': {
      const id = detail?.subscription ?? subject;
      const report = digests.find(({ subscription }) => subscription.id === id);
      return { kind, name: report?.subscription.name };
    }
    case 'mention': {
      const title = news.item(detail?.item ?? stories[0] ?? '')?.title;
      return { kind: subject === ADDRESSED ? 'answer' : 'reply', title };
    }
    case 'notice':
      return { kind, about: aboutOf(detail ?? {}) };
  }
}

function aboutOf({ notice, feed }: Readonly<Record<string, string>>): 'hello' | 'feed' | 'digest' {
  if (notice !== undefined) return 'digest';
  return feed === undefined ? 'hello' : 'feed';
}
