import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import type { SlackAnswer } from '#slack/render.ts';
import type { SlackLine } from './slack-line.ts';
import { createSlackLine } from './slack-line.ts';
import type { Answer, Kept, Workspace } from './slack-web-api.ts';
import { createWebApi, createWorkspace } from './slack-web-api.ts';
import type { Delivery, Pressing, Said, Where } from './slack-wire.ts';
import {
  APP_TOKEN,
  BOT_TOKEN,
  BOT_USER,
  CHANNEL,
  nextTs,
  PERSON,
  toMessageEvent,
  toPress,
  toSlashCommand,
} from './slack-wire.ts';

/** What becomes of one call to the Web API. */
export type Behaviour =
  /** The connection is cut, before or after the call has taken effect. */
  | 'lose'
  | 'take-and-cut'
  | { readonly status: number }
  | { readonly error: string }
  /** 429, with so many seconds to wait. */
  | { readonly retryAfter: number }
  /** Takes effect and answers when the promise is settled. */
  | { readonly after: Promise<unknown> };

/** A Slack on loopback: the Web API, Socket Mode or HTTP deliveries, response_urls. */
export type SlackServer = SlackLine & {
  /** Base of its Web API. */
  readonly url: string;
  readonly workspace: Workspace;
  /** What the bot posted, oldest first. */
  posts(): readonly Kept[];
  /** What came to response_urls, oldest first. */
  answers(): readonly SlackAnswer[];
  /** How often a method was called, whatever became of it. */
  calls(method: string): number;
  /** Sets the fate of the next call to a method. */
  next(method: string, behaviour: Behaviour): void;
  /** A person says something; resolves when the bot has acknowledged it. */
  say(said: Said): Promise<void>;
  /** A person said this before; the bot is not told. */
  remember(said: Said): void;
  /** A person types a slash command; resolves to the answer. */
  command(text: string, where?: Where): Promise<SlackAnswer>;
  /** A person uses a button or a menu; resolves to the answer. */
  press(pressing: Pressing): Promise<SlackAnswer>;
  /** The status with which answers are received from now on; 200 at first. */
  answerStatus(status: number): void;
  close(): Promise<void>;
};

type Responses = {
  readonly received: SlackAnswer[];
  readonly waiting: Map<string, (answer: SlackAnswer) => void>;
  status: number;
};

export async function startSlackServer(): Promise<SlackServer> {
  const workspace = createWorkspace();
  const responses: Responses = { received: [], waiting: new Map(), status: 200 };
  const fates = new Map<string, Behaviour[]>();
  const called: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://loopback').pathname;
    const handled = path.startsWith('/api/')
      ? answerCall(request, response, path.slice('/api/'.length))
      : takeAnswer(request, response, { path, responses });
    handled.catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const line = createSlackLine(server);
  const methods = {
    ...createWebApi(workspace),
    'apps.connections.open': () => ({ ok: true, url: `${origin.replace('http', 'ws')}/link` }),
  };

  async function answerCall(request: IncomingMessage, response: ServerResponse, method: string) {
    called.push(method);
    const fate = fates.get(method)?.shift();
    const call = Object.fromEntries(new URLSearchParams(await readText(request)));
    const run = () => checked(method, request) ?? (methods as Methods)[method]?.(call) ?? UNKNOWN;
    await fulfil(fate, { response, run, scopes: workspace.scopes });
  }

  const remember = ({ text, channel = CHANNEL, user = PERSON, ts = nextTs() }: Said): void => {
    workspace.messages.push({ text, channel, user, ts });
  };
  const asked = async (toDelivery: (responseUrl: string) => Delivery): Promise<SlackAnswer> => {
    const path = `/response/${responses.waiting.size}`;
    const answered = new Promise<SlackAnswer>((resolve) => responses.waiting.set(path, resolve));
    await line.deliver(toDelivery(origin + path));
    return answered;
  };

  return {
    ...line,
    url: `${origin}/api/`,
    workspace,
    posts: () => workspace.messages.filter(({ user }) => user === BOT_USER),
    answers: () => responses.received,
    calls: (method) => called.filter((name) => name === method).length,
    next: (method, behaviour) => fates.set(method, [...(fates.get(method) ?? []), behaviour]),
    say: (said) => {
      remember(said);
      return line.deliver(toMessageEvent(said));
    },
    remember,
    command: (text, where) => asked((url) => toSlashCommand(text, url, where)),
    press: (pressing) => asked((url) => toPress(pressing, url)),
    answerStatus: (status) => {
      responses.status = status;
    },
    close: async () => {
      line.drop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Methods = Readonly<Record<string, (call: Readonly<Record<string, string>>) => Answer>>;
const UNKNOWN: Answer = { ok: false, error: 'unknown_method' };

/** Each method takes one kind of token. */
function checked(method: string, request: IncomingMessage): Answer | undefined {
  const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
  const [right, other] =
    method === 'apps.connections.open' ? [APP_TOKEN, BOT_TOKEN] : [BOT_TOKEN, APP_TOKEN];
  if (token === right) return undefined;
  return { ok: false, error: token === other ? 'not_allowed_token_type' : 'invalid_auth' };
}

type Fulfilment = {
  readonly response: ServerResponse;
  readonly run: () => Answer;
  readonly scopes: ReadonlySet<string>;
};

async function fulfil(fate: Behaviour | undefined, { response, run, scopes }: Fulfilment) {
  if (fate === 'lose') return response.destroy();
  if (fate === 'take-and-cut') {
    run();
    return response.destroy();
  }
  if (fate !== undefined && 'status' in fate) return response.writeHead(fate.status).end('no');
  if (fate !== undefined && 'retryAfter' in fate) {
    return response.writeHead(429, { 'retry-after': String(fate.retryAfter) }).end();
  }
  if (fate !== undefined && 'after' in fate) await fate.after;
  const answer = fate !== undefined && 'error' in fate ? { ok: false, error: fate.error } : run();
  const headers = { 'content-type': 'application/json', 'x-oauth-scopes': [...scopes].join(',') };
  return response.writeHead(200, headers).end(JSON.stringify(answer));
}

type Taking = { readonly path: string; readonly responses: Responses };

async function takeAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { path, responses }: Taking,
) {
  const waiting = responses.waiting.get(path);
  const answer: SlackAnswer = JSON.parse(await readText(request));
  if (waiting === undefined) return response.writeHead(404).end('expired_url');
  if (responses.status === 200) {
    responses.received.push(answer);
    waiting(answer);
  }
  return response.writeHead(responses.status).end('ok');
}
