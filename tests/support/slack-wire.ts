import { createHmac, randomUUID } from 'node:crypto';

/** The workspace that the loopback Slack holds. */
export const TEAM = 'T0NEWSROOM';
export const APP = 'A0NEWSDESK';
export const BOT_USER = 'U0NEWSDESK';
export const BOT_ID = 'B0NEWSDESK';
export const CHANNEL = 'C0NEWS';
export const PERSON = 'U0MARTA';
/** The conversation that PERSON and the bot have. */
export const DIRECT = 'D0MARTA';
export const BOT_TOKEN = 'xoxb-loopback-bot-token';
export const APP_TOKEN = 'xapp-loopback-app-token';
export const SIGNING_SECRET = 'loopback-signing-secret';

/** What Slack sends to an app, before it is put into a socket envelope or an HTTP request. */
export type Delivery = {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly payload: object;
};

export type Said = {
  readonly text: string;
  /** Of the workspace; TEAM where it is left out. */
  readonly team?: string;
  readonly channel?: string;
  readonly user?: string;
  readonly ts?: string;
  readonly [field: string]: unknown;
};

let counted = 0;
/** Slack's timestamps: unique, growing, seconds with six digits behind the point. */
export const nextTs = (): string => {
  counted += 1;
  return `${Math.floor(Date.now() / 1_000)}.${String(counted).padStart(6, '0')}`;
};

/** An event; the same one is delivered again by sending it twice. */
export const toEvent = (event: object, team: string = TEAM): Delivery => ({
  type: 'events_api',
  payload: {
    type: 'event_callback',
    token: 'legacy',
    team_id: team,
    api_app_id: APP,
    event_id: `Ev${randomUUID()}`,
    event_time: Math.floor(Date.now() / 1_000),
    authorizations: [{ team_id: team, user_id: BOT_USER, is_bot: true, enterprise_id: null }],
    event,
  },
});

export const toMessageEvent = ({ ts = nextTs(), team = TEAM, ...said }: Said): Delivery => {
  const message = { type: 'message', channel: CHANNEL, channel_type: 'channel', user: PERSON };
  const ids = { team, client_msg_id: randomUUID(), ts, event_ts: ts };
  return toEvent({ ...message, ...ids, ...said }, team);
};

export type Where = {
  readonly channel?: string;
  readonly user?: string;
  readonly team?: string;
};

export function toSlashCommand(text: string, responseUrl: string, where: Where = {}): Delivery {
  const [command = '', ...rest] = text.split(' ');
  const payload = {
    token: 'legacy',
    team_id: where.team ?? TEAM,
    team_domain: 'newsroom',
    channel_id: where.channel ?? CHANNEL,
    channel_name: 'news',
    user_id: where.user ?? PERSON,
    user_name: 'marta',
    command,
    // Slack escapes these three in what is typed after a command.
    text: rest.join(' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    api_app_id: APP,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: randomUUID(),
  };
  return { type: 'slash_commands', payload };
}

export type Pressing = Where & {
  readonly actionId: string;
  /** The value that was picked, if it is a menu. */
  readonly choice?: string;
  /** The thread of the message that holds the control. */
  readonly thread?: string;
};

export function toPress(pressing: Pressing, responseUrl: string): Delivery {
  const { actionId, choice, thread, channel = CHANNEL, user = PERSON, team = TEAM } = pressing;
  const ts = nextTs();
  const label = { type: 'plain_text', text: 'x' };
  const action =
    choice === undefined
      ? { type: 'button', text: label, value: '' }
      : { type: 'static_select', selected_option: { text: label, value: choice } };
  const payload = {
    type: 'block_actions',
    token: 'legacy',
    api_app_id: APP,
    team: { id: team, domain: 'newsroom' },
    user: { id: user, username: 'marta', name: 'marta', team_id: team },
    channel: { id: channel, name: 'news' },
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: true },
    message: { type: 'message', ts, user: BOT_USER, ...(thread && { thread_ts: thread }) },
    response_url: responseUrl,
    trigger_id: randomUUID(),
    actions: [{ ...action, block_id: 'b', action_id: actionId, action_ts: ts }],
  };
  return { type: 'interactive', payload };
}

/** A form that is sent; `state` is what its fields hold. */
export function toSubmission(view: object, state: object, where: Where = {}): Delivery {
  const { user = PERSON, team = TEAM } = where;
  const payload = {
    type: 'view_submission',
    token: 'legacy',
    api_app_id: APP,
    team: { id: team, domain: 'newsroom' },
    user: { id: user, username: 'marta', name: 'marta', team_id: team },
    trigger_id: randomUUID(),
    view: { ...view, team_id: team, app_id: APP, state: { values: state } },
    response_urls: [],
  };
  return { type: 'interactive', payload };
}

/** The delivery as one signed HTTP request. */
export function toRequest(delivery: Delivery, secret: string): RequestInit {
  const { body, type } = toBody(delivery);
  const at = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${signature}`,
  };
  return { method: 'POST', headers, body };
}

function toBody({ type, payload }: Delivery): { readonly body: string; readonly type: string } {
  const form = 'application/x-www-form-urlencoded';
  switch (type) {
    case 'events_api':
      return { body: JSON.stringify(payload), type: 'application/json' };
    case 'slash_commands':
      return { body: new URLSearchParams(Object.entries(payload)).toString(), type: form };
    case 'interactive':
      return {
        body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
        type: form,
      };
  }
}
