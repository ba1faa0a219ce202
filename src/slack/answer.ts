import type { Asked } from '#core/ports.ts';
import { composeNote } from '#core/talk/compose/reply.ts';
import type { Doc } from '#core/talk/doc.ts';
import { sendFile } from './files.ts';
import type { Here, Listening } from './here.ts';
import { toSlackAnswer, toSlackTell } from './render.ts';
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
  await respond(asker.url, toSlackAnswer(doc), log);
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
