// https://docs.slack.dev/surfaces/app-home
import { createTurns } from '#core/desk/turns.ts';
import type { Asked, Outcome } from '#core/ports.ts';
import { composeNote } from '#core/talk/compose/reply.ts';
import { type Doc, rule } from '#core/talk/doc.ts';
import type { Here, Listening } from './here.ts';
import { createPublisher } from './home-publisher.ts';
import { createModals, type Show } from './modals.ts';

/** Somebody at their home: the place is their conversation with the bot. */
export type Visit = {
  readonly asked: Asked;
  readonly here: Here;
  /** Slack's name for the state of the home that they look at, where one was published. */
  readonly hash?: string | undefined;
  /** What they just did: for 3 s something can be opened over the home for it. */
  readonly trigger?: string;
};

/** The homes of all people. What one person does there is done one after the other, so that the latest is what they see. */
export type Homes = {
  /** Publishes the home as it is now. */
  open(visit: Visit): Promise<void>;
  /** What is shown takes the place of the home; what is told stands over it. */
  press(visit: Visit, press: () => Promise<Outcome>): Promise<void>;
  /** The same in what stands over a home already: everything goes in its place. */
  pressOver(id: string, visit: Visit, press: () => Promise<Outcome>): Promise<void>;
  /** Tells the answer over the home, which is published as it is then. */
  tell(answered: Promise<Doc>, visit: Visit): Promise<void>;
};

export function createHomes(listening: Listening): Homes {
  const { inbox } = listening;
  const inTurn = createTurns();
  const publish = createPublisher(listening);
  const modals = createModals(listening);
  const turn = <Result>({ asked: { place } }: Visit, work: () => Promise<Result>) =>
    inTurn(`${place.workspace}:${place.channel}`, work);
  const open = (visit: Visit, top: Doc['blocks'] = []): Promise<void> =>
    turn(visit, async () => {
      const home = await inbox.home(visit.asked);
      const blocks = top.length === 0 ? home.blocks : [...top, rule, ...home.blocks];
      await publish(visit, { ...home, blocks });
    });
  /** At the top of the home where nothing can stand over it. */
  const tell = async (doc: Doc, visit: Visit, show: Show = modals.over(visit)) => {
    const shown = await show(doc);
    if (!shown) await open(visit, doc.blocks);
    return shown;
  };
  return {
    open,
    async press(visit, press) {
      const answered = turn(visit, async () => {
        const outcome = await press();
        if (outcome.kind === 'show') await publish(visit, outcome.doc);
        return outcome;
      });
      const waiting = await modals.whereSlow(answered, visit);
      const { kind, doc } = await answered;
      if (kind !== 'show') await tell(doc, visit, waiting);
      else if (waiting !== undefined)
        await waiting(composeNote((await inbox.sentences(visit.asked)).homeDone));
    },
    async pressOver(id, visit, press) {
      await modals.into(id, visit)((await press()).doc);
    },
    async tell(answered, visit) {
      const waiting = await modals.whereSlow(answered, visit);
      if (await tell(await answered, visit, waiting)) await open(visit);
    },
  };
}
