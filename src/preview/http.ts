import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '#core/ports.ts';
import { Refusal, readBody } from './body.ts';
import { createHostCheck, isSameOrigin } from './guard.ts';
import type { Page } from './pages.ts';

type Body = Record<string, unknown>;

export type Routes = {
  /** Files, by path. */
  readonly pages: ReadonlyMap<string, Page>;
  /** What may be posted as JSON, by path, and what answers it. */
  readonly posts: ReadonlyMap<string, (body: Body) => Promise<object>>;
  /** The path of the stream. */
  readonly stream: string;
  openStream(response: ServerResponse): void;
};

type Options = { readonly hosts: readonly string[]; readonly log: Log };

/** The page may load its own files and talk to its own server; nothing else, whatever a payload says. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Answers the page's requests, and refuses those of anybody else's page. */
export function createListener(routes: Routes, { hosts, log }: Options): RequestListener {
  const isOurs = createHostCheck(hosts);
  return (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    if (isOurs(request.headers.host))
      void answer(routes, request, response).catch(failed(log, response));
    else
      refuse(
        response,
        new Refusal(421, 'This page answers to its own name only: see NEWSDESK_HOSTS.'),
      );
  };
}

async function answer(
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url?.split('?')[0] ?? '';
  const page = routes.pages.get(path);
  const post = routes.posts.get(path);
  if (!page && !post && path !== routes.stream) throw new Refusal(404, 'There is nothing here.');
  const method = post ? 'POST' : 'GET';
  if (request.method !== method) {
    response.setHeader('allow', method);
    throw new Refusal(405, `Ask for this with ${method}.`);
  }
  if (page) return send(response, page);
  if (!isSameOrigin(request)) throw new Refusal(403, 'Another site may not speak here.');
  if (!post) return routes.openStream(response);
  return send(response, toJson(await post(await readBody(request))));
}

const toJson = (value: object): Page => ({
  type: 'application/json; charset=utf-8',
  body: Buffer.from(JSON.stringify(value)),
});

function send(response: ServerResponse, { type, body }: Page): void {
  response.setHeader('content-type', type).setHeader('content-length', body.length).end(body);
}

function refuse(response: ServerResponse, { status, message }: Refusal): void {
  response.statusCode = status;
  // What is left of the body is not worth reading.
  response.setHeader('connection', 'close');
  send(response, toJson({ error: message }));
}

const failed = (log: Log, response: ServerResponse) => (error: unknown) => {
  if (response.headersSent || response.destroyed) return;
  if (error instanceof Refusal) {
    refuse(response, error);
    return;
  }
  log.error({ err: error }, 'preview request failed');
  refuse(response, new Refusal(500, 'Something went wrong. The log of the bot says what.'));
};
