import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '#core/ports.ts';
import { createHostCheck } from './host.ts';

export type Answer = {
  readonly status: number;
  /** The media type of the body. */
  readonly type: string;
  readonly body: string;
};

/** What is answered, by exact path. */
export type Routes = ReadonlyMap<string, () => Promise<Answer>>;

type Options = { readonly hosts: readonly string[]; readonly log: Log };

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

/** Answers GET and HEAD, and nothing that has a body or calls us by another's name. */
export function createListener(routes: Routes, { hosts, log }: Options): RequestListener {
  const isOurs = createHostCheck(hosts);
  return (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const route = routes.get(request.url ?? '');
    if (!isOurs(request.headers.host)) refuse(response, OTHER_NAME);
    else if (route === undefined) refuse(response, NOTHING_HERE);
    else void answer(route, { request, response, log });
  };
}

type Refusal = Pick<Answer, 'status' | 'body'>;

const OTHER_NAME = {
  status: 421,
  body: 'This server answers to its own name only: see NEWSDESK_HOSTS.\n',
};
const NOTHING_HERE = { status: 404, body: 'There is nothing here.\n' };
const NO_QUESTION = { status: 405, body: 'Ask for this with GET.\n' };
const WITH_BODY = { status: 413, body: 'Ask for this without a body.\n' };
const BROKEN = { status: 500, body: 'Something went wrong. The log of the bot says what.\n' };

const isQuestion = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly log: Log;
};

async function answer(
  route: () => Promise<Answer>,
  { request, response, log }: Exchange,
): Promise<void> {
  if (!isQuestion(request)) return refuse(response.setHeader('allow', 'GET, HEAD'), NO_QUESTION);
  if (hasBody(request)) return refuse(response, WITH_BODY);
  try {
    send(response, await route());
  } catch (error) {
    log.error({ err: error }, 'watch request failed');
    refuse(response, BROKEN);
  }
}

function refuse(response: ServerResponse, refusal: Refusal): void {
  // What else the connection holds is not worth reading.
  response.setHeader('connection', 'close');
  send(response, { ...refusal, type: 'text/plain; charset=utf-8' });
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, headers).end(body);
}
