// https://docs.slack.dev/authentication/installing-with-oauth
import type {
  Installation as BoltInstallation,
  CustomRoute,
  HTTPReceiverOptions,
  Logger,
} from '@slack/bolt';
import type { Installation, Installations } from '#core/desk/installation.ts';
import type { Log, Namespace } from '#core/ports.ts';
import type { Request, Response } from './install-page.ts';
import {
  createNameCheck,
  INSTALL_PATH,
  sendPage,
  setPageHeaders,
  toInstallPage,
} from './install-page.ts';
import { createStates, STATE_LIFE } from './install-state.ts';
import {
  type Ending,
  NO_SECRET,
  ORGANISATION,
  OTHER_NAME,
  toFailed,
  toWelcome,
} from './install-words.ts';
import { BOT_SCOPES } from './manifest.ts';
import { clientOptions, createClient } from './sdk.ts';

const REDIRECT_PATH = '/slack/oauth_redirect';
/** Browsers take this prefix only over https, for this host alone: no neighbour can put a cookie in its place. */
const COOKIE = '__Host-newsdesk-install';

/** The app whose pages are served, and where. */
export type InstallConfig = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where a person is asked for consent. @default Slack's */
  readonly authorizeUrl?: string;
  readonly port: number;
  readonly host: string;
  /** Names accepted in the Host header, lower case and without the port. */
  readonly hosts: readonly string[];
  /** Where the outside reaches us. Without it Slack sends people to the first redirect URL of the app. */
  readonly url?: string;
  /** Signs what goes to Slack's page and comes back. Without it nothing can be installed. */
  readonly secret?: string;
};

export type InstallOptions = InstallConfig & {
  readonly installations: Pick<Installations, 'put'>;
  readonly seen: Namespace<true>;
  /** A workspace was installed, or installed again. */
  installed(team: string): void;
};

type Means = { readonly apiUrl: string | undefined; readonly log: Log; readonly logger: Logger };

type Installing = Partial<HTTPReceiverOptions>;

/** What Bolt's receiver needs to serve `/slack/install` and `/slack/oauth_redirect`. */
export function toInstalling(options: InstallOptions, means: Means): Installing {
  const { clientId, clientSecret, secret, url, seen } = options;
  if (secret === undefined) return { customRoutes: [INSTALL_PATH, REDIRECT_PATH].map(toRefusal) };
  const scopes = [...BOT_SCOPES];
  const redirect = url === undefined ? {} : { redirectUri: url + REDIRECT_PATH };
  const stateStore = createStates({ secret, seen, installUrl: { scopes, ...redirect } });
  const { authorizeUrl: authorizationUrl } = options;
  return {
    clientId,
    clientSecret,
    scopes,
    ...redirect,
    installationStore: toStore(options),
    // Bolt hands over whole errors of the installer here; `failure` tells them in our words.
    logger: { ...means.logger, error: (...parts) => tellWords(means.logger, parts) },
    installerOptions: {
      stateStore,
      stateCookieName: COOKIE,
      stateCookieExpirationSeconds: STATE_LIFE,
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
      ...(authorizationUrl !== undefined && { authorizationUrl }),
      clientOptions: clientOptions(means),
      renderHtmlForInstallPath: toInstallPage,
      ...toCallbacks(options, means),
    },
  };
}

const toRefusal = (path: string): CustomRoute => ({
  path,
  method: ['GET'],
  handler: (_request, response) => end(response, NO_SECRET),
});

function tellWords(logger: Logger, parts: readonly unknown[]): void {
  if (!(parts[0] instanceof Error)) logger.error(...parts);
}

const end = (response: Response, { status, page }: Ending): void =>
  sendPage(response, status, page);

type Callbacks = Pick<
  NonNullable<HTTPReceiverOptions['installerOptions']>,
  'installPathOptions' | 'callbackOptions'
>;

function toCallbacks(options: InstallOptions, means: Means): Callbacks {
  const isOurs = createNameCheck(options.hosts);
  const admit = async (request: Request, response: Response): Promise<boolean> => {
    setPageHeaders(response);
    if (isOurs(request)) return true;
    end(response, OTHER_NAME);
    return false;
  };
  const { log } = means;
  return {
    installPathOptions: { beforeRedirection: admit },
    callbackOptions: {
      beforeInstallation: (_options, request, response) => admit(request, response),
      afterInstallation: async (...[installation, , , response]) => {
        if (!installation.isEnterpriseInstall) return true;
        await giveBack(installation, means);
        end(response, ORGANISATION);
        return false;
      },
      success: (...[{ team }, , , response]) => {
        log.info({ workspace: team?.id }, 'slack workspace installed');
        options.installed(team?.id ?? '');
        end(response, toWelcome(team?.id ?? '', team?.name));
      },
      failure: (...[error, , , response]) => {
        const { why, whose, ...ending } = toFailed(error);
        if (whose === 'ours') log.error({ err: error }, 'slack workspace not installed');
        else log[whose === 'slack' ? 'warn' : 'debug']({ why }, 'slack workspace not installed');
        end(response, ending);
      },
    },
  };
}

/** A token that nobody keeps is better revoked; where that fails, it is still kept by nobody. */
async function giveBack(
  { bot }: { readonly bot?: BoltInstallation['bot'] },
  { log, ...means }: Means,
): Promise<void> {
  const revoked = await createClient(bot?.token ?? '', means)
    .auth.revoke()
    .then(({ ok }) => ok)
    .catch(() => false);
  log.warn({ revoked }, 'slack organisation refused: only workspaces are installed');
}

/** Events are authorized by our own workspaces, so Bolt only ever writes. */
function toStore({ installations }: InstallOptions): HTTPReceiverOptions['installationStore'] {
  return {
    storeInstallation: (installation) => installations.put(readInstallation(installation)),
    fetchInstallation: () => Promise.reject(new Error('installations are read by workspaces.ts')),
  };
}

function readInstallation({ team, bot }: Pick<BoltInstallation, 'team' | 'bot'>): Installation {
  if (team === undefined || bot === undefined)
    throw new TypeError('oauth.v2.access named no workspace or no bot');
  return {
    platform: 'slack',
    workspace: team.id,
    botToken: bot.token,
    botUserId: bot.userId,
    botId: bot.id,
    since: Temporal.Now.instant().toString(),
  };
}
