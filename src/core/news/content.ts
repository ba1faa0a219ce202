import { type Archive, buildArchive } from './archive.ts';
import { type Changes, changesBetween } from './changes.ts';
import type { Editions } from './ports.ts';

/** What lies in `content/`, looked at anew for each question. */
export type Content = {
  /** The same value until something changes, which `onChange` is told of first. */
  read(): Archive;
};

export function createContent(editions: Editions, onChange: (changes: Changes) => void): Content {
  let shelf: ReturnType<Editions['current']> = [];
  let archive = buildArchive([]);
  return {
    read() {
      const current = editions.current();
      if (current === shelf) return archive;
      const next = buildArchive(current);
      onChange(changesBetween(archive.byId, next.byId));
      [shelf, archive] = [current, next];
      return archive;
    },
  };
}
