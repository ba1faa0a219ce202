// Messages and threads: https://docs.discord.com/developers/resources/channel
import { type Client, Routes } from 'discord.js';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { clip, toPlain } from '#core/language/plain.ts';
import type { Place, Posted } from '#core/ports.ts';
import type { Doc } from '#core/talk/doc.ts';
import { CODE, refusalOf, toPosted } from './failure.ts';
import { isDirect } from './place.ts';
import { type PostOptions, toDiscordPost } from './render.ts';

const THREAD_NAME_LIMIT = 100;

/** Refusals to open a thread that still leave an answer in the channel. */
const NO_THREAD_HERE: readonly number[] = [
  CODE.missingPermissions,
  CODE.wrongChannelType,
  CODE.threadLocked,
  CODE.tooManyThreads,
];

type Target = { readonly channel: string; readonly options: PostOptions };

export type Sending = {
  readonly client: Client<true>;
  /** Milliseconds for one request, its answer's body included. */
  readonly timeout: number;
};

/** Posts once: in the channel, in a thread, or as an answer where no thread can be. */
export async function post(
  { place, doc, key }: { readonly place: Place; readonly doc: Doc; readonly key: DeliveryKey },
  sending: Sending,
): Promise<Posted> {
  try {
    const { channel, options } = await toTarget(place, doc, sending);
    const body = toDiscordPost(doc, key, options);
    const answer = await create(Routes.channelMessages(channel), body, sending);
    const ref = readId(answer);
    return ref === undefined ? { kind: 'unknown', reason: 'no id' } : { kind: 'sent', ref };
  } catch (error) {
    return toPosted(error);
  }
}

async function toTarget(place: Place, doc: Doc, sending: Sending): Promise<Target> {
  const { channel, thread } = place;
  if (thread === undefined) return { channel, options: {} };
  if (isDirect(place)) return { channel, options: { replyTo: thread } };
  const hasThread = await openThread({ channel, message: thread, name: toName(doc) }, sending);
  if (hasThread) return { channel: thread, options: { silent: true } };
  return { channel, options: { silent: true, replyTo: thread } };
}

type ThreadStart = { readonly channel: string; readonly message: string; readonly name: string };

/** A thread started from a message has that message's id, so starting it twice gives one thread. */
async function openThread(start: ThreadStart, sending: Sending): Promise<boolean> {
  if (sending.client.channels.cache.get(start.message)?.isThread()) return true;
  try {
    const { channel, message, name } = start;
    await create(Routes.threads(channel, message), { name }, sending);
    return true;
  } catch (error) {
    const refusal = refusalOf(error);
    // No such message: it may still be a thread that hangs on none; else the post itself is refused.
    if (refusal === CODE.threadExists || refusal === CODE.unknownMessage) return true;
    if (refusal !== undefined && NO_THREAD_HERE.includes(refusal)) return false;
    throw error;
  }
}

function toName({ blocks, fallback }: Doc): string {
  const words = blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.text];
    if (block.kind !== 'text') return [];
    return [block.line.map((span) => (typeof span === 'string' ? span : wordsIn(span))).join('')];
  });
  const first = [...words, fallback].map(toPlain).find((text) => text !== '');
  return clip(first ?? '…', THREAD_NAME_LIMIT);
}

const wordsIn = (span: object): string =>
  'text' in span && typeof span.text === 'string' ? span.text : '';

/** discord.js stops its own clock at the answer's headers; the signal covers the body as well. */
const create = (
  route: `/${string}`,
  body: unknown,
  { client, timeout }: Sending,
): Promise<unknown> => client.rest.post(route, { body, signal: AbortSignal.timeout(timeout) });

function readId(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('id' in answer)) return undefined;
  return typeof answer.id === 'string' ? answer.id : undefined;
}
