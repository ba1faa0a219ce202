import { composeNote } from '#core/talk/compose/reply.ts';
import type { Doc } from '#core/talk/doc.ts';
import { withoutPictures } from '#core/talk/pictured.ts';
import { en } from '#core/talk/sentences/en.ts';
import { sendFile } from './files.ts';
import type { Here, Listening } from './here.ts';
import { type SlackAnswer, type SlackDoc, toSlackAnswer, toSlackTell } from './render.ts';
import { respond } from './respond.ts';
import { inTime } from './waiting.ts';

type Asker = {
  /** A response_url. */
  readonly url: string;
  readonly person: string;
  readonly here: Here;
};

/** Answers a command privately, once the answer is there. */
export async function answerTo(
  answered: Promise<Doc>,
  { url, person, here }: Asker,
  { log, wordAfter }: Pick<Listening, 'log' | 'wordAfter'>,
): Promise<void> {
  await sayWhereSlow(answered, url, { log, wordAfter });
  const doc = await sendFile(await answered, person, here);
  await respondWith(doc, toSlackAnswer, { url, here, log });
}

type Responding = Pick<Asker, 'url' | 'here'> & Pick<Listening, 'log'>;

/** Answers with the pictures that Slack has in time, and in words alone where it refuses those. */
export async function respondWith(
  doc: Doc,
  toBody: (doc: SlackDoc) => SlackAnswer,
  { url, here, log }: Responding,
): Promise<void> {
  const shown = await here.gallery.hang(doc);
  const taken = await respond(url, toBody(shown), log);
  if (taken !== 'refused' || !shown.uploads?.size) return;
  here.gallery.forget(doc);
  await respond(url, toBody(withoutPictures(doc)), log);
}

/** Of a command that takes its time a person would see nothing at all on Slack. */
export async function sayWhereSlow(
  answered: Promise<unknown>,
  url: string,
  { log, wordAfter }: Pick<Listening, 'log' | 'wordAfter'>,
): Promise<void> {
  if (await inTime(answered, wordAfter)) return;
  await respond(url, toSlackTell(composeNote(en.oneMoment)), log);
}
