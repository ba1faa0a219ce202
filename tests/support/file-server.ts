import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type FileServer = {
  /** The address of the one file. */
  readonly url: string;
  /** Headers of the requests for it. */
  readonly asked: readonly IncomingHttpHeaders[];
  close(): Promise<void>;
};

/** Serves one file on loopback, or a refusal. */
export async function startFileServer(text: string, status = 200): Promise<FileServer> {
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    response.writeHead(status, { 'content-type': 'application/octet-stream' }).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feeds.opml`,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
