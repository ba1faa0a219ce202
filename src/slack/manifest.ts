// https://docs.slack.dev/reference/app-manifest

import { clip } from '#core/language/plain.ts';
import type { Command } from '#core/talk/command.ts';
import { en } from '#core/talk/sentences/en.ts';

/** What the bot may do in a workspace, each with the one thing that needs it. */
export const BOT_SCOPES = [
  // The slash commands, and what stands in the menu of a message.
  'commands',
  // Digests, replies and the hello.
  'chat:write',
  // Which conversation a person and the bot have: edits and lookups there need its id.
  'im:write',
  // Hearing what is said where the bot was invited, and finding its own posts again.
  'channels:history',
  'groups:history',
  'im:history',
  'mpim:history',
  // member_joined_channel, in public and in private channels: the hello.
  'channels:read',
  'groups:read',
  // Guests may not change a channel's settings; other bots are not answered.
  'users:read',
  // A file that is given to a form, such as a list of feeds; and whether a picture can be shown yet.
  'files:read',
  // An answer too long for a message, as a file in the conversation between a person and the bot; pictures.
  'files:write',
] as const;

const BOT_EVENTS = [
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'member_joined_channel',
  // Somebody looks at their Home tab.
  'app_home_opened',
  // The bot was removed from a workspace.
  'app_uninstalled',
  'tokens_revoked',
] as const;

/** How the shortcut of that name comes back. */
export const FIND_HEADLINES = 'find_headlines';

/** What stands in the menu of a message, with what Slack allows for it: 24 and 150 characters. */
const SHORTCUTS = [
  {
    name: 'Find headlines',
    type: 'message',
    callback_id: FIND_HEADLINES,
    description: 'The headlines that this message is about, for you alone',
  },
] as const;

/** Slack's limits for a manifest. */
const COMMAND_ABOUT = 2_000;
const USAGE_HINT = 1_000;

type ManifestOptions = {
  /** Public address of `/slack/events`; without it the app connects by Socket Mode. */
  readonly url?: string;
};

/** What Slack makes the app from: names, commands, permissions and events, as this bot uses them. */
export function toManifest(commands: readonly Command[], { url }: ManifestOptions = {}) {
  const request = url === undefined ? {} : { request_url: url };
  return {
    display_information: { name: 'Newsdesk', description: 'The news, where people talk' },
    features: {
      // Without its Messages tab nobody can write to the bot directly.
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      shortcuts: [...SHORTCUTS],
      bot_user: { display_name: 'Newsdesk', always_online: true },
      slash_commands: toSlashCommands(commands, url),
    },
    oauth_config: { ...toRedirects(url), scopes: { bot: [...BOT_SCOPES] } },
    settings: {
      event_subscriptions: { ...request, bot_events: [...BOT_EVENTS] },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** Where Slack sends people who install the app from our own page, which stands beside `/slack/events`. */
const toRedirects = (url: string | undefined) =>
  url === undefined ? {} : { redirect_urls: [new URL('oauth_redirect', url).href] };

function toSlashCommands(commands: readonly Command[], url: string | undefined) {
  const families = Map.groupBy(commands, ({ path: [first] }) => first);
  return [...families].map(([name, family]) => ({
    command: `/${name}`,
    description: clip(describe(family), COMMAND_ABOUT),
    usage_hint: clip(family.map(toHint).join(' | '), USAGE_HINT),
    // A channel that is named arrives with its id, where one of the commands takes one.
    should_escape: family.some(takesPlace),
    ...(url !== undefined && { url }),
  }));
}

const takesPlace = ({ options }: Command): boolean =>
  Object.values(options).some(({ kind }) => kind === 'place');

/** A family of sub-commands is described by their names. */
function describe(family: readonly Command[]): string {
  const [first, ...others] = family;
  if (first !== undefined && others.length === 0) return first.about(en);
  return [...new Set(family.map(({ path }) => path[1] ?? path[0]))].join(', ');
}

/** `digest now`, `[words] [page]`: what may follow the first word. */
const toHint = ({ path, options }: Command): string =>
  [...path.slice(1), ...Object.keys(options).map((name) => `[${name}]`)].join(' ');
