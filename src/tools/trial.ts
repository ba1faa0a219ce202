import { commands } from '#commands/index.ts';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { createDesk } from '#core/desk/desk.ts';
import { createInbox } from '#core/desk/inbox.ts';
import type { Silence } from '#core/desk/silence.ts';
import { createLexicon } from '#core/language/lexicon.ts';
import type { Log, Outcome, Person, Place, Platform, PlatformName } from '#core/ports.ts';
import type { Doc } from '#core/talk/doc.ts';
import { openContent } from '#feeds/content.ts';
import { readLexiconData } from '#feeds/lexicon.ts';
import { toId } from '#feeds/read-file.ts';
import { openMemoryStore } from '#store/open.ts';
import { openSearch } from '#store/search/open.ts';
import { systemClock } from '../clock.ts';
import type { DeskConfig } from '../config.ts';
import type { TypedPress } from './presses.ts';

/** What would be posted, if there were a platform. */
export type Draft = { readonly place: Place; readonly doc: Doc; readonly key: DeliveryKey };

export type Spoken = {
  /** The private answer, where a command was given. */
  readonly answer?: Doc;
  readonly posts: readonly Draft[];
  /** Why a message got no reply. */
  readonly silence?: Silence;
};

/** The desk as it is, with a store in memory and a platform that only notes what is posted. */
export type Trial = {
  /** What begins with a slash is a command, all else a message. */
  say(text: string, place: Place): Promise<Spoken>;
  press(
    press: Extract<TypedPress, { kind: 'press' }>,
    place: Place,
  ): Promise<Outcome & Pick<Spoken, 'posts'>>;
  /** Reads what has changed in the content folder. */
  refresh(): Promise<void>;
};

type TrialOptions = {
  readonly platform: PlatformName;
  readonly config: DeskConfig;
  readonly log: Log;
};

/** On the platforms a mention of the bot is markup; here it is typed. */
const BY_NAME = /(^|\s)@newsdesk\b[:,]?/i;

export async function openTrial({ platform, config, log }: TrialOptions): Promise<Trial> {
  const clock = systemClock;
  const opened = openMemoryStore(clock);
  const { store } = opened;
  const editions = openContent({ folder: config.content, log, clock });
  await editions.refresh();
  const desk = createDesk({
    ...{ ...opened, ...config, editions, clock, log, toId },
    aliases: editions.aliases,
    lexicon: createLexicon(readLexiconData()),
    search: openSearch(),
  });
  const inbox = createInbox({ desk, commands, store, log });
  const drafts = createDrafts(platform);
  desk.join(drafts.platform);
  let count = 0;
  const ask = (place: Place) => {
    count += 1;
    return { id: String(count), place, person: someoneIn(place) };
  };
  return {
    async say(text, place) {
      const asked = ask(place);
      if (text.trimStart().startsWith('/')) {
        const answer = await inbox.command(asked, { kind: 'typed', text: text.trim() });
        return { answer, posts: drafts.take() };
      }
      const heard = {
        id: asked.id,
        place,
        person: asked.person.id,
        message: messageId(place, count),
        text: text.replace(BY_NAME, '$1').trim(),
        addressed: BY_NAME.test(text),
      };
      const verdict = await inbox.hear(heard);
      const silence = verdict.kind === 'silent' ? { silence: verdict.because } : {};
      return { posts: drafts.take(), ...silence };
    },
    async press({ action, choice }, place) {
      const outcome = await inbox.press({
        ...ask(place),
        action,
        ...(choice !== undefined && { choice }),
      });
      return { ...outcome, posts: drafts.take() };
    },
    refresh: editions.refresh,
  };
}

/** In each channel there is one person. */
const someoneIn = ({ channel }: Place): Person => ({
  id: `person-${channel}`,
  name: 'You',
  standing: async () => 'admin',
});

/** Shaped as each platform writes the id of a message. */
const messageId = ({ platform }: Place, count: number): string =>
  platform === 'slack'
    ? `1700000000.${String(count).padStart(6, '0')}`
    : `1${String(count).padStart(18, '0')}`;

function createDrafts(name: PlatformName) {
  const posted = new Set<DeliveryKey>();
  const fresh: Draft[] = [];
  const platform: Platform = {
    name,
    start: async () => undefined,
    async post(place, doc, key) {
      posted.add(key);
      fresh.push({ place, doc, key });
      return { kind: 'sent', ref: key };
    },
    edit: async (_place, ref) => ({ kind: 'sent', ref }),
    find: async (_place, key) =>
      posted.has(key) ? { kind: 'found', ref: key } : { kind: 'absent' },
    stop: async () => undefined,
  };
  return { platform, take: (): readonly Draft[] => fresh.splice(0) };
}
