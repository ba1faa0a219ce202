import { UsageError } from '../errors.ts';
import type {
  Asked,
  HalfTyped,
  Inbox,
  Log,
  Outcome,
  Place,
  Pressed,
  Said,
  Store,
} from '../ports.ts';
import type { Command, Press } from '../talk/command.ts';
import { completeOption } from '../talk/complete.ts';
import { composeHello, composeHelp, composeNote, usage } from '../talk/compose/reply.ts';
import type { Doc } from '../talk/doc.ts';
import { matchCommand, readText } from '../talk/read-text.ts';
import { readValues } from '../talk/read-values.ts';
import { en } from '../talk/sentences/en.ts';
import type { Desk } from './desk.ts';
import { nameOfFeed } from './feed-address.ts';
import { findHeadlines } from './find-headlines.ts';
import { answer } from './hear.ts';
import { homePresses, openHome } from './home.ts';
import { mutedStories } from './mutes.ts';

/** Slack repeats an event within minutes, and after an outage for hours. */
const SEEN_FOR = 24 * 60 * 60 * 1000;

type InboxOptions = {
  readonly desk: Desk;
  readonly commands: readonly Command[];
  readonly store: Store;
  readonly log: Log;
};

/** Where everything that people say and press comes in, and where every mistake becomes an answer. */
export function createInbox(options: InboxOptions): Inbox {
  const { desk, commands, store, log } = options;
  return {
    command: (asked, said) =>
      runCommand(asked, said, options).catch((error) => toApology(error, asked.place, log)),
    press: (pressed) =>
      runPress(pressed, options).catch((error) => ({
        kind: 'tell',
        doc: toApology(error, pressed.place, log),
      })),
    async hear(heard) {
      try {
        if (await store.seen.get(heard.id)) return { kind: 'silent', because: 'seen before' };
        await store.seen.set(heard.id, true, SEEN_FOR);
        return await answer(heard, desk);
      } catch (error) {
        log.error({ place: heard.place, err: error }, 'message not answered');
        return { kind: 'silent', because: 'not posted' };
      }
    },
    find: (asked, text) =>
      findHeadlines(text, { ...asked, desk, commands, say: en }).catch((error) =>
        toApology(error, asked.place, log),
      ),
    home: (asked) =>
      openHome({ ...asked, desk, commands, say: en }).catch((error) =>
        toApology(error, asked.place, log),
      ),
    async arrive(place) {
      const post = {
        kind: 'notice',
        subject: 'hello',
        at: 'arrival',
        doc: composeHello(),
      } as const;
      await desk.post(place, post).catch((error: unknown) => {
        log.error({ place, err: error }, 'hello not said');
      });
    },
    complete: (place, typed) => complete(place, typed, options),
  };
}

/** A usage mistake is told to its maker; anything else is a bug, logged with its stack. */
function toApology(error: unknown, place: Place, log: Log): Doc {
  if (error instanceof UsageError) return composeNote(error.in(en));
  log.error({ place, err: error }, 'command failed');
  return composeNote(en.bug);
}

async function runCommand(asked: Asked, said: Said, options: InboxOptions): Promise<Doc> {
  const { desk, commands } = options;
  const found = find(said, commands);
  if (found === undefined) return composeHelp(commands);
  await checkStanding(found.command, asked, desk);
  const values = readValues(found.command.options, found.raw);
  return found.command.run(values, { ...asked, desk, commands, say: en });
}

type Found = {
  readonly command: Command;
  readonly raw: Extract<Said, { kind: 'filled' }>['values'];
};

/** The command that is meant; none for the bare first word of a family, which asks for help. */
function find(said: Said, commands: readonly Command[]): Found | undefined {
  const typed = said.kind === 'typed' ? said.text : `/${said.path.join(' ')}`;
  const match = matchCommand(typed, commands);
  if (match !== undefined) {
    const { command, rest } = match;
    return { command, raw: said.kind === 'typed' ? readText(rest, command.options) : said.values };
  }
  if (commands.some(({ path }) => `/${path[0]}` === typed.trim().toLowerCase())) return undefined;
  const words = typed.trim().split(/\s+/).slice(0, 3);
  const shown = words.join(' ').slice(0, 60);
  throw new UsageError(en.unknownCommand(shown, nearest(words, commands).map(usage)));
}

/** Commands of the same family: whoever types `/newsdesk watch` wants to know what there is of it. */
function nearest(words: readonly string[], commands: readonly Command[]): readonly Command[] {
  const family = words[1]?.toLowerCase();
  const near = commands.filter(({ path }) => path.length > 2 && path[1] === family);
  return near.length > 0 ? near : commands;
}

async function runPress(pressed: Pressed, options: InboxOptions): Promise<Outcome> {
  const { desk, commands } = options;
  const { action, choice } = pressed;
  const owner = commands.find(({ presses = {} }) => Object.hasOwn(presses, action.name));
  const press = owner === undefined ? pressOfHome(pressed) : owner.presses?.[action.name];
  if (press === undefined) throw new UsageError(en.oldControl);
  if (owner !== undefined) await checkStanding(owner, pressed, desk);
  return press({ value: action.value, choice }, { ...pressed, desk, commands, say: en });
}

/** A home is nobody else's: what it offers needs no standing. Elsewhere its buttons are none of ours. */
const pressOfHome = ({ action, place }: Pressed): Press | undefined =>
  place.direct && Object.hasOwn(homePresses, action.name) ? homePresses[action.name] : undefined;

async function checkStanding({ needs }: Command, asked: Asked, desk: Desk): Promise<void> {
  if (needs !== 'manage' || (await desk.mayManage(asked))) return;
  throw new UsageError(en.mayNotManage(asked.place.platform, desk.managers === 'admins'));
}

function complete(place: Place, typed: HalfTyped, { desk, commands }: InboxOptions) {
  const news = desk.news(place);
  const said = typed.path.join(' ');
  const command = commands.find(({ path }) => path.join(' ') === said);
  const digests = desk.digests.names(place);
  const settings = desk.channels.remembered(place);
  const { watches = [], mutedWords = [] } = settings;
  const mutes = [...mutedWords, ...mutedStories(settings, news).map(({ title }) => title)];
  const { complete: names } = news;
  const feeds = desk.follows.own(place).map(({ follow }) => nameOfFeed(follow));
  const facts = { names, topics: news.topics(), digests, watches, mutes, feeds, zone: desk.zone };
  return completeOption(command, typed, facts);
}
