import type { Journal } from '../journal.ts';

/** For a desk that keeps none. */
export const NO_JOURNAL: Journal = {
  note: async () => undefined,
  read: async () => [],
  expire: async () => undefined,
  forget: async () => undefined,
};
