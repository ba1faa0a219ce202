// https://docs.discord.com/developers/resources/application
import { Routes } from 'discord.js';
import { type Asking, asking } from './ask.ts';
import { reasonOf, refusalOf } from './failure.ts';
import { WRONG_TOKEN } from './gateway.ts';
import { toInviteUrl, toPersonalUrl } from './invite.ts';

/** One thing that was looked at; `fix` says what to do where it is not in order, `bearable` that the bot works all the same. */
export type Finding = {
  readonly ok: boolean;
  readonly what: string;
  readonly fix?: string;
  readonly bearable?: true;
};

export type Checked = {
  readonly findings: readonly Finding[];
  /** Adds the bot to a server; not there where the token is wrong. */
  readonly inviteUrl?: string;
  /** Adds the bot for one person; not there where Discord is set up to let nobody do that. */
  readonly personalUrl?: string;
};

/** Message Content, granted to all or to a bot in few servers. */
const CONTENT_FLAGS = (1 << 18) | (1 << 19);

const CONTENT_FIX =
  'Without it the bot answers commands and mentions, but does not hear other messages. https://discord.com/developers/applications, your application, Bot, switch on Message Content Intent, save.';

const INSTALL_PAGE = 'https://discord.com/developers/applications, your application, Installation';

type Application = {
  readonly id: string;
  readonly name: string;
  readonly flags?: number;
  readonly bot?: { readonly username: string };
  /** Who may install it has an entry: 0 servers, 1 people. */
  readonly integration_types_config?: { readonly 0?: object; readonly 1?: object };
};

/** Asks Discord whom a token belongs to and what it may do. */
export async function checkDiscordToken(options: Asking): Promise<Checked> {
  try {
    const application = await asking(options, (get) =>
      get<Application>(Routes.currentApplication()),
    );
    const { id, integration_types_config: installs } = application;
    return {
      findings: judge(application),
      inviteUrl: toInviteUrl(id),
      ...((installs === undefined || installs[1]) && { personalUrl: toPersonalUrl(id) }),
    };
  } catch (error) {
    return { findings: [toFinding(error)] };
  }
}

function judge(application: Application): readonly Finding[] {
  const { id, name, flags = 0, bot, integration_types_config: installs } = application;
  const content: Finding =
    (flags & CONTENT_FLAGS) === 0
      ? { ok: false, what: 'Message Content Intent is off', fix: CONTENT_FIX, bearable: true }
      : { ok: true, what: 'Message Content Intent is on' };
  return [
    { ok: true, what: `DISCORD_TOKEN belongs to the bot ${bot?.username ?? name}` },
    { ok: true, what: `Application ID ${id}` },
    content,
    ...(installs === undefined ? [] : [judgeInstalls(installs)]),
  ];
}

function judgeInstalls(installs: NonNullable<Application['integration_types_config']>): Finding {
  if (installs[0] === undefined) {
    const what = 'It cannot be added to servers: Guild Install is off';
    return { ok: false, what, fix: `${INSTALL_PAGE}, tick Guild Install, save.` };
  }
  if (installs[1] === undefined) {
    const what = 'People cannot add it for themselves: User Install is off';
    const fix = `With it somebody has the commands wherever they are. ${INSTALL_PAGE}, tick User Install, save, and start the bot again.`;
    return { ok: false, what, fix, bearable: true };
  }
  return { ok: true, what: 'Servers can add it, and people for themselves' };
}

/** Why Discord did not answer. */
export function toFinding(error: unknown): Finding {
  if (refusalOf(error) === 401) {
    return { ok: false, what: 'DISCORD_TOKEN is not accepted', fix: WRONG_TOKEN };
  }
  const what = `Discord could not be asked (${reasonOf(error)})`;
  return { ok: false, what, fix: 'Check the network and DISCORD_API_URL, then try again.' };
}
