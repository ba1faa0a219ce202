import { BOT_SCOPES } from '#slack/manifest.ts';
import type { SlackBody } from './slack-rules.ts';
import { faultsOf } from './slack-rules.ts';
import { APP, BOT_ID, BOT_USER, CHANNEL, nextTs, PERSON, TEAM } from './slack-wire.ts';

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
type Call = Readonly<Record<string, string>>;
type Method = (call: Call) => Answer;

const no = (error: string): Answer => ({ ok: false, error });

/** What the workspace holds; a test adds to it what it needs. */
export type Workspace = {
  readonly messages: Kept[];
  /** Channels that the bot is in. */
  readonly joined: Set<string>;
  readonly users: Map<string, object>;
  readonly scopes: Set<string>;
};

export const createWorkspace = (): Workspace => ({
  messages: [],
  joined: new Set([CHANNEL, 'D0MARTA']),
  users: new Map<string, object>([
    [PERSON, {}],
    ['U0ADMIN', { is_admin: true }],
    ['U0OWNER', { is_owner: true }],
    ['U0GUEST', { is_restricted: true }],
    ['U0SINGLE', { is_ultra_restricted: true }],
    ['U0STRANGER', { team_id: 'T0ELSEWHERE' }],
    ['U0ROBOT', { is_bot: true }],
    [BOT_USER, { is_bot: true }],
  ]),
  scopes: new Set(BOT_SCOPES),
});

/** The methods of the Web API that the bot uses; it refuses what Slack would refuse. */
export function createWebApi(workspace: Workspace): Readonly<Record<string, Method>> {
  const { messages, users, scopes, joined } = workspace;
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
      team_id: TEAM,
      user_id: BOT_USER,
      bot_id: BOT_ID,
    }),
    'users.info': needs('users:read', ({ user = '' }) => {
      const known = users.get(user);
      if (known === undefined) return no('user_not_found');
      return { ok: true, user: { id: user, team_id: TEAM, is_bot: false, ...known } };
    }),
    'chat.postMessage': needs('chat:write', (call) => post(call, workspace)),
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
  };
}

function post(call: Call, { messages, joined }: Workspace): Answer {
  const { channel = '', text = '', thread_ts, blocks = '[]', metadata } = call;
  if (!joined.has(channel)) return no('channel_not_found');
  const body: SlackBody = { text, blocks: JSON.parse(blocks) };
  if (faultsOf(body).length > 0) return no('invalid_blocks');
  const ts = nextTs();
  const message: Kept = {
    ...body,
    ts,
    channel,
    user: BOT_USER,
    bot_id: BOT_ID,
    ...(thread_ts !== undefined && { thread_ts }),
    ...(metadata !== undefined && { metadata: JSON.parse(metadata) }),
  };
  messages.push(message);
  return { ok: true, channel, ts, message: { ...message, app_id: APP } };
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
