import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy on loopback that can go silent: connections stay open and nothing passes, as over a dead network. */
export type SilentProxy = {
  readonly port: number;
  silence(): void;
  /** What is open is cut; what comes next passes. */
  mend(): void;
  close(): Promise<void>;
};

export async function startSilentProxy(port: number): Promise<SilentProxy> {
  let silent = false;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => !silent && to.write(chunk));
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        if (!silent) to.destroy();
      });
    }
  });
  const mend = (): void => {
    silent = false;
    for (const socket of sockets) socket.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'string' || address === null) throw new Error('no port');
  return {
    port: address.port,
    silence() {
      silent = true;
    },
    mend,
    async close() {
      mend();
      server.close();
      await once(server, 'close');
    },
  };
}
