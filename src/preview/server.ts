import type { Inbox, ListeningPlatform, Log } from '#core/ports.ts';
import { Refusal, textOf } from './body.ts';
import { createConversation } from './conversation.ts';
import { createListener } from './http.ts';
import type { Listening } from './listening.ts';
import { listen } from './listening.ts';
import { readPages } from './pages.ts';
import { isPaneName } from './panes.ts';
import { createStreams } from './streams.ts';

export type PreviewOptions = {
  /** Address to listen on. */
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Names accepted in the Host header, beside `host` and those of this machine. */
  readonly hosts: readonly string[];
  readonly log: Log;
};

export type Preview = {
  readonly platform: ListeningPlatform;
  /** Where the page is, once it is started. */
  url(): string;
};

/** The local page, which draws what Slack and Discord would be sent. */
export function createPreview({ host, port, hosts, log }: PreviewOptions): Preview {
  const streams = createStreams();
  const conversation = createConversation(streams.send);
  let listening: Listening | undefined;
  let stopping: Promise<void> | undefined;

  async function start(inbox: Inbox, signal: AbortSignal): Promise<void> {
    const posts = toPosts(conversation, inbox);
    const routes = { pages: await readPages(), posts, stream: '/events', openStream: streams.open };
    signal.throwIfAborted();
    const listener = createListener(routes, { hosts: [host, ...hosts], log });
    listening = await listen(listener, host, port);
    signal.addEventListener('abort', () => void stop(), { once: true });
  }

  function stop(): Promise<void> {
    streams.close();
    stopping ??= listening?.close();
    return stopping ?? Promise.resolve();
  }

  function url(): string {
    if (listening === undefined) throw new Error('The preview page is not open yet.');
    return listening.url;
  }

  const platform: ListeningPlatform = {
    name: 'preview',
    start,
    post: async (place, doc, key) => conversation.post(place, doc, key),
    find: async (_place, key) => conversation.find(key),
    // The page shows what was said when it was said; it has no messages to go back to.
    edit: async () => ({ kind: 'refused', reason: 'message_not_found' }),
    isConnected: () => listening !== undefined && stopping === undefined,
    stop,
  };
  return { platform, url };
}

type Body = Record<string, unknown>;

/** What the page may send, and what it gets back. */
function toPosts(conversation: ReturnType<typeof createConversation>, inbox: Inbox) {
  return new Map([
    ['/say', (body: Body): Promise<object> => conversation.say(inbox, textOf(body, 'text'))],
    ['/press', async (body: Body): Promise<object> => conversation.press(inbox, toPressed(body))],
  ]);
}

function toPressed(body: Body) {
  const pane = textOf(body, 'pane');
  if (!isPaneName(pane)) throw new Refusal(400, '"pane" has to be slack or discord.');
  const choice = body.choice === undefined ? {} : { choice: textOf(body, 'choice') };
  return { pane, action: textOf(body, 'action'), ...choice };
}
