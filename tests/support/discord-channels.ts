import {
  type Answer,
  judged,
  ok,
  type Request,
  type Rest,
  type Route,
  refuse,
} from './discord-answers.ts';
import {
  judgeFiles,
  judgeForumPost,
  judgeMessageEdit,
  judgePostBody,
  judgeThread,
} from './discord-judge.ts';
import { toThread } from './discord-shapes.ts';
import {
  BOT,
  CLOSED,
  DIRECT,
  HERMIT,
  type Json,
  type Message,
  PERSON,
  SERVER,
  type World,
} from './discord-world.ts';

const THREAD_STARTER = 21;

/** Messages, threads and conversations. */
export const CHANNEL_ROUTES: readonly (readonly [string, RegExp, Route])[] = [
  ['POST', /^\/users\/@me\/channels$/, openDirect],
  ['GET', /^\/channels\/(\d+)$/, readChannel],
  ['POST', /^\/channels\/(\d+)\/messages$/, postMessage],
  ['GET', /^\/channels\/(\d+)\/messages$/, readMessages],
  ['GET', /^\/channels\/(\d+)\/messages\/(\d+)$/, readMessage],
  ['PATCH', /^\/channels\/(\d+)\/messages\/(\d+)$/, editMessage],
  ['POST', /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/, startThread],
  ['POST', /^\/channels\/(\d+)\/threads$/, postToForum],
  ['GET', /^\/channels\/(\d+)\/threads\/archived\/public$/, readQuietThreads],
  ['GET', /^\/guilds\/(\d+)\/threads\/active$/, readActiveThreads],
];

const UNKNOWN_CHANNEL = refuse(404, 10_003, 'Unknown Channel');
const UNKNOWN_MESSAGE = refuse(404, 10_008, 'Unknown Message');
const NO_PERMISSION = refuse(403, 50_013, 'Missing Permissions');

const typeOf = (channel: string, { channels, threads }: World): number | undefined =>
  threads.has(channel) ? 11 : channels.get(channel)?.type;

/** Why the bot may not even look at a channel. */
function refuseLook(channel: string, world: World): Answer | undefined {
  const type = typeOf(channel, world);
  if (type === undefined) return UNKNOWN_CHANNEL;
  const isHidden = type !== 1 && !world.may('ViewChannel');
  return isHidden ? refuse(403, 50_001, 'Missing Access') : undefined;
}

function openDirect({ body }: Request, { world }: Rest): Answer {
  const id = { [PERSON]: DIRECT, [HERMIT]: CLOSED }[String(body.recipient_id)];
  if (id === undefined) return refuse(400, 50_033, 'Invalid Recipient(s)');
  return ok({ id, type: typeOf(id, world) });
}

function readChannel(_: Request, { world }: Rest, [id = '']: readonly string[]): Answer {
  const type = typeOf(id, world);
  return refuseLook(id, world) ?? ok({ id, type, ...(type === 1 ? {} : { guild_id: SERVER }) });
}

/** Why the bot may not send what comes with a request. */
const refuseFiles = ({ files }: Request, world: World): Answer | undefined =>
  Object.keys(files).length === 0 || world.may('AttachFiles') ? undefined : NO_PERMISSION;

function postMessage(request: Request, rest: Rest, [channel = '']: readonly string[]): Answer {
  const { world } = rest;
  const type = typeOf(channel, world);
  if (type === undefined) return UNKNOWN_CHANNEL;
  if (channel === CLOSED) return refuse(403, 50_007, 'Cannot send messages to this user');
  if (type === 15) return refuse(400, 50_008, 'Cannot send messages in a non-text channel');
  const needed = type === 11 ? 'SendMessagesInThreads' : 'SendMessages';
  if (type !== 1 && !world.may(needed)) return NO_PERMISSION;
  const { body, files } = request;
  const found = [...judgePostBody(body), ...judgeFiles(body, files)];
  return (
    refuseFiles(request, world) ??
    judged(found, rest, () => ok(toHistory(world.keep(channel, BOT, body))))
  );
}

function editMessage(request: Request, rest: Rest, parts: readonly string[]): Answer {
  const [channel = '', id = ''] = parts;
  const { world } = rest;
  if (typeOf(channel, world) === undefined) return UNKNOWN_CHANNEL;
  const message = findMessage(channel, id, world);
  if (message === undefined) return UNKNOWN_MESSAGE;
  if (message.author !== BOT)
    return refuse(403, 50_005, 'Cannot edit a message authored by another user');
  const { body, files } = request;
  const found = [...judgeMessageEdit(body), ...judgeFiles(body, files)];
  return (
    refuseFiles(request, world) ??
    judged(found, rest, () => {
      const edited = world.replace(message, { ...message.body, ...body });
      return edited === undefined ? UNKNOWN_MESSAGE : ok(toHistory(edited));
    })
  );
}

const findMessage = (channel: string, id: string, { messages }: World): Message | undefined =>
  messages.find((message) => message.channel === channel && message.id === id);

const toHistory = ({ id, channel, author, body }: Message): Json => ({
  ...body,
  id,
  channel_id: channel,
  author: { id: author },
});

function readMessage(_: Request, { world }: Rest, parts: readonly string[]): Answer {
  const [channel = '', id = ''] = parts;
  const refused = refuseLook(channel, world);
  if (refused !== undefined) return refused;
  if (typeOf(channel, world) !== 1 && !world.may('ReadMessageHistory')) return NO_PERMISSION;
  const message = findMessage(channel, id, world);
  return message === undefined ? UNKNOWN_MESSAGE : ok(toHistory(message));
}

/**
 * Without Read Message History there is nothing to see, and no error either; nor is there one in a
 * forum, which has no messages (discord-api-docs#2831).
 */
function readMessages(
  { path }: Request,
  { world }: Rest,
  [channel = '']: readonly string[],
): Answer {
  const refused = refuseLook(channel, world);
  if (refused !== undefined) return refused;
  if (typeOf(channel, world) !== 1 && !world.may('ReadMessageHistory')) return ok([]);
  const query = new URL(path, 'http://discord').searchParams;
  const limit = Number(query.get('limit') ?? 50);
  const after = query.get('after');
  const there = world.messages.filter((message) => message.channel === channel);
  // With `after` Discord gives the oldest ones, else the newest; newest first both times.
  const found =
    after === null
      ? there.slice(-limit)
      : there.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit);
  return ok(found.map(toHistory).reverse());
}

function startThread({ body }: Request, rest: Rest, parts: readonly string[]): Answer {
  const [channel = '', id = ''] = parts;
  const { world } = rest;
  const type = typeOf(channel, world);
  if (type !== 0 && type !== 5)
    return refuse(400, 50_024, 'Cannot execute action on this channel type');
  if (!world.may('CreatePublicThreads')) return NO_PERMISSION;
  if (world.threads.has(id))
    return refuse(400, 160_004, 'A thread has already been created for this message');
  const message = findMessage(channel, id, world);
  if (message === undefined) return UNKNOWN_MESSAGE;
  return judged(judgeThread(body), rest, () => {
    world.keep(id, message.author, { type: THREAD_STARTER });
    return { status: 201, body: openThread(id, channel, rest) };
  });
}

/** Opens a thread of the bot's own. */
function openThread(id: string, parent: string, rest: Rest): Json {
  const thread = { parent, owner: BOT };
  rest.world.threads.set(id, thread);
  const shown = toThread(id, thread);
  rest.onThread(shown);
  return shown;
}

function postToForum(request: Request, rest: Rest, [forum = '']: readonly string[]): Answer {
  const { world } = rest;
  const { body, files } = request;
  if (typeOf(forum, world) !== 15) return refuse(400, 50_035, 'Invalid Form Body');
  if (!world.may('SendMessages')) return NO_PERMISSION;
  if (world.channels.get(forum)?.requiresTag && body.applied_tags === undefined)
    return refuse(400, 40_067, 'A tag is required to create a forum post in this channel');
  const found = [...judgeForumPost(body), ...judgeFiles((body.message ?? {}) as Json, files)];
  return (
    refuseFiles(request, world) ??
    judged(found, rest, () => {
      const message = world.keep('itself', BOT, body.message as Json);
      const thread = openThread(message.id, forum, rest);
      return { status: 201, body: { ...thread, message: toHistory(message) } };
    })
  );
}

function readActiveThreads(_: Request, { world }: Rest): Answer {
  const active = [...world.threads].filter(([, { archivedAt }]) => archivedAt === undefined);
  return ok({ threads: active.map(([id, thread]) => toThread(id, thread)), members: [] });
}

/** The ones that went quiet last come first. */
function readQuietThreads(
  { path }: Request,
  { world }: Rest,
  [forum = '']: readonly string[],
): Answer {
  if (!world.may('ReadMessageHistory')) return NO_PERMISSION;
  const limit = Number(new URL(path, 'http://discord').searchParams.get('limit') ?? 50);
  const quiet = [...world.threads]
    .flatMap(([id, thread]) =>
      thread.parent === forum && thread.archivedAt !== undefined
        ? [{ id, thread, at: thread.archivedAt }]
        : [],
    )
    .toSorted((one, other) => other.at.localeCompare(one.at));
  const threads = quiet.slice(0, limit).map(({ id, thread }) => toThread(id, thread));
  return ok({ threads, members: [], has_more: quiet.length > limit });
}
