import { channelOf } from '#core/desk/pace.ts';
import { type Entry, type Journal, KEPT, MOST_ENTRIES } from '#core/journal.ts';

/** A journal in memory, in the order of its lines' instants. */
export function openMemoryJournal(): Journal {
  let entries: readonly Entry[] = [];
  return {
    async note(entry) {
      entries = [entry, ...entries].toSorted((a, b) => Temporal.Instant.compare(b.at, a.at));
    },
    async read({ place, kind }, since) {
      const ours = entries.filter(
        (entry) =>
          entry.kind === kind &&
          channelOf(entry.place) === channelOf(place) &&
          Temporal.Instant.compare(entry.at, since) >= 0,
      );
      return ours.slice(0, MOST_ENTRIES);
    },
    async expire(now) {
      entries = entries.filter(
        ({ at, kind }) => Temporal.Instant.compare(at, now.subtract(KEPT[kind])) >= 0,
      );
    },
    async forget(scope) {
      entries = entries.filter(({ place }) => !channelOf(place).startsWith(`${scope}:`));
    },
  };
}
