import type { Asked } from '#core/ports.ts';
import { composeNote } from '#core/talk/compose/reply.ts';
import type { Doc } from '#core/talk/doc.ts';
import { withoutPictures } from '#core/talk/pictured.ts';
import { sendFile } from './files.ts';
import type { Here, Listening } from './here.ts';
import { type SlackAnswer, type SlackDoc, toSlackAnswer, toSlackTell } from './render.ts';
import { respond } from './respond.ts';
import { inTime } from './waiting.ts';

type Asker = {
  /** A response_url. */
  readonly url: string;
  readonly asked: Asked;
};

type Answering = Pick<Listening, 'inbox' | 'log' | 'wordAfter'>;

/** Answers a command privately, once the answer is there. */
export async function answerTo(
  answered: Promise<Doc>,
  { here, ...asker }: Asker & { readonly here: Here },
  answering: Answering,
): Promise<void> {
  const { inbox, log } = answering;
  await sayWhereSlow(answered, asker, answering);
  const say = () => inbox.sentences(asker.asked);
  const doc = await sendFile(await answered, { person: asker.asked.person.id, say }, here);
  await respondWith(doc, toSlackAnswer, { url: asker.url, here, log });
}

type Responding = Pick<Asker, 'url'> & { readonly here: Here } & Pick<Listening, 'log'>;

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
  { url, asked }: Asker,
  { inbox, log, wordAfter }: Answering,
): Promise<void> {
  if (await inTime(answered, wordAfter)) return;
  const { oneMoment } = await inbox.sentences(asked);
  await respond(url, toSlackTell(composeNote(oneMoment)), log);
}
