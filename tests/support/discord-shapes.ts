import {
  APPLICATION,
  BOT,
  DIRECT,
  FAR_SERVER,
  GENERAL,
  GROUP,
  type Json,
  PERSON,
  SERVER,
  type Thread,
  type World,
} from './discord-world.ts';

const JOINED = '2026-11-01T08:00:00.000000+00:00';

export const toUser = (id: string): Json => ({
  id,
  username: id === BOT ? 'newsdesk' : 'ada',
  global_name: id === BOT ? null : 'Ada',
  discriminator: '0',
  avatar: null,
  ...(id === BOT ? { bot: true } : {}),
});

const toMember = (id: string): Json => ({
  user: toUser(id),
  nick: id === PERSON ? 'Ada of Sales' : null,
  roles: [],
  joined_at: JOINED,
  deaf: false,
  mute: false,
  flags: 0,
});

/** What an interaction says of its server: the language that was chosen there. */
const GUILD = { guild_locale: 'en-AU' } as const;

/** A server, as GUILD_CREATE brings it; ours with its channels, another one with a text channel. */
export const toServer = (id: string, world: World, channel?: string): Json => ({
  id,
  name: 'Newsroom',
  owner_id: '100000000000000009',
  joined_at: JOINED,
  member_count: 2,
  large: false,
  system_channel_id: null,
  features: [],
  preferred_locale: GUILD.guild_locale,
  emojis: [],
  roles: [
    {
      id,
      name: '@everyone',
      permissions: world.permissions(),
      position: 0,
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      managed: false,
      mentionable: false,
      flags: 0,
    },
  ],
  channels:
    channel === undefined
      ? [...world.channels].flatMap(([each, { type, overwrites }], position) =>
          type === 1 ? [] : [toChannel(each, { type, overwrites, position })],
        )
      : [toChannel(channel, { type: 0, position: 0 })],
  members: [toMember(BOT)],
  threads: [],
  voice_states: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
});

type Shape = {
  readonly type: number;
  readonly overwrites?: readonly Json[] | undefined;
  readonly position: number;
};

const toChannel = (id: string, { type, overwrites = [], position }: Shape): Json => ({
  id,
  type,
  position,
  name: id === GENERAL ? 'general' : `channel-${position}`,
  permission_overwrites: overwrites,
});

export const toThread = (id: string, { parent, owner, archivedAt }: Thread): Json => ({
  id,
  type: 11,
  guild_id: SERVER,
  parent_id: parent,
  owner_id: owner,
  name: 'thread',
  message_count: 0,
  member_count: 1,
  thread_metadata: {
    archived: archivedAt !== undefined,
    auto_archive_duration: 1440,
    archive_timestamp: archivedAt ?? JOINED,
    locked: false,
  },
});

/** Where a command or control is used: in our server, in one without the bot, with the bot alone, among people. */
export type Spot = 'server' | 'far' | 'direct' | 'group';

type Using = { readonly channel: string; readonly permissions: bigint };

/**
 * Who used a command or control, and where. A person who has installed the bot is named wherever they are;
 * the server only where the bot is in it, and 0 stands for the bot's own direct messages.
 * https://docs.discord.com/developers/interactions/receiving-and-responding
 */
export function toScene(spot: Spot, { channel, permissions }: Using): Json {
  const shared = { application_id: APPLICATION, version: 1, locale: 'en-GB' };
  const rest = { ...shared, entitlements: [], app_permissions: '0' };
  const person = { user: toUser(PERSON) };
  switch (spot) {
    case 'direct': {
      const place = { id: DIRECT, type: 1, recipients: [toUser(BOT)], flags: 0 };
      return { ...rest, ...person, ...toSpot(1, place, { '0': '0', '1': PERSON }) };
    }
    case 'group': {
      const place = { id: GROUP, type: 3, name: 'Ada and Ben', recipients: [], flags: 0 };
      return { ...rest, ...person, ...toSpot(2, place, { '1': PERSON }) };
    }
    default: {
      const id = spot === 'server' ? SERVER : FAR_SERVER;
      const owners = spot === 'server' ? { '0': SERVER } : { '1': PERSON };
      const member = { ...toMember(PERSON), permissions: permissions.toString() };
      const place = { id: channel, type: 0, guild_id: id, name: 'general' };
      return { ...rest, guild_id: id, member, ...toSpot(0, place, owners), ...GUILD };
    }
  }
}

const toSpot = (context: 0 | 1 | 2, channel: Json, owners: Json): Json => ({
  context,
  channel,
  channel_id: channel.id,
  authorizing_integration_owners: owners,
});
