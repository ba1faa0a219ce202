// https://docs.slack.dev/reference/methods/views.publish
import type { types } from '@slack/bolt';
import type { Doc } from '#core/talk/doc.ts';
import { failureOf } from './failure.ts';
import type { Listening } from './here.ts';
import { toHomeView, toShortHomeView } from './home-view.ts';
import type { Visit } from './homes.ts';

/** Puts a Doc on the Home tab of whoever visits; of one person's, one after the other. */
export type Publish = (visit: Visit, doc: Doc) => Promise<void>;

/** What each person's home was when we last changed it, and what it became. */
type Change = { readonly from: string | undefined; readonly to: string | undefined };

/** People remembered at once. */
const MOST = 5_000;

/**
 * Slack takes a home only from somebody who knows the one that stands there, by its hash: what another
 * process has published since is not replaced by something older.
 */
export function createPublisher({ inbox, log }: Pick<Listening, 'inbox' | 'log'>): Publish {
  const changes = new Map<string, Change>();
  const send = async (
    { asked, here, hash: from }: Visit,
    view: types.HomeView,
  ): Promise<string | undefined> => {
    const { id } = asked.person;
    const who = `${asked.place.workspace}:${id}`;
    const last = changes.get(who);
    // Pressed twice, before the home that the first press brought was there to see.
    const hash = from !== undefined && last?.from === from ? last.to : from;
    try {
      const published = { user_id: id, view, ...(hash !== undefined && { hash }) };
      const to = (await here.client.views.publish(published)).view?.hash;
      if (changes.size >= MOST) changes.clear();
      changes.set(who, { from, to });
      return undefined;
    } catch (error) {
      return failureOf(error).code;
    }
  };
  const resend = async (code: string | undefined, visit: Visit, doc: Doc) => {
    const note = { channel: visit.asked.place.channel };
    if (code === 'view_too_large') return send(visit, toShortHomeView(doc, note));
    if (code !== 'hash_conflict') return code;
    const { hash: _, ...anew } = visit;
    return send(anew, toHomeView(await inbox.home(visit.asked), note));
  };
  return async (visit, doc) => {
    const first = await send(visit, toHomeView(doc, { channel: visit.asked.place.channel }));
    const code = await resend(first, visit, doc);
    if (code !== undefined)
      log.warn({ method: 'views.publish', code, ...adviceOn(code) }, 'home not published');
  };
}

const adviceOn = (code: string): { readonly fix?: string } =>
  code === 'not_enabled'
    ? { fix: 'Switch on the Home Tab under App Home of the Slack app, or paste its manifest again' }
    : {};
