import { readdir, readFile } from 'node:fs/promises';

const TYPES = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const;

type Extension = keyof typeof TYPES;

export type Page = { readonly type: string; readonly body: Buffer };

const FOLDER = new URL('./page/', import.meta.url);

/**
 * Reads the page's files into a table by path. What is asked for is looked up there and never becomes
 * a path on the disk.
 */
export async function readPages(): Promise<ReadonlyMap<string, Page>> {
  const names = await readdir(FOLDER);
  const entries = names.flatMap((name) => {
    const extension = name.slice(name.lastIndexOf('.') + 1);
    return isKnown(extension) ? [readPage(name, TYPES[extension])] : [];
  });
  return new Map(await Promise.all(entries));
}

const isKnown = (extension: string): extension is Extension => Object.hasOwn(TYPES, extension);

async function readPage(name: string, type: string): Promise<[string, Page]> {
  const body = await readFile(new URL(name, FOLDER));
  return [name === 'index.html' ? '/' : `/${name}`, { type, body }];
}
