import type { Place } from './ports.ts';

/**
 * What somebody changed, or why the desk said nothing: one line, for whoever asks about it later. Never what a
 * person wrote in a chat.
 */
export type Entry = {
  readonly kind: EntryKind;
  /** The channel that it is about; its threads are the channel. */
  readonly place: Place;
  readonly at: Temporal.Instant;
  readonly facts: Readonly<Record<string, string>>;
};

export type EntryKind = keyof typeof KEPT;

/** How long each kind is kept. */
export const KEPT = {
  /** Who changed what. */
  change: { hours: 90 * 24 },
  /** A headline that was not told here, and why. */
  silence: { hours: 7 * 24 },
} as const;

/** Most changes of a channel that are read at once. */
export const MOST_ENTRIES = 50;

/** Silences of a channel that are kept, and read at once, the latest: a busy one must not fill the disk. */
export const MOST_SILENCES = 200;

/** A table of its own on both engines: lines are only ever added, by any process, and expire. */
export type Journal = {
  note(entry: Entry): Promise<void>;
  /** Of a channel and kind, since then, the latest first, at most MOST_ENTRIES or MOST_SILENCES. */
  read(
    of: { readonly place: Place; readonly kind: EntryKind },
    since: Temporal.Instant,
  ): Promise<readonly Entry[]>;
  /** Deletes what is older than its kind is kept. */
  expire(now: Temporal.Instant): Promise<void>;
  /** Deletes all of a workspace, `platform:workspace`. */
  forget(scope: string): Promise<void>;
};
