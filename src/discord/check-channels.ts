// https://docs.discord.com/developers/resources/guild
import { Routes } from 'discord.js';
import { type Asking, asking, type Get } from './ask.ts';
import { type Finding, toFinding } from './check.ts';
import { refusalOf } from './failure.ts';
import { PERMISSIONS } from './invite.ts';
import { type Membership, type Overwrite, permissionsIn } from './permissions.ts';

/** A channel that the bot has to do with. */
export type DiscordChannel = {
  readonly server: string;
  readonly id: string;
  /** Where digests go: to the channel, to threads of it; neither, where it only has settings. */
  readonly digests: ReadonlySet<'channel' | 'thread'>;
};

type Server = { readonly name: string; readonly roles: Membership['all'] };
type Channel = {
  readonly id: string;
  readonly name?: string;
  readonly permission_overwrites?: readonly Overwrite[];
};

/** Each server is three requests of the 50 a second that the token has, which the bot that runs needs too. */
const MOST_SERVERS = 10;

/** Computes what the bot may do in these channels from roles and overwrites; posts nothing. */
export async function checkDiscordChannels(
  channels: readonly DiscordChannel[],
  options: Asking,
): Promise<readonly Finding[]> {
  const servers = [...Map.groupBy(channels, ({ server }) => server)];
  const left = servers.length - MOST_SERVERS;
  const more = { ok: true, what: `The channels of ${left} more servers were not looked at` };
  try {
    const findings = await asking(options, async (get) => {
      const { id } = await get<{ readonly id: string }>(Routes.user());
      const asked = servers.slice(0, MOST_SERVERS).map((each) => checkServer(each, id, get));
      return (await Promise.all(asked)).flat();
    });
    return left > 0 ? [...findings, more] : findings;
  } catch (error) {
    return [toFinding(error)];
  }
}

async function checkServer(
  [server, channels]: readonly [string, readonly DiscordChannel[]],
  user: string,
  get: Get,
): Promise<readonly Finding[]> {
  try {
    const [{ name, roles: all }, { roles }, known] = await Promise.all([
      get<Server>(Routes.guild(server)),
      get<Pick<Membership, 'roles'>>(Routes.guildMember(server, user)),
      get<readonly Channel[]>(Routes.guildChannels(server)),
    ]);
    const byId = new Map(known.map((each) => [each.id, each]));
    return channels.map((channel) =>
      judge(channel, byId.get(channel.id), { name, server, user, roles, all }),
    );
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined || refusal === 401) throw error;
    const what = `The bot is not in the server ${server} (${refusal}), which has ${channels.length} of its channels`;
    return [{ ok: false, what, fix: INVITE, ...bearableFor(channels) }];
  }
}

const INVITE = 'Add it there: npm run -s desk -- invite prints the address.';

function judge(
  wanted: DiscordChannel,
  channel: Channel | undefined,
  membership: Membership & { readonly name: string },
): Finding {
  const where = `#${channel?.name ?? wanted.id} in ${membership.name}`;
  if (channel === undefined) {
    const fix = 'Set its digests in another channel.';
    return { ok: false, what: `${where} is gone`, fix, ...bearableFor([wanted]) };
  }
  const may = permissionsIn(channel.permission_overwrites ?? [], membership);
  const missing = Object.keys(PERMISSIONS).filter(
    (name) => (may & (PERMISSIONS[name] ?? 0n)) === 0n,
  );
  if (missing.length === 0) return { ok: true, what: `${where} can be posted to` };
  const needed = neededFor(wanted);
  const bearable = missing.some((name) => needed.has(name)) ? {} : ({ bearable: true } as const);
  const names = missing.map(toWords).join(', ');
  const fix = `Give the role of the bot these in the channel's settings, under Permissions: ${names}.`;
  return { ok: false, what: `${where}: the bot lacks ${names}`, fix, ...bearable };
}

/** Without these no digest can be posted; without the others the bot answers less well. */
function neededFor({ digests }: DiscordChannel): ReadonlySet<string> {
  return new Set([
    ...(digests.size > 0 ? ['ViewChannel'] : []),
    ...(digests.has('channel') ? ['SendMessages'] : []),
    ...(digests.has('thread') ? ['SendMessagesInThreads'] : []),
  ]);
}

const bearableFor = (channels: readonly DiscordChannel[]): { readonly bearable?: true } =>
  channels.every(({ digests }) => digests.size === 0) ? { bearable: true } : {};

/** `SendMessages` as Discord's settings write it. */
const toWords = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
