import type { webApi } from '@slack/bolt';
import type { Standing } from '#core/ports.ts';
import { readFailure, toPlatformError } from './failure.ts';
import type { Identity } from './identity.ts';

export type People = {
  standing(userId: string): Promise<Standing>;
  isBot(userId: string): Promise<boolean>;
  /** IANA name, as their Slack is set; undefined where Slack does not say. */
  zone(userId: string): Promise<string | undefined>;
  /** A tag such as `de-DE`, as their Slack is set; undefined where Slack does not say. */
  locale(userId: string): Promise<string | undefined>;
};

type User = NonNullable<webApi.UsersInfoResponse['user']>;
type Known = { readonly user: Promise<User>; readonly until: number };

/** Somebody made an admin, or a guest, is seen as one after at most this many milliseconds. */
const KEEP = 5 * 60_000;
/** People known at once; a busy workspace has fewer who speak within KEEP. */
const MOST = 5_000;

/** Who people are in a workspace, asked of Slack when needed and remembered for a few minutes. */
export function createPeople(client: webApi.WebClient, self: () => Promise<Identity>): People {
  const known = new Map<string, Known>();
  const ask = async (userId: string): Promise<User> => {
    try {
      const { user } = await client.users.info({ user: userId, include_locale: true });
      return user ?? {};
    } catch (error) {
      known.delete(userId);
      throw error;
    }
  };
  const look = (userId: string): Promise<User> => {
    const now = Date.now();
    const remembered = known.get(userId);
    if (remembered !== undefined && remembered.until > now) return remembered.user;
    if (known.size >= MOST) known.clear();
    const user = ask(userId);
    known.set(userId, { user, until: now + KEEP });
    return user;
  };
  const find = (userId: string): Promise<User> =>
    look(userId).catch((error: unknown) => {
      throw toPlatformError('users.info', error);
    });
  return {
    standing: async (userId) => toStanding(await find(userId), (await self()).workspace),
    isBot: async (userId) => (await find(userId)).is_bot === true,
    zone: async (userId) => {
      const user = await look(userId).catch(toNobody);
      return user.tz === undefined || user.tz === '' ? undefined : user.tz;
    },
    locale: async (userId) => (await look(userId).catch(toNobody)).locale,
  };
}

/** Without their zone or language there is a default; a bug is thrown on. */
function toNobody(error: unknown): User {
  if (readFailure(error) === undefined) throw error;
  return {};
}

function toStanding(user: User, workspace: string): Standing {
  if (user.is_restricted || user.is_ultra_restricted || isStranger(user, workspace)) return 'guest';
  return user.is_admin || user.is_owner ? 'admin' : 'member';
}

/** From another organisation, through a channel that both share. */
function isStranger(user: User, workspace: string): boolean {
  if (user.is_stranger === true) return true;
  const teams = [user.team_id, ...(user.enterprise_user?.teams ?? [])];
  return user.team_id !== undefined && !teams.includes(workspace);
}
