import { once } from 'node:events';
import { connect } from 'node:net';
import type { Vitals } from '#watch/health.ts';
import { createWatch, type Watch, type WatchOptions } from '#watch/watch.ts';
import { recordingLog } from '../support/log.ts';

export type WatchRig = {
  readonly watch: Watch;
  readonly log: ReturnType<typeof recordingLog>;
  readonly url: string;
  get(path: string, options?: RequestInit): Promise<Response>;
  /** Sends these bytes and no more; resolves to all that comes back until the server hangs up. */
  raw(bytes: string): Promise<string>;
};

export const WELL: Vitals = {
  askStore: async () => undefined,
  waiting: async () => new Map([['deliver', 3]]),
  platforms: () => new Map([['slack', true]]),
};

/** A watch on a free port of this machine. */
export async function openWatchRig(
  vitals: Partial<Vitals> = {},
  options: Partial<WatchOptions> = {},
): Promise<WatchRig> {
  const log = recordingLog();
  const where = { host: '127.0.0.1', port: 0, hosts: ['bot.example'] };
  const watch = createWatch({ ...where, log, version: '1.2.3', storeLimit: 50, ...options });
  const url = await watch.start({ ...WELL, ...vitals });
  return {
    ...{ watch, log, url },
    get: (path, init) => fetch(new URL(path, url), init),
    async raw(bytes) {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk.toString();
      });
      // A server that does not read to the end may reset the connection; that is hanging up too.
      socket.on('error', () => undefined);
      socket.write(bytes);
      await once(socket, 'close');
      return answer;
    },
  };
}
