import { type Entry, type EntryKind, MOST_ENTRIES, MOST_SILENCES } from '#core/journal.ts';
import type { Place } from '#core/ports.ts';

/**
 * An entry as its table has it on every engine. JSON as text, never as jsonb: what it escapes, a zero byte or half a
 * surrogate pair, every engine keeps and gives back as it was.
 */
export type JournalRow = {
  readonly kind: EntryKind;
  readonly channel: string;
  readonly place: string;
  /** Epoch milliseconds; Postgres gives them as text. */
  readonly at: number | string;
  readonly facts: string;
};

export const toJournalRow = ({ kind, place, at, facts }: Entry) => ({
  kind,
  channel: channelKey(place),
  place: JSON.stringify(place),
  at: at.epochMilliseconds,
  facts: JSON.stringify(facts),
});

export const toEntry = ({ kind, place, at, facts }: JournalRow): Entry => ({
  kind,
  place: JSON.parse(place),
  at: Temporal.Instant.fromEpochMilliseconds(Number(at)),
  facts: JSON.parse(facts),
});

/** What the entries of a channel are found by, whichever thread they are in. */
export const channelKey = ({ platform, workspace, channel }: Place): string =>
  JSON.stringify([platform, workspace, channel]);

/** The keys of a workspace's channels lie from `["slack","T1",` up to the character after that comma. */
export function channelsOf(scope: string): { readonly first: string; readonly end: string } {
  const colon = scope.indexOf(':');
  const workspace = JSON.stringify([scope.slice(0, colon), scope.slice(colon + 1)]).slice(0, -1);
  return { first: `${workspace},`, end: `${workspace}-` };
}

/** How many entries of a kind are read at once. */
export const mostOf = (kind: EntryKind): number =>
  kind === 'silence' ? MOST_SILENCES : MOST_ENTRIES;
