import { randomBytes } from 'node:crypto';
import type { Connection, ConnectionOptions } from './connection.ts';
import { createDoor } from './http.ts';
import type { InstallConfig } from './install.ts';

/**
 * A socket, and beside it the install page on a port of its own. Bolt's socket receiver has a server for
 * that, which listens on every address of the machine and ends the process where its port is taken
 * (bolt 5.1.0), so the HTTP receiver is used here too, with nothing for events.
 */
export function besideInstallPage(
  socket: Connection,
  { port, host }: InstallConfig,
  options: ConnectionOptions,
): Connection {
  // The receiver wants one, though there is nothing here that a signature opens.
  const signingSecret = randomBytes(32).toString('hex');
  const door = createDoor({ port, host, signingSecret, endpoints: [] }, options);
  return {
    receiver: socket.receiver,
    open: async () => {
      await door.open();
      await socket.open().catch(async (error: unknown) => {
        await door.close();
        throw error;
      });
    },
    isOpen: socket.isOpen,
    close: async () => {
      await Promise.all([socket.close(), door.close()]);
    },
  };
}
