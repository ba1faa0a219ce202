import type { types } from '@slack/bolt';
import { BOT_SCOPES } from '#slack/manifest.ts';
import type { SlackBody } from './slack-rules.ts';
import { faultsOf } from './slack-rules.ts';
import { createViews } from './slack-views.ts';
import {
  APP,
  BOT_ID,
  BOT_TOKEN,
  BOT_USER,
  CHANNEL,
  DIRECT,
  nextTs,
  PERSON,
  TEAM,
} from './slack-wire.ts';

/** A message as Slack keeps it. */
export type Kept = SlackBody & {
  readonly ts: string;
  readonly channel: string;
  readonly thread_ts?: string;
  readonly user: string;
  readonly bot_id?: string;
  readonly metadata?: { readonly event_type: string; readonly event_payload: { key?: string } };
};

export type Answer = { readonly ok: boolean; readonly [field: string]: unknown };
export type Call = Readonly<Record<string, string>>;
export type Method = (call: Call) => Answer;

const no = (error: string): Answer => ({ ok: false, error });

/** A form as Slack keeps it. */
export type View = { readonly id: string; readonly [field: string]: unknown };

/** A Home tab as Slack keeps it. */
export type PublishedHome = View & { readonly hash: string; readonly blocks: types.KnownBlock[] };

/** A file that the bot sent: its text once it is there, and where it is shown once that is said. */
export type Uploaded = {
  readonly filename: string;
  readonly length: number;
  text?: string;
  channel?: string;
  /** How often it was looked at since the upload was complete; Slack takes a moment to look through it. */
  looks?: number;
};

/** What one workspace holds; a test adds to it what it needs. */
export type Workspace = {
  readonly team: string;
  readonly token: string;
  readonly botUser: string;
  readonly botId: string;
  readonly messages: Kept[];
  /** Channels that the bot is in. */
  readonly joined: Set<string>;
  /** What is known of channels beside that, by their id. */
  readonly details: Map<string, object>;
  /** Person to the conversation that they and the bot have. */
  readonly directs: Map<string, string>;
  readonly users: Map<string, object>;
  readonly scopes: Set<string>;
  readonly views: View[];
  /** The Home tabs that were published, by person. */
  readonly homes: Map<string, PublishedHome>;
  /** Whether the app has a Home tab. */
  homeTab: 'on' | 'off';
  /** What was uploaded, by its id. */
  readonly files: Map<string, Uploaded>;
  /** Looks at a file before Slack has looked through it, and a message may show it. */
  slowness: number;
  /** Where this Slack is. */
  origin(): string;
  /** Slack's code for a token that is no good any more. */
  gone: string | undefined;
};

type Founding = {
  readonly team?: string;
  readonly token?: string;
  readonly botUser?: string;
  readonly botId?: string;
  readonly channels?: readonly string[];
};

export const createWorkspace = (founding: Founding = {}): Workspace => {
  const { team = TEAM, token = BOT_TOKEN, channels = [CHANNEL] } = founding;
  const { botUser = BOT_USER, botId = BOT_ID } = founding;
  return {
    team,
    token,
    botUser,
    botId,
    messages: [],
    joined: new Set([...channels, DIRECT]),
    details: new Map(),
    directs: new Map([[PERSON, DIRECT]]),
    users: new Map<string, object>([
      [PERSON, { tz: 'Europe/Rome' }],
      ['U0ADMIN', { is_admin: true }],
      ['U0OWNER', { is_owner: true }],
      ['U0GUEST', { is_restricted: true }],
      ['U0SINGLE', { is_ultra_restricted: true }],
      ['U0STRANGER', { team_id: 'T0ELSEWHERE' }],
      ['U0ROBOT', { is_bot: true }],
      [botUser, { is_bot: true }],
    ]),
    scopes: new Set(BOT_SCOPES),
    views: [],
    homes: new Map(),
    homeTab: 'on',
    files: new Map(),
    slowness: 0,
    origin: () => '',
    gone: undefined,
  };
};

/** The methods of the Web API that the bot uses; it refuses what Slack would refuse. */
export function createWebApi(workspace: Workspace): Readonly<Record<string, Method>> {
  const { team, messages, users, scopes, joined, details, directs, botUser, botId } = workspace;
  const needs =
    (scope: string, method: Method): Method =>
    (call) =>
      scopes.has(scope) ? method(call) : no('missing_scope');
  return {
    'auth.test': () => ({
      ok: true,
      url: 'https://newsroom.slack.com/',
      team: 'Newsroom',
      user: 'newsdesk',
      team_id: team,
      user_id: botUser,
      bot_id: botId,
    }),
    'auth.revoke': () => {
      workspace.gone = 'token_revoked';
      return { ok: true, revoked: true };
    },
    'users.info': needs('users:read', ({ user = '', include_locale }) => {
      const known = users.get(user);
      if (known === undefined) return no('user_not_found');
      const { locale, ...told } = { locale: 'en-GB', ...known };
      const more = include_locale === 'true' ? { locale } : {};
      return { ok: true, user: { id: user, team_id: team, is_bot: false, ...told, ...more } };
    }),
    'chat.postMessage': needs('chat:write', (call) => post(call, workspace)),
    'chat.update': needs('chat:write', (call) => update(call, workspace)),
    'conversations.info': needs('channels:read', ({ channel = '' }) => {
      const known = details.get(channel);
      if (known === undefined && !joined.has(channel)) return no('channel_not_found');
      return { ok: true, channel: { id: channel, is_member: joined.has(channel), ...known } };
    }),
    'conversations.open': needs('im:write', ({ users: person = '' }) => {
      const id = directs.get(person);
      return id === undefined ? no('user_not_found') : { ok: true, channel: { id } };
    }),
    'conversations.history': needs('channels:history', (call) => {
      const { channel = '' } = call;
      if (!joined.has(channel)) return no('not_in_channel');
      const top = messages.filter((message) => message.thread_ts === undefined);
      return page(top.filter((message) => message.channel === channel).toReversed(), call);
    }),
    'conversations.replies': needs('channels:history', (call) => {
      const { channel, ts } = call;
      const thread = messages.filter(
        (m) => m.channel === channel && (m.ts === ts || m.thread_ts === ts),
      );
      return thread.length === 0 ? no('thread_not_found') : page(thread, call);
    }),
    ...createViews(workspace),
    'files.getUploadURLExternal': needs('files:write', (call) => offerUpload(call, workspace)),
    'files.info': needs('files:read', ({ file: id = '' }) => {
      const file = workspace.files.get(id);
      if (file === undefined) return no('file_not_found');
      file.looks = (file.looks ?? 0) + 1;
      return { ok: true, file: { id, mimetype: isReady(file, workspace) ? 'image/png' : '' } };
    }),
    'files.completeUploadExternal': needs('files:write', (call) => takeUpload(call, workspace)),
  };
}

/** A person's id stands for their conversation with the bot, in this method alone. */
function post(call: Call, workspace: Workspace): Answer {
  const { messages, joined, directs, botUser, botId } = workspace;
  const { text = '', thread_ts, blocks = '[]', metadata } = call;
  const channel = directs.get(call.channel ?? '') ?? call.channel ?? '';
  if (!joined.has(channel)) return no('channel_not_found');
  const body: SlackBody = { text, blocks: JSON.parse(blocks) };
  if (faultsOf(body).length > 0 || !showsItsFiles(body, workspace)) return no('invalid_blocks');
  const ts = nextTs();
  const message: Kept = {
    ...body,
    ts,
    channel,
    user: botUser,
    bot_id: botId,
    ...(thread_ts !== undefined && { thread_ts }),
    ...(metadata !== undefined && { metadata: JSON.parse(metadata) }),
  };
  messages.push(message);
  return { ok: true, channel, ts, message: { ...message, app_id: APP } };
}

/** What is left out goes, blocks too; only metadata stays. */
function update(call: Call, workspace: Workspace): Answer {
  const { messages, joined, botUser } = workspace;
  const { channel = '', ts, text = '', blocks = '[]', metadata } = call;
  if (!joined.has(channel)) return no('channel_not_found');
  const at = messages.findIndex((message) => message.channel === channel && message.ts === ts);
  const before = messages[at];
  if (before === undefined) return no('message_not_found');
  if (before.user !== botUser) return no('cant_update_message');
  const body: SlackBody = { text, blocks: JSON.parse(blocks) };
  if (faultsOf(body).length > 0 || !showsItsFiles(body, workspace)) return no('invalid_blocks');
  const kept = metadata === undefined ? {} : { metadata: JSON.parse(metadata) };
  messages[at] = { ...before, ...body, ...kept };
  return { ok: true, channel, ts, text };
}

function offerUpload({ filename = '', length = '0' }: Call, { files, origin }: Workspace): Answer {
  if (filename === '' || Number(length) < 1) return no('invalid_arguments');
  const file_id = `F0LOOPBACK${files.size}`;
  files.set(file_id, { filename, length: Number(length) });
  return { ok: true, file_id, upload_url: `${origin()}/upload/${file_id}` };
}

const isReady = ({ looks = -1 }: Uploaded, { slowness }: Workspace): boolean => looks > slowness;

/** A message shows only files whose upload is complete and that Slack has looked through. */
export const showsItsFiles = ({ blocks = [] }: SlackBody, workspace: Workspace): boolean =>
  blocks.every((block) => {
    if (block.type !== 'image' || !('slack_file' in block)) return true;
    const id = 'id' in block.slack_file ? block.slack_file.id : '';
    const file = workspace.files.get(id ?? '');
    return file !== undefined && isReady(file, workspace);
  });

/** Only the id of a conversation will do, not that of a person. */
function takeUpload({ files: given = '[]', channel_id = '' }: Call, workspace: Workspace): Answer {
  const [{ id = '' } = {}]: readonly { id?: string }[] = JSON.parse(given);
  const file = workspace.files.get(id);
  if (file?.text === undefined) return no('file_not_found');
  if (channel_id === '') {
    // It stays private to the bot.
    file.looks = 0;
    return { ok: true, files: [{ id }] };
  }
  if (!/^[CGDZ]\w+$/.test(channel_id)) return no('invalid_arguments');
  if (!workspace.joined.has(channel_id)) return no('channel_not_found');
  file.channel = channel_id;
  return { ok: true, files: [{ id }] };
}

/** Slack keeps metadata to itself unless it is asked for. */
function page(found: readonly Kept[], call: Call): Answer {
  const { oldest = '0', limit = '100', cursor = '0', include_all_metadata } = call;
  const recent = found.filter(({ ts }) => Number(ts) >= Number(oldest));
  const from = Number(cursor);
  const to = from + Number(limit);
  const shown = recent
    .slice(from, to)
    .map(({ metadata, ...message }) =>
      include_all_metadata === 'true' && metadata ? { ...message, metadata } : message,
    );
  const more = to < recent.length;
  return {
    ok: true,
    messages: shown,
    has_more: more,
    response_metadata: { next_cursor: more ? String(to) : '' },
  };
}
