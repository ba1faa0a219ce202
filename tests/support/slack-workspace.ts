import type { types } from '@slack/bolt';
import { BOT_SCOPES } from '#slack/manifest.ts';
import type { SlackBody } from './slack-rules.ts';
import { BOT_ID, BOT_TOKEN, BOT_USER, CHANNEL, DIRECT, PERSON, TEAM } from './slack-wire.ts';

/** A message as Slack keeps it. */
export type Kept = SlackBody & {
  readonly ts: string;
  readonly channel: string;
  readonly thread_ts?: string;
  readonly user: string;
  readonly bot_id?: string;
  readonly metadata?: { readonly event_type: string; readonly event_payload: { key?: string } };
};

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
