// Files: https://docs.discord.com/developers/reference#uploading-files
import type { RawFile } from 'discord.js';
import { UsageError } from '#core/errors.ts';
import type { GivenFile } from '#core/ports.ts';
import type { TextFile } from '#core/talk/doc.ts';

/** A file as the option of a command brings it; its address needs no token. */
export type Attached = { readonly url: string; readonly size: number };

/** Milliseconds; an answer may take minutes, a person has less patience. */
const DOWNLOAD_WITHIN = 10_000;

export const toGivenFile = ({ url, size }: Attached): GivenFile => ({
  size,
  async read() {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_WITHIN) });
      if (response.ok) return await response.bytes();
    } catch (cause) {
      throw new UsageError((say) => say.fileNotRead, { cause });
    }
    throw new UsageError((say) => say.fileNotRead);
  },
});

/** The parts of a request beside its body. */
export const toFiles = (file: TextFile | undefined): { readonly files?: RawFile[] } =>
  file === undefined
    ? {}
    : { files: [{ name: file.name, data: file.text, contentType: 'text/plain; charset=utf-8' }] };
