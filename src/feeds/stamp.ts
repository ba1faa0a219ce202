import { stat } from 'node:fs/promises';

/** What a file looks like from outside: another stamp is another content. Gone between listing and looking is gone. */
export async function stampOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? `${found.mtimeMs} ${found.size} ${found.ino}` : undefined;
}
