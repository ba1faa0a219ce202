import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  judgeCallback,
  judgeCommands,
  judgeEdit,
  judgeFollowUp,
  judgePostBody,
  judgeThread,
} from './discord-judge.ts';
import { toThread } from './discord-shapes.ts';
import {
  APPLICATION,
  BOT,
  DIRECT,
  GENERAL,
  type Json,
  type Message,
  SERVER,
  type World,
} from './discord-world.ts';

/** What a request comes to instead of its answer. */
export type Failure =
  /** The connection closes before anything is done. */
  | 'lose'
  /** It is done, then the connection closes without an answer. */
  | 'take-and-cut'
  /** It is done, and no answer ever comes. */
  | 'hang'
  /** It is done once the promise resolves. */
  | { readonly after: Promise<unknown> }
  /** A refusal or a fault of the server's. */
  | { readonly status: number; readonly code?: number; readonly retryAfter?: number };

export type Request = { readonly method: string; readonly path: string; readonly body: Json };

/** One use of a command or control, and what the bot made of it. */
export type Use = {
  readonly id: string;
  /** Discord does not know it any more. */
  readonly expired: boolean;
  callback: Json | undefined;
  readonly edits: Json[];
  readonly followUps: Json[];
};

export type Rest = {
  readonly token: string;
  readonly gatewayUrl: () => string;
  readonly world: World;
  /** By token. */
  readonly uses: Map<string, Use>;
  readonly requests: Request[];
  /** What Discord's rules or ours found wrong with a body; Discord would answer 400. */
  readonly problems: string[];
  commands: readonly Json[];
  /** The application's flags. */
  readonly flags: number;
  nextFailure(request: Request): Failure | undefined;
  onThread(thread: Json): void;
};

type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};
type Route = (request: Request, rest: Rest, parts: readonly string[]) => Answer;

const ok = (body: unknown): Answer => ({ status: 200, body });
const refuse = (status: number, code: number, message: string): Answer => ({
  status,
  body: { code, message },
});

const ROUTES: readonly (readonly [string, RegExp, Route])[] = [
  ['GET', /^\/gateway\/bot$/, (_, { gatewayUrl }) => ok(toGateway(gatewayUrl()))],
  [
    'GET',
    /^\/applications\/@me$/,
    (_, { flags }) =>
      ok({ id: APPLICATION, name: 'Newsdesk', flags, bot: { username: 'newsdesk' } }),
  ],
  ['GET', /^\/applications\/\d+\/commands$/, (_, { commands }) => ok(commands)],
  ['PUT', /^\/applications\/\d+\/commands$/, putCommands],
  ['POST', /^\/interactions\/\d+\/([^/]+)\/callback$/, callBack],
  ['POST', /^\/webhooks\/\d+\/([^/]+)$/, followUp],
  ['PATCH', /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/, edit],
  ['POST', /^\/channels\/(\d+)\/messages$/, postMessage],
  ['GET', /^\/channels\/(\d+)\/messages$/, readMessages],
  ['POST', /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/, startThread],
];

/** Answers one request as Discord's REST API would, or fails as the test wants. */
export async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  rest: Rest,
): Promise<void> {
  const asked = await readRequest(request);
  rest.requests.push(asked);
  rest.world.changes.emit('change');
  const failure = rest.nextFailure(asked);
  if (failure === 'lose') return void request.socket.destroy();
  if (typeof failure === 'object' && 'status' in failure) return send(response, toFault(failure));
  if (typeof failure === 'object') await failure.after;
  const answer = isAllowed(asked, request, rest)
    ? route(asked, rest)
    : refuse(401, 0, '401: Unauthorized');
  rest.world.changes.emit('change');
  if (failure === 'take-and-cut') return void request.socket.destroy();
  if (failure !== 'hang') send(response, answer);
}

async function readRequest(request: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const path = (request.url ?? '').replace(/^\/api\/v10/, '');
  return { method: request.method ?? '', path, body: text === '' ? {} : JSON.parse(text) };
}

/** Interactions and their follow-ups carry a token of their own in the address. */
const isAllowed = ({ path }: Request, { headers }: IncomingMessage, { token }: Rest): boolean =>
  /^\/(?:interactions|webhooks)\//.test(path) || headers.authorization === `Bot ${token}`;

function route(request: Request, rest: Rest): Answer {
  const path = request.path.replace(/\?.*$/, '');
  for (const [method, pattern, answer] of ROUTES) {
    const found = method === request.method ? pattern.exec(path) : null;
    if (found !== null) return answer(request, rest, found.slice(1));
  }
  return refuse(404, 0, '404: Not Found');
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function toFault({ status, code = 0, retryAfter }: Extract<Failure, { status: number }>): Answer {
  if (retryAfter === undefined) return refuse(status, code, 'As the test wants');
  return {
    status,
    body: { message: 'You are being rate limited.', retry_after: retryAfter, global: false },
    headers: { 'retry-after': String(retryAfter), 'x-ratelimit-scope': 'user' },
  };
}

const toGateway = (url: string): Json => ({
  url,
  shards: 1,
  session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
});

/** Refuses what a judge finds fault with, as Discord does, and keeps the fault for the test. */
function judged(found: readonly string[], rest: Rest, answer: () => Answer): Answer {
  if (found.length === 0) return answer();
  rest.problems.push(...found);
  return refuse(400, 50_035, 'Invalid Form Body');
}

function putCommands({ body }: Request, rest: Rest): Answer {
  const wanted = body as unknown as readonly Json[];
  return judged(judgeCommands(wanted), rest, () => {
    // Discord adds to what it was given, and leaves out what says nothing.
    rest.commands = wanted.map((command) => ({
      ...withoutFalse(command),
      id: rest.world.nextId(),
      version: '1',
      nsfw: false,
      description_localizations: null,
      default_member_permissions: null,
    }));
    return ok(rest.commands);
  });
}

function withoutFalse(command: Json): Json {
  const options = Array.isArray(command.options) ? command.options.map(withoutFalse) : [];
  const kept = Object.entries(command).filter(
    ([name, value]) => value !== false && name !== 'options',
  );
  return { ...Object.fromEntries(kept), ...(options.length === 0 ? {} : { options }) };
}

function callBack({ body }: Request, rest: Rest, [token = '']: readonly string[]): Answer {
  const use = rest.uses.get(token);
  if (use === undefined || use.expired) return refuse(404, 10_062, 'Unknown interaction');
  if (use.callback !== undefined)
    return refuse(400, 40_060, 'Interaction has already been acknowledged.');
  return judged(judgeCallback(body), rest, () => {
    use.callback = body;
    return { status: 204 };
  });
}

function followUp({ body }: Request, rest: Rest, [token = '']: readonly string[]): Answer {
  const use = rest.uses.get(token);
  if (use?.callback === undefined) return refuse(404, 10_015, 'Unknown Webhook');
  return judged(judgeFollowUp(body), rest, () => {
    use.followUps.push(body);
    return ok({ id: rest.world.nextId() });
  });
}

function edit({ body }: Request, rest: Rest, [token = '']: readonly string[]): Answer {
  const use = rest.uses.get(token);
  if (use?.callback === undefined) return refuse(404, 10_015, 'Unknown Webhook');
  return judged(judgeEdit(body), rest, () => {
    use.edits.push(body);
    return ok({ id: rest.world.nextId() });
  });
}

const exists = (channel: string, { threads }: World): boolean =>
  channel === GENERAL || channel === DIRECT || threads.has(channel);

function postMessage({ body }: Request, rest: Rest, [channel = '']: readonly string[]): Answer {
  const { world } = rest;
  if (!exists(channel, world)) return refuse(404, 10_003, 'Unknown Channel');
  const needed = world.threads.has(channel) ? 'SendMessagesInThreads' : 'SendMessages';
  if (channel !== DIRECT && !world.may(needed)) return refuse(403, 50_013, 'Missing Permissions');
  return judged(judgePostBody(body), rest, () => ok(toHistory(world.keep(channel, BOT, body))));
}

const toHistory = ({ id, channel, author, body }: Message): Json => ({
  ...body,
  id,
  channel_id: channel,
  author: { id: author },
});

/** Without Read Message History there is nothing to see, and no error either. */
function readMessages(
  { path }: Request,
  { world }: Rest,
  [channel = '']: readonly string[],
): Answer {
  if (!exists(channel, world)) return refuse(404, 10_003, 'Unknown Channel');
  if (channel !== DIRECT && !world.may('ViewChannel')) return refuse(403, 50_001, 'Missing Access');
  if (channel !== DIRECT && !world.may('ReadMessageHistory')) return ok([]);
  const query = new URL(path, 'http://discord').searchParams;
  const after = BigInt(query.get('after') ?? '0');
  const found = world.messages.filter(
    (message) => message.channel === channel && BigInt(message.id) > after,
  );
  // With `after` Discord gives the oldest ones, newest first.
  return ok(
    found
      .slice(0, Number(query.get('limit') ?? 50))
      .map(toHistory)
      .reverse(),
  );
}

function startThread({ body }: Request, rest: Rest, parts: readonly string[]): Answer {
  const [channel = '', message = ''] = parts;
  const { world } = rest;
  if (channel !== GENERAL) return refuse(400, 50_024, 'Cannot execute action on this channel type');
  if (!world.may('CreatePublicThreads')) return refuse(403, 50_013, 'Missing Permissions');
  if (world.threads.has(message))
    return refuse(400, 160_004, 'A thread has already been created for this message');
  if (!world.messages.some(({ id }) => id === message))
    return refuse(404, 10_008, 'Unknown Message');
  return judged(judgeThread(body), rest, () => {
    const thread = toThread(message, channel, SERVER);
    world.threads.set(message, channel);
    rest.onThread(thread);
    return { status: 201, body: thread };
  });
}
