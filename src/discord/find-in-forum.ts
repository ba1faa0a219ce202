// Threads: https://docs.discord.com/developers/topics/threads#enumerating-threads
import { Routes } from 'discord.js';
import type { Found, Place } from '#core/ports.ts';
import { CODE, refusalOf } from './failure.ts';
import { isOurs, type Wanted } from './history.ts';
import { type Sending, send } from './request.ts';
import { toInstant } from './snowflake.ts';

const PAGE = 100;

type Thread = {
  readonly id: string;
  readonly parent_id?: string;
  readonly owner_id?: string;
  readonly thread_metadata?: { readonly archive_timestamp?: string };
};

type Threads = { readonly threads: readonly Thread[]; readonly has_more?: boolean };

/**
 * Looks for a post among the threads that we started in a forum since then: first the active ones, then
 * those that went quiet meanwhile. A thread's first message has the thread's id.
 */
export async function findInForum(place: Place, wanted: Wanted, sending: Sending): Promise<Found> {
  const active = await readThreads(Routes.guildActiveThreads(place.workspace), {}, sending);
  const found = await findStarter(active.threads, { place, wanted }, sending);
  if (found !== undefined) return found;
  const route = Routes.channelThreads(place.channel, 'public');
  const quiet = await readThreads(route, { limit: String(PAGE) }, sending);
  const later = await findStarter(quiet.threads, { place, wanted }, sending);
  if (later !== undefined) return later;
  const isWhole = quiet.has_more !== true || quiet.threads.some((one) => wasQuiet(one, wanted));
  return isWhole ? { kind: 'absent' } : { kind: 'unreadable', reason: 'too many threads since' };
}

async function readThreads(
  route: `/${string}`,
  query: Readonly<Record<string, string>>,
  sending: Sending,
): Promise<Threads> {
  const answer = await send({ method: 'GET', route, query }, sending);
  if (typeof answer === 'object' && answer !== null && 'threads' in answer) {
    return answer as Threads;
  }
  throw new TypeError('A list of threads that is none');
}

type Sought = { readonly place: Place; readonly wanted: Wanted };

async function findStarter(
  threads: readonly Thread[],
  { place, wanted }: Sought,
  sending: Sending,
): Promise<Found | undefined> {
  const candidates = threads.filter(
    ({ id, parent_id, owner_id }) =>
      parent_id === place.channel && owner_id === wanted.author && isSince(id, wanted),
  );
  for (const { id } of candidates) {
    if (await isStartedByUs(id, wanted, sending)) return { kind: 'found', ref: id };
  }
  return undefined;
}

const isSince = (id: string, { after }: Wanted): boolean => BigInt(id) > BigInt(after);

/** They are ordered by when they went quiet; behind this one there is none that was started since. */
function wasQuiet({ thread_metadata }: Thread, { after }: Wanted): boolean {
  const at = Temporal.Instant.from(thread_metadata?.archive_timestamp ?? '');
  return Temporal.Instant.compare(at, toInstant(after)) < 0;
}

async function isStartedByUs(id: string, wanted: Wanted, sending: Sending): Promise<boolean> {
  try {
    const route = Routes.channelMessage(id, id);
    const starter = await send({ method: 'GET', route }, sending);
    return isOurs(starter as Parameters<typeof isOurs>[0], wanted);
  } catch (error) {
    // Somebody deleted the message and left the thread.
    if (refusalOf(error) === CODE.unknownMessage) return false;
    throw error;
  }
}
