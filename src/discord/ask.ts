import { REST, type RouteLike } from 'discord.js';

/** What Discord is asked with, outside of any client. */
export type Asking = {
  readonly token: string;
  readonly apiUrl?: string | undefined;
  /** Milliseconds for one request. @default 10_000 */
  readonly timeout?: number;
};

/** Reads one answer of Discord's; rejects with what discord.js throws. */
export type Get = <Answer>(route: RouteLike) => Promise<Answer>;

/** Asks a few questions, and leaves no timer behind. */
export async function asking<Result>(
  { token, apiUrl = 'https://discord.com/api', timeout = 10_000 }: Asking,
  work: (get: Get) => Promise<Result>,
): Promise<Result> {
  const rest = new REST({ api: apiUrl, version: '10', retries: 0, timeout }).setToken(token);
  const get = <Answer>(route: RouteLike): Promise<Answer> =>
    rest.get(route, { signal: AbortSignal.timeout(timeout) }) as Promise<Answer>;
  try {
    return await work(get);
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}
