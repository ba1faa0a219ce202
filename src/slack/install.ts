// https://docs.slack.dev/authentication/installing-with-oauth
import type {
  Installation as BoltInstallation,
  CustomRoute,
  HTTPReceiverOptions,
  Logger,
} from '@slack/bolt';
import { HTTPReceiver } from '@slack/bolt';
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
  UNKEPT,
} from './install-words.ts';
import { BOT_SCOPES } from './manifest.ts';
import { clientOptions, createClient, createSdkLogger } from './sdk.ts';

const REDIRECT_PATH = '/slack/oauth_redirect';
const nothing = () => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };
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

/** `/slack/install` and `/slack/oauth_redirect`, for a receiver of Bolt's. */
export function toInstallRoutes(options: InstallOptions, means: Means): CustomRoute[] {
  const answers = options.secret === undefined ? REFUSALS : toAnswers(options, means);
  const isOurs = createNameCheck(options.hosts);
  return Object.entries(answers).map(([path, answer]) => ({
    path,
    method: ['GET'],
    handler: async (request, response) => {
      setPageHeaders(response);
      if (!isOurs(request)) return end(response, OTHER_NAME);
      try {
        await answer(request, response);
      } catch (error) {
        means.log.error({ err: error }, 'install page failed');
        if (!response.headersSent) end(response, UNKEPT);
      }
    },
  }));
}

type Answers = Readonly<Record<string, (request: Request, response: Response) => unknown>>;

const end = (response: Response, { status, page }: Ending): void =>
  sendPage(response, status, page);

const refuse = (_request: Request, response: Response): void => end(response, NO_SECRET);
const REFUSALS: Answers = { [INSTALL_PATH]: refuse, [REDIRECT_PATH]: refuse };

/**
 * Bolt has the installer for its receivers only, and an App with `authorize` takes no receiver with an
 * installer in it (bolt 5.1.0). So it is taken out of a receiver that nothing else is done with.
 */
function toAnswers(options: InstallOptions, means: Means): Answers {
  const { clientId, clientSecret, secret = '', url, seen, authorizeUrl } = options;
  const scopes = [...BOT_SCOPES];
  const installUrl = { scopes, ...(url !== undefined && { redirectUri: url + REDIRECT_PATH }) };
  const { installer } = new HTTPReceiver({
    signingSecret: clientSecret,
    endpoints: [],
    clientId,
    clientSecret,
    scopes,
    installationStore: toStore(options),
    // Whatever fails is told by `failure`, in our words.
    logger: createSdkLogger(SILENT),
    installerOptions: {
      stateStore: createStates({ secret, seen, installUrl }),
      stateCookieName: COOKIE,
      stateCookieExpirationSeconds: STATE_LIFE,
      ...(authorizeUrl !== undefined && { authorizationUrl: authorizeUrl }),
      clientOptions: clientOptions(means),
      renderHtmlForInstallPath: toInstallPage,
    },
  });
  const endings = toEndings(options, means);
  return {
    [INSTALL_PATH]: (...asked) => installer?.handleInstallPath(...asked, {}, installUrl),
    [REDIRECT_PATH]: (...asked) => installer?.handleCallback(...asked, endings),
  };
}

type Endings = NonNullable<HTTPReceiverOptions['installerOptions']>['callbackOptions'];

/** What becomes of an answer from Slack's page. */
function toEndings({ installed }: InstallOptions, means: Means): Endings {
  const { log } = means;
  return {
    afterInstallation: async (...[installation, , , response]) => {
      if (!installation.isEnterpriseInstall) return true;
      await giveBack(installation, means);
      end(response, ORGANISATION);
      return false;
    },
    success: (...[{ team }, , , response]) => {
      log.info({ workspace: team?.id }, 'slack workspace installed');
      installed(team?.id ?? '');
      end(response, toWelcome(team?.id ?? '', team?.name));
    },
    failure: (...[error, , , response]) => {
      const { why, whose, ...ending } = toFailed(error);
      if (whose === 'ours') log.error({ err: error }, 'slack workspace not installed');
      else log[whose === 'slack' ? 'warn' : 'debug']({ why }, 'slack workspace not installed');
      end(response, ending);
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
