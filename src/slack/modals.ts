// https://docs.slack.dev/surfaces/modals
import { composeNote } from '#core/talk/compose/reply.ts';
import type { Doc } from '#core/talk/doc.ts';
import { failureOf } from './failure.ts';
import type { Listening } from './here.ts';
import { toModal } from './home-view.ts';
import type { Visit } from './homes.ts';
import { inTime } from './waiting.ts';

/** Shows a Doc over a home; false where Slack does not. */
export type Show = (doc: Doc) => Promise<boolean>;

/** What stands over the homes of people, for each of them alone. */
export type Modals = {
  /** Opens a new one, as long as the trigger of the visit is good. */
  over(visit: Visit): Show;
  /** Puts it into one that is open. */
  into(id: string, visit: Visit): Show;
  /** Where the answer takes its time a word is said meanwhile, and the answer goes in its place. */
  whereSlow(answered: Promise<unknown>, visit: Visit): Promise<Show | undefined>;
};

/** Milliseconds until somebody who waits is told so: a trigger opens nothing after 3 s. */
const OPENS_WITHIN = 2_000;

export function createModals({
  inbox,
  log,
  wordAfter,
}: Pick<Listening, 'inbox' | 'log' | 'wordAfter'>): Modals {
  const attempt = async <Answer>(
    method: string,
    call: Promise<Answer>,
  ): Promise<Answer | undefined> => {
    try {
      return await call;
    } catch (error) {
      log.warn({ method, code: failureOf(error).code }, 'answer not shown over a home');
      return undefined;
    }
  };
  const open = async (doc: Doc, { asked: { place }, here, trigger: trigger_id = '' }: Visit) => {
    const view = toModal(doc, { channel: place.channel });
    return attempt('views.open', here.client.views.open({ trigger_id, view }));
  };
  const into: Modals['into'] =
    (view_id, { asked: { place }, here }) =>
    async (doc) => {
      const view = toModal(doc, { channel: place.channel });
      return (
        (await attempt('views.update', here.client.views.update({ view_id, view }))) !== undefined
      );
    };
  return {
    into,
    over: (visit) => async (doc) => (await open(doc, visit)) !== undefined,
    whereSlow: async (answered, visit) => {
      if (await inTime(answered, Math.min(wordAfter, OPENS_WITHIN))) return undefined;
      const { oneMoment } = await inbox.sentences(visit.asked);
      const opened = await open(composeNote(oneMoment), visit);
      return opened?.view?.id === undefined ? undefined : into(opened.view.id, visit);
    },
  };
}
