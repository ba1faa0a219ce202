import type { Inbox, Store } from '#core/ports.ts';
import type { SlackConnection } from '#slack/connection.ts';
import type { InstallConfig } from '#slack/install.ts';
import { openMemoryStore } from '#store/open.ts';
import { createSeal } from '#store/sealed.ts';
import { type SealedInstallations, sealInstallations } from '#store/sealed-installations.ts';
import { drivenClock } from './clock.ts';
import { recordingLog } from './log.ts';
import { CLIENT, type Wish } from './slack-oauth.ts';
import { listeningAt, openSlackRoom, type SlackRoom } from './slack-room.ts';

export const SECRET = 'loopback-newsdesk-secret-of-32-characters';

/** The adapter with its install page, the store behind it, and a browser that goes through it. */
export type InstallRoom = SlackRoom & {
  readonly store: Store;
  readonly installations: SealedInstallations;
  /** Asks for a path of ours. */
  visit(path: string, cookie?: string): Promise<Visit>;
  /** Opens the install page. */
  begin(): Promise<Begun>;
  /** Says to Slack's page what the person wants; gives what it sends the browser back with. */
  consent(begun: Begun, team: string, wish?: Wish): Promise<string>;
  /** All three steps. */
  install(team: string, wish?: Wish): Promise<Visit>;
};

export type Visit = {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
};
/** The cookie that was set, and where the page leads. */
export type Begun = { readonly cookie: string; readonly href: string };

type Setting = Omit<Partial<InstallConfig>, 'secret'> & {
  readonly inbox: Inbox;
  /** Undefined for none. */
  readonly secret?: string | undefined;
};

export async function openInstallRoom(
  connection: SlackConnection,
  setting: Setting,
): Promise<InstallRoom> {
  const { store } = openMemoryStore(drivenClock());
  const installations = sealInstallations(store.installations, {
    seal: createSeal([SECRET]),
    log: recordingLog(),
  });
  const { inbox, secret, ...more } = { secret: SECRET, ...setting };
  const names = { port: 0, host: '127.0.0.1', hosts: ['news.example.org'] };
  const room = await openSlackRoom(connection, ({ url }) => ({
    installations,
    install: {
      ...{
        ...CLIENT,
        ...names,
        seen: store.seen,
        ...more,
        ...(secret !== undefined && { secret }),
      },
      authorizeUrl: new URL('/authorize', url).href,
    },
  }));
  await room.start(inbox);
  const origin = new URL(listeningAt(room.log.lines)).origin;
  const visit = async (path: string, cookie = ''): Promise<Visit> => {
    const response = await fetch(origin + path, { headers: { cookie }, redirect: 'manual' });
    return { status: response.status, html: await response.text(), headers: response.headers };
  };
  const begin = async (): Promise<Begun> => {
    const { headers, html } = await visit('/slack/install');
    const [cookie = ''] = (headers.get('set-cookie') ?? '').split(';');
    const href = (/href="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
    return { cookie, href };
  };
  const consent = async ({ href }: Begun, team: string, wish?: Wish): Promise<string> => {
    room.server.consent.choose(team, wish);
    const response = await fetch(href, { redirect: 'manual' });
    const { pathname, search } = new URL(response.headers.get('location') ?? '');
    // As a proxy that serves us under a path of its own passes it on.
    return pathname.slice(pathname.indexOf('/slack/')) + search;
  };
  return {
    ...{ ...room, store, installations, visit, begin, consent },
    install: async (team, wish) => {
      const begun = await begin();
      return visit(await consent(begun, team, wish), begun.cookie);
    },
  };
}
