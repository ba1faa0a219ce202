import type { webApi } from '@slack/bolt';
import type { Installation, Installations } from '#core/desk/installation.ts';
import { once } from '#core/once.ts';
import type { Identity } from './identity.ts';
import { readIdentity } from './identity.ts';
import type { People } from './people.ts';
import { createPeople } from './people.ts';
import type { Gallery } from './pictures.ts';

/** One workspace, reached with the token that it gave us. */
export type Workspace = {
  readonly client: webApi.WebClient;
  /** Who we are there; asked of Slack once, where the installation does not say. */
  self(): Promise<Identity>;
  readonly people: People;
  /** The channel that a person and the bot write to each other in. */
  direct(personId: string): Promise<string>;
  readonly gallery: Gallery;
};

export type Workspaces = {
  /** The one that the configured token belongs to, where one is configured. */
  readonly home: Workspace | undefined;
  /** Undefined where the bot is not installed. */
  of(team: string): Promise<Workspace | undefined>;
  /** Its token is no good any more: the next time the store is asked again. */
  forget(team: string): void;
  /** The bot was removed there at that instant. False where it was installed again since. */
  leave(team: string, at: Temporal.Instant): Promise<boolean>;
};

type WorkspacesOptions = {
  readonly homeToken: string | undefined;
  readonly toClient: (token: string) => webApi.WebClient;
  readonly toGallery: (client: webApi.WebClient) => Gallery;
  /** Without them there is one workspace only. */
  readonly installations?: Installations | undefined;
  /**
   * Milliseconds after which a known installation is looked up again, beside the work: an event has to
   * be acknowledged within 3 s, also while the database is away.
   * @default 60_000
   */
  readonly keep?: number;
};

type Known = { readonly token: string; readonly workspace: Workspace; until: number };

/** The workspaces that the bot is installed in. Nobody is contacted before one is used. */
export function createWorkspaces(options: WorkspacesOptions): Workspaces {
  const { homeToken, installations } = options;
  const home = homeToken === undefined ? undefined : createWorkspace(homeToken, options);
  let homeTeam: string | undefined;
  const installed = createInstalled(options);
  const of = async (team: string): Promise<Workspace | undefined> => {
    if (installations === undefined || team === homeTeam) return home;
    const workspace = await installed.of(team);
    if (workspace !== undefined) return workspace;
    homeTeam = (await home?.self())?.workspace;
    return team === homeTeam ? home : undefined;
  };
  const forget = (team: string): void => {
    installed.forget(team);
    // It may have been installed anew by the install page.
    if (team === homeTeam) homeTeam = undefined;
  };
  const leave = async (team: string, at: Temporal.Instant): Promise<boolean> => {
    // The configured token is the operator's; nothing is stored of it.
    const isHome = home !== undefined && (await of(team)) === home;
    const left = (await installations?.leave(`slack:${team}`, at)) ?? false;
    if (left || isHome) forget(team);
    return left || isHome;
  };
  return { home, of, forget, leave };
}

/** Those that the store knows, each remembered for a while. */
function createInstalled(options: WorkspacesOptions) {
  const { installations, keep = 60_000 } = options;
  const known = new Map<string, Known>();
  const look = async (team: string): Promise<Workspace | undefined> => {
    const installation = await installations?.get(`slack:${team}`);
    if (installation === undefined) {
      known.delete(team);
      return undefined;
    }
    const { botToken: token } = installation;
    const before = known.get(team);
    const workspace =
      before?.token === token
        ? before.workspace
        : createWorkspace(token, options, toIdentity(installation));
    known.set(team, { token, workspace, until: Date.now() + keep });
    return workspace;
  };
  const of = (team: string): Promise<Workspace | undefined> => {
    const remembered = known.get(team);
    if (remembered === undefined) return look(team);
    if (remembered.until <= Date.now()) {
      remembered.until = Date.now() + keep;
      // A store that is away leaves us with what is known.
      look(team).catch(() => undefined);
    }
    return Promise.resolve(remembered.workspace);
  };
  return { of, forget: (team: string) => void known.delete(team) };
}

/** Undefined where Slack has to be asked. */
const toIdentity = ({ workspace, botUserId, botId }: Installation): Identity | undefined =>
  botId === undefined ? undefined : { workspace, userId: botUserId, botId };

function createWorkspace(
  token: string,
  { toClient, toGallery }: WorkspacesOptions,
  identity?: Identity,
): Workspace {
  const client = toClient(token);
  const self = once(async () => identity ?? (await readIdentity(client)));
  const directs = new Map<string, () => Promise<string>>();
  const direct = (personId: string): Promise<string> => {
    const known = directs.get(personId) ?? once(() => openDirect(client, personId));
    directs.set(personId, known);
    return known();
  };
  return { client, self, people: createPeople(client, self), direct, gallery: toGallery(client) };
}

async function openDirect(client: webApi.WebClient, personId: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: personId });
  if (channel?.id === undefined) throw new TypeError('conversations.open named no channel');
  return channel.id;
}
