import type { ServerResponse } from 'node:http';

/** Browsers open at most 6 connections to one host: some have to stay free for what is typed. */
const MOST = 4;
/** Bytes that may wait for a page that does not read. */
const BACKLOG = 1024 * 1024;

export type Streams = {
  /** Keeps the response open as a stream of server-sent events. */
  open(response: ServerResponse): void;
  /** Sends an event to every page. */
  send(event: object): void;
  close(): void;
};

/** The open pages that wait for posts. The oldest makes room for a fifth, and is told so. */
export function createStreams(): Streams {
  const open = new Set<ServerResponse>();

  function push(response: ServerResponse, text: string): void {
    if (response.writableLength > BACKLOG) response.destroy();
    else response.write(text);
  }

  return {
    open: (response) => {
      const [oldest] = open;
      if (oldest && open.size === MOST) {
        open.delete(oldest);
        oldest.end('event: elsewhere\ndata: {}\n\n');
      }
      open.add(response);
      response.on('close', () => open.delete(response));
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      // Milliseconds until the page asks again when this ends.
      response.write('retry: 1000\n\n');
    },
    send: (event) => {
      const text = `data: ${JSON.stringify(event)}\n\n`;
      for (const response of open) push(response, text);
    },
    close: () => {
      for (const response of open) response.end();
      open.clear();
    },
  };
}
