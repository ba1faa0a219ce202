import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Found, Place, Platform, Posted } from '#core/ports.ts';

/** What becomes of one post. */
export type Fate =
  | 'taken'
  /** It never arrives. */
  | 'lost'
  /** It arrives, and the answer does not. */
  | 'cut'
  | Extract<Posted, { kind: 'refused' }>;

export type FarEnd = Platform & {
  /** What stands in the channels, oldest first. */
  readonly posts: readonly {
    readonly key: DeliveryKey;
    readonly ref: string;
    readonly place: Place;
  }[];
  /** Keys that were looked for. */
  readonly searches: readonly DeliveryKey[];
  readonly edits: readonly string[];
  /** The fate of the next posts; `taken` after those. */
  next(...fates: readonly Fate[]): void;
  /** How the next searches are answered, where not truly. */
  nextFound(...answers: readonly Found[]): void;
};

/** A platform in memory that loses, cuts and refuses as real ones do. */
export function createFarEnd(): FarEnd {
  const posts: { key: DeliveryKey; ref: string; place: Place }[] = [];
  const searches: DeliveryKey[] = [];
  const edits: string[] = [];
  const fates: Fate[] = [];
  const founds: Found[] = [];
  return {
    ...{ name: 'slack', posts, searches, edits },
    next: (...next) => void fates.push(...next),
    nextFound: (...next) => void founds.push(...next),
    start: async () => undefined,
    stop: async () => undefined,
    async edit(_place, ref) {
      edits.push(ref);
      return { kind: 'sent', ref };
    },
    async post(place, _doc, key) {
      const fate = fates.shift() ?? 'taken';
      if (typeof fate === 'object') return fate;
      const ref = `${posts.length + 1}.0`;
      if (fate !== 'lost') posts.push({ key, ref, place });
      return fate === 'taken'
        ? { kind: 'sent', ref }
        : { kind: 'unknown', reason: 'socket hang up' };
    },
    async find(_place, key) {
      searches.push(key);
      const answer = founds.shift();
      if (answer !== undefined) return answer;
      const post = posts.find((each) => each.key === key);
      return post === undefined ? { kind: 'absent' } : { kind: 'found', ref: post.ref };
    },
  };
}
