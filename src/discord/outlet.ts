import { type Client, RESTEvents } from 'discord.js';
import type { Log } from '#core/ports.ts';
import { type Connection, createClient, WRONG_TOKEN } from './gateway.ts';

/** What posts go through; a process that does not listen has no more than this. */
export type Outlet = {
  readonly log: Log;
  /** Answers, posts and looks under way. */
  readonly running: Set<Promise<void>>;
  /** The client that is connected; another one after the intents had to change. */
  client: Client | undefined;
  /** Discord has refused the token: discord.js has forgotten it, and no request can be made. */
  isTokenRefused: boolean;
};

/** Makes requests with the token, and never opens the gateway. */
export function createOutlet(connection: Connection, log: Log): Outlet {
  const client = createClient(connection, 'without');
  client.rest.setToken(connection.token);
  const outlet: Outlet = { log, running: new Set(), client, isTokenRefused: false };
  watchRequests(client, outlet);
  return outlet;
}

/** Notes a token that Discord refuses, and tells the operator. */
export function watchRequests(client: Client, outlet: Outlet): void {
  const { log } = outlet;
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count }) => {
    log.warn({ count }, 'Discord refuses many requests: 10,000 in 10 minutes are a ban');
  });
  client.rest.on(RESTEvents.Response, ({ data }, { status }) => {
    if (status !== 401 || !data.auth || outlet.isTokenRefused) return;
    outlet.isTokenRefused = true;
    log.error({ status }, WRONG_TOKEN);
  });
}

/** Counts work as under way until it is done, well or not. */
export function count<Result>(work: Promise<Result>, { running }: Outlet): Promise<Result> {
  const done = () => void running.delete(settled);
  const settled: Promise<void> = work.then(done, done);
  running.add(settled);
  return work;
}
