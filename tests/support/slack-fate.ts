import type { ServerResponse } from 'node:http';
import { setTimeout as pass } from 'node:timers/promises';
import type { Answer, Call } from './slack-call.ts';

/** What becomes of one call to the Web API. */
export type Behaviour =
  /** The connection is cut, before or after the call has taken effect. */
  | 'lose'
  | 'take-and-cut'
  /** With `taken` it has taken effect all the same. */
  | { readonly status: number; readonly taken?: true }
  | { readonly error: string; readonly taken?: true }
  /** 429, with so many seconds to wait. */
  | { readonly retryAfter: number }
  /** Takes effect and answers when the promise is settled. */
  | { readonly after: Promise<unknown> }
  /** Takes effect and answers after so many milliseconds, whoever still waits for it. */
  | { readonly delay: number };

/** Decides on each call; undefined lets it go well. */
export type Fate = (call: {
  readonly method: string;
  readonly team: string;
  readonly call: Call;
}) => Behaviour | undefined;

/** How often each kind of trouble comes, 0 to 1; all together at most 1. */
export type Odds = {
  readonly lose?: number;
  readonly cut?: number;
  /** HTTP 500, and Slack's `internal_error`; each takes effect every second time. */
  readonly trouble?: number;
  readonly internal?: number;
  readonly delay?: number;
  /** Most milliseconds of a delay. @default 50 */
  readonly longest?: number;
};

/** Trouble by chance with everything that posts, edits or reads; the same seed gives the same trouble. */
export function lossy(seed: number, odds: Odds): Fate {
  const chance = createChance(seed);
  return ({ method }) => {
    const met = /^(?:chat|conversations)\./.test(method);
    return met ? pick(chance, odds) : undefined;
  };
}

function pick(chance: () => number, odds: Odds): Behaviour | undefined {
  const { lose = 0, cut = 0, trouble = 0, internal = 0, delay = 0, longest = 50 } = odds;
  const half = chance() < 0.5 ? { taken: true as const } : {};
  const kinds: readonly (readonly [number, Behaviour])[] = [
    [lose, 'lose'],
    [cut, 'take-and-cut'],
    [trouble, { status: 500, ...half }],
    [internal, { error: 'internal_error', ...half }],
    [delay, { delay: Math.ceil(chance() * longest) }],
  ];
  let left = chance();
  for (const [odd, behaviour] of kinds) {
    left -= odd;
    if (left < 0) return behaviour;
  }
  return undefined;
}

/** Numbers from 0 to 1 that look random: mulberry32. */
export function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Fulfilment = {
  readonly response: ServerResponse;
  readonly run: () => Answer;
  readonly scopes: ReadonlySet<string>;
};

/** Answers a call as its fate wants it. */
export async function fulfil(fate: Behaviour | undefined, { response, run, scopes }: Fulfilment) {
  if (fate === 'lose') return response.destroy();
  if (fate === 'take-and-cut') {
    run();
    return response.destroy();
  }
  const { status, error, taken, retryAfter, after, delay } = toParts(fate);
  if (taken === true) run();
  if (status !== undefined) return response.writeHead(status).end('no');
  if (retryAfter !== undefined) {
    return response.writeHead(429, { 'retry-after': String(retryAfter) }).end();
  }
  await after;
  if (delay !== undefined) await pass(delay);
  const answer = error === undefined ? run() : { ok: false, error };
  const headers = { 'content-type': 'application/json', 'x-oauth-scopes': [...scopes].join(',') };
  return response.writeHead(200, headers).end(JSON.stringify(answer));
}

type Parts = {
  readonly status?: number;
  readonly error?: string;
  readonly taken?: true;
  readonly retryAfter?: number;
  readonly after?: Promise<unknown>;
  readonly delay?: number;
};

const toParts = (fate: Exclude<Behaviour, string> | undefined): Parts => fate ?? {};
