// Files: https://docs.discord.com/developers/reference#uploading-files
import type { RawFile } from 'discord.js';
import { UsageError } from '#core/errors.ts';
import type { GivenFile } from '#core/ports.ts';
import type { Doc } from '#core/talk/doc.ts';
import { picturesOf } from '#core/talk/pictured.ts';
import type { Attachment } from './payload.ts';

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

type Carried = Pick<Doc, 'blocks' | 'file'>;

/** The address that a message has for its pictures, the first being 0. */
export const pictureAddress = (index: number): string => `attachment://${pictureName(index)}`;

const pictureName = (index: number): string => `picture-${index + 1}.png`;

/** What goes with a message: its pictures, then its file. */
function filesOf({ blocks, file }: Carried): RawFile[] {
  const pictures = picturesOf({ blocks }).map(({ png }, index) => ({
    ...{ name: pictureName(index), data: png, contentType: 'image/png' },
  }));
  if (file === undefined) return pictures;
  const { name, text: data } = file;
  return [...pictures, { name, data, contentType: 'text/plain; charset=utf-8' }];
}

/** The parts of a request beside its body. */
export function toFiles(carried: Carried): { readonly files?: RawFile[] } {
  const files = filesOf(carried);
  return files.length === 0 ? {} : { files };
}

/** What a body says of them. */
export const toAttachments = (carried: Carried): readonly Attachment[] =>
  filesOf(carried).map(({ name }, index) => ({ id: String(index), filename: name }));
