import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Aliases } from '#core/language/mention/aliases.ts';
import type { Edition } from '#core/news/news.ts';
import { PageError } from '#core/news/page.ts';
import type { Editions } from '#core/news/ports.ts';
import type { Clock, Log } from '#core/ports.ts';
import { openAliases } from './aliases.ts';
import { isEditionFile, readEditionFile } from './read-file.ts';
import { stampOf } from './stamp.ts';

/** A change is read once the folder looks the same twice: no half-copied file, and still within 2 s. */
const LOOK_EVERY = Temporal.Duration.from({ milliseconds: 700 });

type ContentOptions = { readonly folder: string; readonly log: Log; readonly clock: Clock };

export type Content = Editions & {
  /** What `aliases.txt` says of names; the same value until it changes. */
  aliases(): Aliases;
  /** Reads what is new or changed in the folder now. */
  refresh(): Promise<void>;
  /** Reads every change, once it holds still, until the signal; then resolves. */
  watch(signal: AbortSignal): Promise<void>;
};

/** What a file looked like when it was last read; `edition` is the last good version. */
type Known = { readonly stamp: string; readonly edition: Edition | undefined };

/**
 * The editions under `<folder>/editions`, kept up to date by looking at the folder: it works on every
 * file system, and costs one stat a file. A file that cannot be read is one log line, and its last
 * good version stays.
 */
export function openContent({ folder, log, clock }: ContentOptions): Content {
  const path = join(folder, 'editions');
  const names = openAliases(join(folder, 'aliases.txt'), log);
  let known: ReadonlyMap<string, Known> = new Map();
  let editions: readonly Edition[] = [];
  const refresh = async (): Promise<void> => {
    await names.refresh();
    const next = await readFolder(path, known, log);
    if (next === known) return;
    known = next;
    editions = [...known.values()].flatMap(({ edition }) => edition ?? []);
    log.info({ editions: editions.length }, 'content read');
  };
  return {
    current: () => editions,
    aliases: names.current,
    refresh,
    async watch(signal) {
      let before = '';
      while (!signal.aborted) {
        const look = `${await names.look()}\n${await lookAt(path)}`;
        if (look === before) await refresh();
        before = look;
        await clock.sleepUntil(clock.now().add(LOOK_EVERY), signal).catch(() => undefined);
      }
    },
  };
}

/** The same map where nothing has changed. */
async function readFolder(
  path: string,
  known: ReadonlyMap<string, Known>,
  log: Log,
): Promise<ReadonlyMap<string, Known>> {
  const next = new Map<string, Known>();
  let changed = false;
  for (const name of await listEditions(path)) {
    const before = known.get(name);
    const stamp = await stampOf(join(path, name));
    if (stamp === undefined) continue;
    if (before?.stamp === stamp) next.set(name, before);
    else {
      changed = true;
      const edition = await readOrKeep(join(path, name), before?.edition, log);
      next.set(name, { stamp, edition });
    }
  }
  return changed || next.size !== known.size ? next : known;
}

/** No folder is an empty one: the bot says so kindly and runs. */
async function listEditions(path: string): Promise<readonly string[]> {
  const names = await readdir(path).catch(() => []);
  return names.filter(isEditionFile).sort();
}

async function lookAt(path: string): Promise<string> {
  const names = await listEditions(path);
  const stamps = await Promise.all(names.map((name) => stampOf(join(path, name))));
  return names.map((name, index) => `${name} ${stamps[index]}`).join('\n');
}

async function readOrKeep(
  path: string,
  last: Edition | undefined,
  log: Log,
): Promise<Edition | undefined> {
  try {
    return await readEditionFile(path);
  } catch (error) {
    const line = error instanceof PageError ? error.line : 0;
    const cause = error instanceof Error ? error.message : String(error);
    const kept = last === undefined ? 'nothing of it is shown' : 'its last good version stays';
    log.warn({ file: path, line, cause, kept }, 'edition cannot be read');
    return last;
  }
}
