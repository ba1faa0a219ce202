import type { Client, RawFile } from 'discord.js';
import type { Turns } from './turns.ts';

/** What requests with the bot's own token are made with. */
export type Sending = {
  readonly client: Client;
  /** Milliseconds for one request, its answer's body included. */
  readonly timeout: number;
  /** Answers to interactions take none: Discord does not count them. */
  readonly turns: Turns;
};

type Asking = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  readonly route: `/${string}`;
  readonly body?: object;
  readonly files?: RawFile[];
  readonly query?: Readonly<Record<string, string>>;
};

/**
 * Makes one request when its turn comes. discord.js stops its own clock at the answer's headers; the
 * signal covers the body as well.
 */
export async function send(asking: Asking, { client, timeout, turns }: Sending): Promise<unknown> {
  const { method, route, body, files, query } = asking;
  return turns.run(() =>
    client.rest.request({
      method: method as Parameters<typeof client.rest.request>[0]['method'],
      fullRoute: route,
      ...(body === undefined ? {} : { body }),
      ...(files === undefined ? {} : { files }),
      ...(query === undefined ? {} : { query: new URLSearchParams(query) }),
      signal: AbortSignal.timeout(timeout),
    }),
  );
}

/** The id in an answer, where there is one. */
export function readId(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('id' in answer)) return undefined;
  return typeof answer.id === 'string' ? answer.id : undefined;
}
