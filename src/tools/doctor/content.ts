import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '#core/errors.ts';
import { openContent } from '#feeds/content.ts';
import { readOpml } from '#feeds/opml.ts';
import { systemClock } from '../../clock.ts';
import type { DeskConfig } from '../../config.ts';
import type { Finding } from '../findings.ts';
import { messageOf } from './checked.ts';

/** Reads the editions and the aliases as the bot does; what it would log is a finding here. */
export async function checkContent(folder: string): Promise<readonly Finding[]> {
  const editions = join(folder, 'editions');
  const code = await readdir(editions).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code,
  );
  if (code !== undefined) return [noFolder(editions, code)];
  const mistakes: Finding[] = [];
  const nothing = () => undefined;
  const warn = (data: object): void => void mistakes.push(toMistake(data));
  const log = { debug: nothing, info: nothing, error: nothing, warn };
  const content = openContent({ folder, log, clock: systemClock });
  await content.refresh();
  const count = content.current().length;
  return [
    { ok: true, what: `${count} ${count === 1 ? 'edition' : 'editions'} in ${editions}` },
    ...mistakes,
  ];
}

/** Without editions there may still be feeds. */
const noFolder = (folder: string, code: string): Finding => ({
  ok: false,
  what: `${folder} cannot be read (${code})`,
  fix: 'Make it and put editions there, or name its parent with NEWSDESK_CONTENT; feeds do without.',
  bearable: true,
});

type Logged = { readonly file?: string; readonly line?: number; readonly cause?: string };

function toMistake({ file = '', line = 0, cause = '' }: Logged): Finding {
  const at = line > 0 ? `, line ${line}` : '';
  return {
    ok: false,
    what: `${file}${at}: ${cause}`,
    fix: 'Mend the file: it is read anew at once.',
  };
}

/** The list of the operator's, where there is one, and what is wrong with it. */
export async function readOperators({ polled, content }: DeskConfig): Promise<{
  readonly urls: readonly string[];
  readonly finding?: Finding;
}> {
  if (polled.kind === 'added' || polled.kind === 'off') return { urls: [] };
  const path = polled.kind === 'file' ? polled.path : join(content, 'feeds.opml');
  try {
    const listed = readOpml(await readFile(path, 'utf8'));
    const finding = { ok: true, what: `${listed.length} feeds in ${path}` };
    return { urls: listed.map(({ url }) => url), finding };
  } catch (error) {
    const why = error instanceof UsageError ? error.message : codeOf(error);
    const fix = 'Put an OPML file there, or name another one with NEWSDESK_FEEDS.';
    return { urls: [], finding: { ok: false, what: `${path} cannot be read: ${why}`, fix } };
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : messageOf(error);
