import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Answer,
  type Failure,
  type Install,
  judged,
  ok,
  type Request,
  type Rest,
  type Route,
  refuse,
} from './discord-answers.ts';
import { CHANNEL_ROUTES } from './discord-channels.ts';
import { judgeCommands, withoutLocalisations } from './discord-commands.ts';
import { GUILD_ROUTES } from './discord-guilds.ts';
import { judgeCallback, judgeEdit, judgeFiles, judgeFollowUp } from './discord-judge.ts';
import { APPLICATION, BOT, type Json } from './discord-world.ts';

const ROUTES: readonly (readonly [string, RegExp, Route])[] = [
  ['GET', /^\/users\/@me$/, () => ok({ id: BOT, username: 'newsdesk', bot: true })],
  ['GET', /^\/gateway\/bot$/, (_, { gatewayUrl }) => ok(toGateway(gatewayUrl()))],
  [
    'GET',
    /^\/applications\/@me$/,
    (_, { flags, installs }) =>
      ok({
        ...{ id: APPLICATION, name: 'Newsdesk', flags, bot: { username: 'newsdesk' } },
        integration_types_config: Object.fromEntries(installs.map((each) => [each, {}])),
      }),
  ],
  ['GET', /^\/applications\/\d+\/commands$/, getCommands],
  ['PUT', /^\/applications\/\d+\/commands$/, putCommands],
  ['POST', /^\/interactions\/\d+\/([^/]+)\/callback$/, callBack],
  ['POST', /^\/webhooks\/\d+\/([^/]+)$/, followUp],
  ['PATCH', /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/, edit],
  ...GUILD_ROUTES,
  ...CHANNEL_ROUTES,
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
  const wait = isOwn(asked) ? undefined : rest.overuse();
  if (wait !== undefined) return send(response, toGlobalLimit(wait));
  const failure = rest.nextFailure(asked);
  if (failure === 'lose') return void request.socket.destroy();
  if (typeof failure === 'object' && 'status' in failure) return send(response, toFault(failure));
  if (typeof failure === 'object') await failure.after;
  const answer = isAllowed(asked, request, rest)
    ? route(asked, rest)
    : refuse(401, 0, '401: Unauthorized');
  rest.world.changes.emit('change');
  if (failure === 'take-and-cut') return void request.socket.destroy();
  if (failure === 'take-and-fault') return send(response, refuse(500, 0, 'As chance wants'));
  if (failure !== 'hang') send(response, answer);
}

async function readRequest(request: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const path = (request.url ?? '').replace(/^\/api\/v10/, '');
  const type = request.headers['content-type'] ?? '';
  const sent = type.startsWith('multipart/form-data')
    ? await readParts(Buffer.concat(chunks), type)
    : { body: readJson(Buffer.concat(chunks).toString()), files: {} };
  return { method: request.method ?? '', path, ...sent };
}

const readJson = (text: string): Json => (text === '' ? {} : JSON.parse(text));

/** A body with files beside it. */
async function readParts(bytes: Buffer, type: string): Promise<Pick<Request, 'body' | 'files'>> {
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type },
  }).formData();
  const files: Record<string, string> = {};
  for (const part of form.values()) if (part instanceof File) files[part.name] = await part.text();
  return { body: readJson(String(form.get('payload_json'))), files };
}

/** Interactions and their follow-ups carry a token of their own in the address, and count for no limit. */
const isOwn = ({ path }: Request): boolean => /^\/(?:interactions|webhooks)\//.test(path);

const isAllowed = (asked: Request, { headers }: IncomingMessage, { token }: Rest): boolean =>
  isOwn(asked) || headers.authorization === `Bot ${token}`;

function route(request: Request, rest: Rest): Answer {
  const path = request.path.replace(/\?.*$/, '');
  for (const [method, pattern, answer] of ROUTES) {
    const found = method === request.method ? pattern.exec(path) : null;
    if (found !== null) return answer(request, rest, found.slice(1));
  }
  return refuse(404, 0, '404: Not Found');
}

/** Answers in JSON. */
export function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
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

/** The header is in whole seconds, the body is not. */
const toGlobalLimit = (wait: number): Answer => ({
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: wait, global: true },
  headers: {
    'retry-after': String(Math.ceil(wait)),
    'x-ratelimit-global': 'true',
    'x-ratelimit-scope': 'global',
  },
});

const toGateway = (url: string): Json => ({
  url,
  shards: 1,
  session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
});

function getCommands({ path }: Request, { commands }: Rest): Answer {
  const query = new URL(path, 'http://discord').searchParams;
  const isWhole = query.get('with_localizations') === 'true';
  return ok(isWhole ? commands : commands.map(withoutLocalisations));
}

function putCommands({ body }: Request, rest: Rest): Answer {
  const wanted = body as unknown as readonly Json[];
  // "As long as any included contexts are already supported on the application-level."
  const installs = wanted.flatMap(({ integration_types: types }) => types as readonly Install[]);
  if (!installs.every((each) => rest.installs.includes(each)))
    return refuse(400, 50_035, 'Invalid Form Body');
  return judged(judgeCommands(wanted), rest, () => {
    // Discord adds to what it was given, and leaves out what says nothing.
    rest.commands = wanted.map((command) => ({
      ...{ description: '', name_localizations: null, description_localizations: null },
      ...withoutFalse(command),
      id: rest.world.nextId(),
      version: '1',
      nsfw: false,
      default_member_permissions: null,
    }));
    return ok(rest.commands);
  });
}

function withoutFalse(command: Json): Json {
  const kept = Object.entries(command).flatMap(([name, value]) => {
    if (value === false || (name === 'options' && isEmpty(value))) return [];
    if (!Array.isArray(value)) return [[name, value] as const];
    if (name === 'options') return [[name, value.map(withoutFalse)] as const];
    const localised = value.map((choice) => ({ name_localizations: null, ...choice }));
    return [[name, name === 'choices' ? localised : value] as const];
  });
  return Object.fromEntries(kept);
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

function callBack(request: Request, rest: Rest, [token = '']: readonly string[]): Answer {
  const { body } = request;
  const use = rest.uses.get(token);
  if (use === undefined || use.expired) return refuse(404, 10_062, 'Unknown interaction');
  if (use.callback !== undefined)
    return refuse(400, 40_060, 'Interaction has already been acknowledged.');
  const found = [...judgeCallback(body), ...judgeFiles((body.data ?? {}) as Json, request.files)];
  return judged(found, rest, () => {
    use.callback = body;
    return { status: 204 };
  });
}

function followUp(request: Request, rest: Rest, [token = '']: readonly string[]): Answer {
  const { body } = request;
  const use = rest.uses.get(token);
  if (use?.callback === undefined) return refuse(404, 10_015, 'Unknown Webhook');
  return judged([...judgeFollowUp(body), ...judgeFiles(body, request.files)], rest, () => {
    use.followUps.push(body);
    return ok({ id: rest.world.nextId() });
  });
}

function edit(request: Request, rest: Rest, [token = '']: readonly string[]): Answer {
  const { body } = request;
  const use = rest.uses.get(token);
  if (use?.callback === undefined) return refuse(404, 10_015, 'Unknown Webhook');
  return judged([...judgeEdit(body), ...judgeFiles(body, request.files)], rest, () => {
    use.edits.push(body);
    return ok({ id: rest.world.nextId() });
  });
}
