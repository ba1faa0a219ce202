import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, Call } from './slack-call.ts';
import { APP, PERSON } from './slack-wire.ts';
import type { Workspace } from './slack-workspace.ts';

export const CLIENT = { clientId: '12.34', clientSecret: 'loopback-client-secret' } as const;

/** What a person says when Slack asks whether the app may come in. */
export type Wish = 'yes' | 'no' | 'for the whole organisation';

/** Slack's page that asks for consent, and what it gives for a yes. */
export type SlackConsent = {
  /** The workspace that is chosen from here on, and the answer. */
  choose(team: string, wish?: Wish): void;
  /** What Slack was asked for, the latest last. */
  readonly asked: readonly URLSearchParams[];
  /** Every code that it gave out. */
  readonly codes: readonly string[];
  show(request: IncomingMessage, response: ServerResponse): void;
  exchange(call: Call): Answer;
};

type Grant = { readonly team: string; readonly wish: Wish; readonly redirect: string | null };

export function createConsent(workspaces: () => readonly Workspace[]): SlackConsent {
  const asked: URLSearchParams[] = [];
  const grants = new Map<string, Grant>();
  const codes: string[] = [];
  let chosen: { readonly team: string; readonly wish: Wish } = { team: '', wish: 'yes' };
  return {
    asked,
    codes,
    choose: (team, wish = 'yes') => {
      chosen = { team, wish };
    },
    show: ({ url = '' }, response) => {
      const { searchParams } = new URL(url, 'http://loopback');
      asked.push(searchParams);
      const redirect = searchParams.get('redirect_uri');
      const code = `code-${randomUUID()}`;
      grants.set(code, { ...chosen, redirect });
      codes.push(code);
      const target = new URL(redirect ?? 'http://127.0.0.1/slack/oauth_redirect');
      target.searchParams.set('state', searchParams.get('state') ?? '');
      if (chosen.wish === 'no') target.searchParams.set('error', 'access_denied');
      else target.searchParams.set('code', code);
      response.writeHead(302, { location: target.href }).end();
    },
    exchange: ({ code = '', client_id, client_secret, redirect_uri }) => {
      const grant = grants.get(code);
      grants.delete(code);
      const isUs = client_id === CLIENT.clientId && client_secret === CLIENT.clientSecret;
      if (!isUs) return { ok: false, error: 'bad_client_secret' };
      const workspace = workspaces().findLast(({ team }) => team === grant?.team);
      if (grant === undefined || workspace === undefined)
        return { ok: false, error: 'invalid_code' };
      if ((grant.redirect ?? undefined) !== redirect_uri)
        return { ok: false, error: 'bad_redirect_uri' };
      return toAccess(workspace, grant);
    },
  };
}

/** https://docs.slack.dev/reference/methods/oauth.v2.access */
function toAccess({ team, token, botUser, scopes }: Workspace, { wish }: Grant): Answer {
  const isOrganisation = wish === 'for the whole organisation';
  return {
    ok: true,
    access_token: token,
    token_type: 'bot',
    scope: [...scopes].join(','),
    bot_user_id: botUser,
    app_id: APP,
    team: isOrganisation ? null : { id: team, name: 'News & <Friends>' },
    enterprise: isOrganisation ? { id: 'E0NEWS', name: 'Everybody' } : null,
    authed_user: { id: PERSON },
    is_enterprise_install: isOrganisation,
  };
}
