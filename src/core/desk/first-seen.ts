import type { Archive } from '../news/archive.ts';
import type { Clock, Namespace } from '../ports.ts';

/** Longer than a delivery is remembered: an old item must not look new once its note is gone. */
const KEPT = 60 * 24 * 60 * 60 * 1_000;

/** What lies in `content/` has its notes here; what came by a feed has its own. */
export type FirstSeen = {
  /** When the desk first saw an item; nothing where it has no note of it yet. */
  of(id: string): Temporal.Instant | undefined;
  /** Reads the notes of earlier runs, and keeps alive those that are still needed. */
  load(archive: Archive): Promise<void>;
  /** Notes what is in the archive and was not before. */
  note(archive: Archive): Promise<void>;
};

export function createFirstSeen(items: Namespace<string>, clock: Clock): FirstSeen {
  const seen = new Map<string, Temporal.Instant>();
  const write = async (id: string): Promise<void> => {
    const at = seen.get(id) ?? clock.now();
    seen.set(id, at);
    await items.set(id, at.toString(), KEPT);
  };
  const note = async ({ items: present }: Archive): Promise<void> => {
    for (const { id } of present) if (!seen.has(id)) await write(id);
  };
  return {
    of: (id) => seen.get(id),
    async load(archive) {
      for await (const [id, at] of items.entries()) seen.set(id, Temporal.Instant.from(at));
      for (const { id } of archive.items) await write(id);
    },
    note,
  };
}
