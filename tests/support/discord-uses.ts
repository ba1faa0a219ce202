import { PermissionFlagsBits } from 'discord.js';
import type { Use } from './discord-answers.ts';
import { type Spot, toScene, toUser } from './discord-shapes.ts';
import { BOT, FAR_CHANNEL, GENERAL, type Json, PERSON, type Permission } from './discord-world.ts';

/** What came of a command or control. `data` is the message that was answered with, if there was one. */
export type DiscordAnswer = {
  /** 4 answer, 5 answer later, 6 seen, 7 update, 8 completions. */
  readonly type: number;
  readonly data: Json;
  /** Messages said after the first answer. */
  readonly followUps: readonly Json[];
};

export type Manner = {
  /** @default 'ManageChannels' */
  readonly permission?: Permission;
  /** @default 'server' */
  readonly spot?: Spot;
  readonly channel?: string;
  /** Discord has given up waiting before the bot answers. */
  readonly expired?: true;
};

export type Press = Manner & {
  readonly choice?: string;
  /** Pressed on a message that everyone sees. */
  readonly inPublic?: true;
};

/** A message by a person, as the gateway brings it. */
export const MESSAGE: Json = {
  type: 0,
  author: toUser(PERSON),
  timestamp: '2026-11-22T08:00:00.000000+00:00',
  edited_timestamp: null,
  tts: false,
  pinned: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  components: [],
  flags: 0,
};

/** The event of a used command (2), control (3) or half-typed option (4). */
export function toInteraction(type: number, data: Json, manner: Press): Json {
  const { spot = 'server', permission = 'ManageChannels', inPublic } = manner;
  const { channel = spot === 'far' ? FAR_CHANNEL : GENERAL } = manner;
  const scene = toScene(spot, { channel, permissions: PermissionFlagsBits[permission] });
  const message = {
    ...MESSAGE,
    id: '900000000000000001',
    channel_id: scene.channel_id,
    author: toUser(BOT),
    flags: inPublic ? 32_768 : 32_832,
  };
  return { ...scene, type, data, ...(type === 3 ? { message } : {}) };
}

/** A command by its path. */
export function toCommand(path: readonly string[], options: readonly Json[]): Json {
  const [name = '', ...under] = path;
  const nested = under.reduceRight<readonly Json[]>(
    (inner, word, index) => [
      { name: word, type: index === under.length - 1 ? 1 : 2, options: inner },
    ],
    options,
  );
  return { name, options: nested };
}

/** A command of a message's menu, and the message that it was picked from. */
export function toMenuCommand(name: string, picked: Json): Json {
  const message = { ...MESSAGE, id: '900000000000000002', channel_id: GENERAL, ...picked };
  const resolved = { messages: { [message.id]: message } };
  return { id: '1', type: 3, name, target_id: message.id, resolved };
}

/** A file that somebody attaches to a command, at an address of the test's own. */
export type AttachedFile = { readonly url: string; readonly size: number };

export const toOptions = (values: Json): readonly Json[] =>
  Object.entries(values).map(([name, value]) => {
    if (typeof value === 'object') return { name, value: ATTACHMENT, type: 11 };
    return { name, value, type: typeof value === 'number' ? 4 : 3 };
  });

const ATTACHMENT = '700000000000000001';

/** What the ids among the options stand for. */
export function toResolved(values: Json): Json {
  const file = Object.values(values).find((value) => typeof value === 'object');
  if (file === undefined) return {};
  const { url, size } = file as AttachedFile;
  const attachment = { id: ATTACHMENT, filename: 'feeds.opml', url, proxy_url: url, size };
  return { resolved: { attachments: { [ATTACHMENT]: { ...attachment, ephemeral: true } } } };
}

/** What a person sees in the end; nothing while more is to come. */
export function toAnswer({ callback, edits, followUps, expired }: Use): DiscordAnswer | undefined {
  if (expired) return { type: 0, data: {}, followUps };
  const type = Number(callback?.type ?? 0);
  const later = edits.at(-1) ?? followUps.at(-1);
  if (type === 0 || ((type === 5 || type === 6) && later === undefined)) return undefined;
  return { type, data: edits.at(-1) ?? (callback?.data as Json) ?? {}, followUps };
}
