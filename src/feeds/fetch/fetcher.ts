import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { createTurns } from '#core/desk/turns.ts';
import { TroubleError } from '#core/news/trouble.ts';
import { createAsk } from './ask.ts';
import type { Fetched, Fetcher, FetchRequest } from './fetched.ts';
import { createGuard } from './guard.ts';

export type FetcherOptions = {
  readonly version: string;
  /** An address of whoever runs this bot, for those who run the servers. */
  readonly contact: string;
  /** The hosts and ranges that the operator opened. @default none */
  readonly privateFeeds?: readonly string[] | undefined;
  /** @default the system's */
  readonly lookup?: LookupFunction | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /** @default the machine's clock */
  readonly now?: (() => Temporal.Instant) | undefined;
};

type Limits = {
  /** Milliseconds until a connection stands, and from then until headers or more of a body arrive. @default 10,000 */
  readonly headersMs: number;
  /** Milliseconds of all steps together, without the time that others had their turn. @default 20,000 */
  readonly totalMs: number;
  /** Of a body, packed and unpacked. @default 15 MB */
  readonly bytes: number;
  /** How many are followed. @default 5 */
  readonly redirects: number;
};

const LIMITS: Limits = { headersMs: 10_000, totalMs: 20_000, bytes: 15 * 1024 ** 2, redirects: 5 };

/** Fetches feeds and pages, one at a time of each host. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { version, contact, privateFeeds, lookup, now = Temporal.Now.instant } = options;
  const { headersMs, totalMs, bytes, redirects } = { ...LIMITS, ...options.limits };
  const guard = createGuard({ privateFeeds, lookup, connectMs: headersMs });
  const agent = new Agent({
    ...{ connect: guard.connect, connections: 1, maxResponseSize: bytes },
    ...{ headersTimeout: headersMs, bodyTimeout: headersMs },
  });
  const ask = createAsk({ agent, userAgent: `Newsdesk/${version} (+${contact})`, bytes, now });
  const turns = createTurns();

  async function follow(request: FetchRequest, trail: Trail): Promise<Fetched> {
    const { at, spend, movedTo } = trail;
    const answer = await turns(at.hostname, () =>
      spend((signal) => ask(at, { ...request, signal })),
    );
    if (answer.kind !== 'redirect') return { ...answer, movedTo };
    const next = guard.readAddress(answer.to, at);
    return follow(request, stepOn(trail, next, { forGood: answer.forGood, most: redirects }));
  }

  async function fetch(request: FetchRequest): Promise<Fetched> {
    const { url, signal } = request;
    const spend = createAllowance(totalMs, signal);
    const start = { at: guard.readAddress(url), passed: [], forGood: true, spend };
    return unlessAborted(follow(request, start), signal);
  }

  return { fetch, close: () => agent.destroy(new Error('The fetcher was closed.')) };
}

/** The way that a request has gone. */
type Trail = {
  readonly at: URL;
  readonly passed: readonly string[];
  /** Every step up to here was one for good. */
  readonly forGood: boolean;
  /** Where the last such step led. */
  readonly movedTo?: string | undefined;
  readonly spend: Allowance;
};

type Step = { readonly forGood: boolean; readonly most: number };

/** A server that wants a cookie first sends on to where one is already. */
function stepOn(trail: Trail, to: URL, step: Step): Trail {
  const passed = [...trail.passed, trail.at.href];
  if (passed.includes(to.href) || passed.length > step.most)
    throw new TroubleError({ kind: 'redirects in circles' });
  const forGood = trail.forGood && step.forGood;
  return { ...trail, at: to, passed, forGood, movedTo: forGood ? to.href : trail.movedTo };
}

type Allowance = <Result>(work: (signal: AbortSignal) => Promise<Result>) => Promise<Result>;

/** Time that runs only while something is under way; the signal aborts when it is over. */
function createAllowance(totalMs: number, signal: AbortSignal | undefined): Allowance {
  let left = totalMs;
  return async (work) => {
    signal?.throwIfAborted();
    const began = performance.now();
    const timer = AbortSignal.timeout(Math.max(0, Math.ceil(left)));
    try {
      return await work(signal === undefined ? timer : AbortSignal.any([signal, timer]));
    } finally {
      left -= performance.now() - began;
    }
  };
}

/** Whoever stops waiting is let go at once, even where the turn has not come yet. */
async function unlessAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (signal === undefined) return work;
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([aborted.promise, work]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
