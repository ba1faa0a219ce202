import { readFile } from 'node:fs/promises';
import { type Aliases, NO_ALIASES, readAliases } from '#core/language/mention/aliases.ts';
import type { Log } from '#core/ports.ts';
import { stampOf } from './stamp.ts';

/** More than anybody writes by hand (UTF-16 units). */
const LONGEST = 256 * 1024;

/** A file of other names and forbidden ones. No file is no aliases; a line that cannot be read is one line in the log. */
export function openAliases(path: string, log: Log) {
  let stamp: string | undefined;
  let aliases = NO_ALIASES;
  return {
    current: (): Aliases => aliases,
    look: () => stampOf(path),
    async refresh(): Promise<void> {
      const next = await stampOf(path);
      if (next === stamp) return;
      stamp = next;
      const read = readAliases((await readFile(path, 'utf8').catch(() => '')).slice(0, LONGEST));
      for (const { line, message } of read.mistakes)
        log.warn({ file: 'aliases.txt', line, cause: message }, 'alias cannot be read');
      aliases = read.aliases;
    },
  };
}
