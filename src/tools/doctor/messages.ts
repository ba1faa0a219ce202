import type { Checked } from './checked.ts';

/** What the process that looks says of one part. */
export type PartSeen = { readonly part: string; readonly lines: readonly Checked[] };
