import { commands } from '#commands/index.ts';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { createDesk, type Desk, type DeskOptions } from '#core/desk/desk.ts';
import { createInbox } from '#core/desk/inbox.ts';
import type { Journal } from '#core/journal.ts';
import type { Edition } from '#core/news/news.ts';
import type { Asked, Heard, Inbox, Place, Platform, Posted, Standing } from '#core/ports.ts';
import type { Doc, Line, Span } from '#core/talk/doc.ts';
import { toId } from '#feeds/read-file.ts';
import { type OpenStore, openMemoryStore } from '#store/open.ts';
import { openSearch } from '#store/search/open.ts';
import { type DrivenClock, hurriedClock } from './clock.ts';
import { shippedLexicon } from './lexicon.ts';
import { recordingLog } from './log.ts';
import { harbourEdition } from './news.ts';

export const place: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };

type Post = { readonly place: Place; readonly doc: Doc; readonly key: DeliveryKey };

export type Newsroom = {
  readonly desk: Desk;
  readonly inbox: Inbox;
  readonly clock: DrivenClock;
  readonly log: ReturnType<typeof recordingLog>;
  /** What went out to the platform, in order. */
  readonly posts: readonly Post[];
  /** What posts were corrected to, in order. */
  readonly edits: readonly Post[];
  /** What the platform answers to the next posts. */
  answerWith(posted: Posted): void;
  /** Another desk on the same store and platform: after a restart, or in a second process. */
  again(settings?: Partial<DeskOptions>): Pick<Newsroom, 'desk' | 'inbox'>;
  readonly opened: OpenStore;
  readonly journal: Journal;
  /** Puts other editions on the desk. */
  publish(...editions: readonly Edition[]): void;
};

/** A whole desk over a store in memory, with a platform that takes every post. */
export function openNewsroom(settings: Partial<DeskOptions> = {}): Newsroom {
  const clock = hurriedClock();
  const log = recordingLog();
  const [posts, edits]: [Post[], Post[]] = [[], []];
  let editions: readonly Edition[] = [harbourEdition()];
  let answer: Posted | undefined;
  const platform: Platform = {
    name: 'slack',
    start: async () => undefined,
    stop: async () => undefined,
    find: async () => ({ kind: 'absent' }),
    async edit(at, ref, draft) {
      edits.push({ place: at, ...draft });
      return { kind: 'sent', ref };
    },
    async post(to, doc, key) {
      posts.push({ place: to, doc, key });
      return answer ?? { kind: 'sent', ref: `ref-${posts.length}` };
    },
  };
  const opened = openMemoryStore(clock);
  const { store, journal } = opened;
  const again = (more: Partial<DeskOptions> = settings) => {
    const desk = createDesk({
      ...opened,
      ...{ clock, log, zone: 'Europe/Rome', mentions: 'on', managers: 'members', toId },
      editions: { current: () => editions },
      ...{ lexicon: shippedLexicon(), search: openSearch() },
      ...more,
    });
    desk.join(platform);
    return { desk, inbox: createInbox({ desk, commands, store: more.store ?? store, log }) };
  };
  return {
    ...{ clock, log, posts, edits, opened, journal, again },
    ...again(),
    answerWith: (posted) => {
      answer = posted;
    },
    publish: (...next) => {
      editions = next;
    },
  };
}

let interactions = 0;

/** Somebody asks something; each time is an interaction of its own. */
export const asked = (standing: Standing = 'member', at: Place = place): Asked => {
  interactions += 1;
  return {
    id: `interaction-${interactions}`,
    place: at,
    person: { id: 'U1', name: 'Ada', standing: async () => standing },
  };
};

export const heard = (text: string, more: Partial<Heard> = {}): Heard => {
  interactions += 1;
  const id = `event-${interactions}`;
  const message = `message-${interactions}`;
  return { id, place, person: 'U1', message, text, addressed: false, ...more };
};

/** The words of a Doc as a person would read them, a line a block. */
export const wordsOf = ({ blocks }: Doc): string =>
  blocks
    .flatMap((block) => {
      if (block.kind === 'heading') return [block.text];
      if (block.kind === 'list') return block.items.map(lineOf);
      return block.kind === 'text' || block.kind === 'fine' ? [lineOf(block.line)] : [];
    })
    .join('\n');

const lineOf = (line: Line): string => line.map(spanOf).join('');
const spanOf = (span: Span): string => {
  if (typeof span === 'string') return span;
  return span.kind === 'time' ? span.at.toString() : span.text;
};
