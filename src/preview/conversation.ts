import { randomUUID } from 'node:crypto';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Silence } from '#core/desk/silence.ts';
import type { Asked, Found, Heard, Inbox, Person, Place, Posted } from '#core/ports.ts';
import { readActionId } from '#core/talk/action.ts';
import type { Doc, TextFile } from '#core/talk/doc.ts';
import type { PaneName } from './panes.ts';
import { isPaneName, PANES } from './panes.ts';

/** Posts that can still be found by their key. */
const REMEMBERED = 500;

const YOU: Person = { id: 'you', name: 'You', standing: async () => 'admin' };

/** Pictures of a payload as addresses of themselves, by the name that it has for each. */
type Beside = { readonly pictures?: Readonly<Record<string, string>> };

/** What one pane shows under a line. */
export type PaneAnswer = Beside & {
  readonly payloads: readonly object[];
  /** The id of a chat line, which a later post in its thread names. */
  readonly line?: string;
  readonly silence?: Silence;
  /** What goes with the payload: on Discord attached to it, on Slack as a file of its own where it is long. */
  readonly file?: TextFile;
};

export type PressAnswer = Beside & {
  readonly kind: 'show' | 'tell' | 'share';
  readonly payload: object;
};

export type PressedControl = {
  readonly pane: PaneName;
  /** As the payload carries it. */
  readonly action: string;
  readonly choice?: string;
};

/** A post that no line is waiting for; `line` is the chat line in whose thread it is. */
export type AnnouncedPost = Beside & {
  readonly pane: PaneName;
  readonly payload: object;
  readonly line?: string;
};

export type Conversation = {
  say(inbox: Inbox, text: string): Promise<Readonly<Record<PaneName, PaneAnswer>>>;
  press(inbox: Inbox, pressed: PressedControl): Promise<PressAnswer>;
  post(place: Place, doc: Doc, key: DeliveryKey): Posted;
  find(key: DeliveryKey): Found;
};

/**
 * Says what is typed to both channels. A reply that comes while its line is being heard belongs to the
 * answer; any other post goes out through `announce`.
 */
export function createConversation(announce: (post: AnnouncedPost) => void): Conversation {
  const waiting = new Map<string, object[]>();
  const posts = createMemory();

  async function answer(inbox: Inbox, pane: PaneName, text: string): Promise<PaneAnswer> {
    if (!text.startsWith('/')) return hear(inbox, toHeard(pane, text), waiting);
    const answered = await inbox.command(toAsked(pane), { kind: 'typed', text });
    const { file } = answered;
    const payloads = [PANES[pane].toAnswer(answered)];
    return { payloads, ...beside(pane, answered), ...(file !== undefined && { file }) };
  }

  return {
    say: async (inbox, text) => {
      const both = [answer(inbox, 'slack', text), answer(inbox, 'discord', text)] as const;
      const [slack, discord] = await Promise.all(both);
      return { slack, discord };
    },
    press,
    post: (place, doc, key) => {
      const pane = place.channel;
      if (!isPaneName(pane)) return { kind: 'refused', reason: 'channel_not_found' };
      const payload = PANES[pane].toPost(place, doc, key);
      const replies = waiting.get(place.thread ?? '');
      if (replies) replies.push(payload);
      else {
        const line = place.thread === undefined ? {} : { line: place.thread };
        announce({ pane, payload, ...beside(pane, doc), ...line });
      }
      return { kind: 'sent', ref: posts.add(key) };
    },
    find: posts.find,
  };
}

/** Replies are gathered only while the line is heard: nothing is kept of it afterwards. */
async function hear(
  inbox: Inbox,
  heard: Heard,
  waiting: Map<string, object[]>,
): Promise<PaneAnswer> {
  const payloads: object[] = [];
  waiting.set(heard.message, payloads);
  try {
    const verdict = await inbox.hear(heard);
    const silence = verdict.kind === 'silent' ? { silence: verdict.because } : {};
    return { line: heard.message, payloads, ...silence };
  } finally {
    waiting.delete(heard.message);
  }
}

async function press(inbox: Inbox, { pane, action, choice }: PressedControl): Promise<PressAnswer> {
  const picked = choice === undefined ? {} : { choice };
  const outcome = await inbox.press({ ...toAsked(pane), action: readActionId(action), ...picked });
  const { kind, doc } = outcome;
  return { kind, payload: PANES[pane].toOutcome(outcome), ...beside(pane, doc) };
}

function beside(pane: PaneName, doc: Doc): Beside {
  const pictures = [...PANES[pane].pictures(doc)].map(
    ([name, { png }]) => [name, `data:image/png;base64,${png.toBase64()}`] as const,
  );
  return pictures.length === 0 ? {} : { pictures: Object.fromEntries(pictures) };
}

/** The newest posts by key: the page itself is the only history there is. */
function createMemory() {
  const refs = new Map<DeliveryKey, string>();
  return {
    add: (key: DeliveryKey): string => {
      const ref = randomUUID();
      refs.set(key, ref);
      const [oldest] = refs.keys();
      if (oldest !== undefined && refs.size > REMEMBERED) refs.delete(oldest);
      return ref;
    },
    find: (key: DeliveryKey): Found => {
      const ref = refs.get(key);
      return ref === undefined ? { kind: 'absent' } : { kind: 'found', ref };
    },
  };
}

const toAsked = (pane: PaneName): Asked => ({
  id: randomUUID(),
  place: PANES[pane].place,
  person: YOU,
});

/** On the platforms a mention of the bot is markup; here it is typed. */
const NAMED = /(^|\s)@newsdesk\b[:,]?/i;

function toHeard(pane: PaneName, text: string): Heard {
  const id = randomUUID();
  const addressed = NAMED.test(text);
  const words = text.replace(NAMED, '$1').trim();
  const { place } = PANES[pane];
  return { id, message: id, place, person: YOU.id, text: words, addressed };
}
