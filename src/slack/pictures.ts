// https://docs.slack.dev/messaging/working-with-files
import { PlatformError } from '#core/errors.ts';
import { clip, toPlain } from '#core/language/plain.ts';
import type { Log } from '#core/ports.ts';
import type { Doc } from '#core/talk/doc.ts';
import type { Picture } from '#core/talk/picture.ts';
import { hasPictures, picturesOf } from '#core/talk/pictured.ts';
import { readFailure } from './failure.ts';
import { type Client, handOver } from './files.ts';
import type { SlackDoc } from './render.ts';
import { inTime, pause } from './waiting.ts';

/** The pictures that Slack has from us, in one workspace. */
export type Gallery = {
  /** The Doc with the pictures that are there within the patience; it never rejects. */
  hang(doc: Doc): Promise<SlackDoc>;
  /** Slack does not take them: they are uploaded anew the next time. */
  forget(doc: Doc): void;
};

type GalleryOptions = {
  readonly log: Log;
  /** Milliseconds that a message waits for all of its pictures. @default 2_000 */
  readonly patience?: number | undefined;
};

/** Milliseconds that a message waits for its pictures. */
export const PICTURES_WITHIN = 2_000;

/** Milliseconds between two looks at whether Slack has looked through a file, and how many there are. */
const LOOK_EVERY = 250;
const MOST_LOOKS = 20;
/** Characters of what a picture is called among the files of a workspace. */
const TITLE = 80;

/** Each picture is uploaded once, however many channels are shown it, and once more when an edit comes too late. */
export function createGallery(
  client: Client,
  { log, patience = PICTURES_WITHIN }: GalleryOptions,
): Gallery {
  const uploads = new WeakMap<Picture, Promise<string | undefined>>();
  const upload = (picture: Picture): Promise<string | undefined> => {
    const known = uploads.get(picture);
    if (known !== undefined) return known;
    const uploading = put(picture, client).catch((error: unknown) => {
      log.warn({ why: reasonOf(error) }, 'picture not taken by Slack');
      uploads.delete(picture);
      return undefined;
    });
    uploads.set(picture, uploading);
    return uploading;
  };
  return {
    async hang(doc) {
      if (!hasPictures(doc)) return doc;
      const there = new Map<Picture, string>();
      const uploading = picturesOf(doc).map(async (picture) => {
        const id = await upload(picture);
        if (id !== undefined) there.set(picture, id);
      });
      await inTime(Promise.all(uploading), patience);
      return { ...doc, uploads: new Map(there) };
    },
    forget: (doc) => {
      for (const picture of picturesOf(doc)) uploads.delete(picture);
    },
  };
}

/** The address of an upload is a secret: no other error is quoted. */
function reasonOf(error: unknown): string {
  if (error instanceof PlatformError) return error.message;
  return readFailure(error)?.code ?? (error instanceof Error ? error.name : 'unknown');
}

/**
 * Gives the id of a file that no channel is told of. A message may not show it before Slack has looked
 * through it, which takes about a second and has no other sign than the type that the file then has
 * (python-slack-sdk#1521, node-slack-sdk#2040).
 */
async function put({ png, alt }: Picture, client: Client): Promise<string> {
  const bytes = new Uint8Array(png);
  const id = await handOver({ name: 'picture.png', bytes }, client);
  if (id === undefined) throw new PlatformError('slack', 'the bytes of the picture were not taken');
  const title = clip(toPlain(alt), TITLE);
  await client.files.completeUploadExternal({ files: [{ id, title }] });
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const { file } = await client.files.info({ file: id });
    if (file?.mimetype) return id;
    await pause(LOOK_EVERY, new AbortController().signal);
  }
  throw new PlatformError('slack', 'the picture was not looked through in time');
}
