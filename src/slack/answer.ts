import { composeNote } from '#core/talk/compose/reply.ts';
import type { Doc } from '#core/talk/doc.ts';
import { en } from '#core/talk/sentences/en.ts';
import { sendFile } from './files.ts';
import type { Here, Listening } from './here.ts';
import { toSlackAnswer, toSlackTell } from './render.ts';
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
  await respond(url, toSlackAnswer(doc), log);
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
