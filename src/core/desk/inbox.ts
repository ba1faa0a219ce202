import { UsageError } from '../errors.ts';
import type {
  Asked,
  HalfTyped,
  Heard,
  Inbox,
  Log,
  Outcome,
  Place,
  Pressed,
  Said,
  Store,
} from '../ports.ts';
import type { Command, Inquiry, Press, Request } from '../talk/command.ts';
import { completeOption } from '../talk/complete.ts';
import { composeHello, composeHelp, composeNote, usage } from '../talk/compose/reply.ts';
import { composeVisit } from '../talk/compose/visit.ts';
import type { Doc } from '../talk/doc.ts';
import { matchCommand, readText } from '../talk/read-text.ts';
import { readValues } from '../talk/read-values.ts';
import { toTyped } from '../talk/typed.ts';
import type { Desk } from './desk.ts';
import { nameOfFeed } from './feed-address.ts';
import { findHeadlines } from './find-headlines.ts';
import { answer } from './hear.ts';
import { homePresses, openHome } from './home.ts';
import { mutedStories } from './mutes.ts';
import { VisitError } from './visit.ts';

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
  const { desk, store, log } = options;
  return {
    async command(asked, said) {
      const request = await toRequest(asked, options);
      return runCommand(request, said).catch((error) => toApology(error, request, log));
    },
    async press(pressed) {
      const request = await toRequest(pressed, options);
      return runPress(pressed, request).catch((error) => ({
        kind: 'tell',
        doc: toApology(error, request, log),
      }));
    },
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
    async find(asked, text) {
      const request = await toRequest(asked, options);
      return findHeadlines(text, request).catch((error) => toApology(error, request, log));
    },
    async home(asked) {
      const request = await toRequest(asked, options);
      return openHome(request).catch((error) => toApology(error, request, log));
    },
    arrive: (place, locale) =>
      greet(place, locale, desk).catch((error: unknown) => {
        log.error({ place, err: error }, 'hello not said');
      }),
    complete: (place, typed) => complete(place, typed, options),
    sentences: desk.voices.to,
  };
}

/** With the sentences of whoever asks; never rejects. */
const toRequest = async (asked: Asked, { desk, commands }: InboxOptions): Promise<Inquiry> => ({
  ...asked,
  ...{ desk, commands, say: await desk.voices.to(asked) },
});

async function greet(place: Place, locale: Heard['locale'], { voices, post }: Desk): Promise<void> {
  const say = await voices.at(place, await voices.localeOf({ locale }));
  const doc = composeHello(say);
  const detail = { locale: say.locale };
  await post(place, { kind: 'notice', subject: 'hello', at: 'arrival', doc, detail });
}

/** A usage mistake is told to its maker; anything else is a bug, logged with its stack. */
function toApology(error: unknown, { place, say }: Inquiry, log: Log): Doc {
  if (error instanceof VisitError) return composeVisit(error.visit, { say });
  if (error instanceof UsageError) return composeNote(error.in(say));
  log.error({ place, err: error }, 'command failed');
  return composeNote(say.bug);
}

async function runCommand(request: Inquiry, said: Said): Promise<Doc> {
  const { commands, say } = request;
  const found = find(said, commands);
  if (found === undefined) return composeHelp(commands, say);
  await checkStanding(found.command, request);
  const values = readValues(found.command.options, found.raw);
  return found.command.run(values, noting(request, found.command));
}

/** A home belongs to no command: there each button says for itself which one it stands for. */
const noting = (inquiry: Inquiry, own?: Command): Request => ({
  ...inquiry,
  changed(values, command = own) {
    if (command !== undefined) inquiry.desk.audit.changed(inquiry, toTyped(command, values));
  },
});

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
  throw new UsageError((say) => say.unknownCommand(shown, nearest(words, commands).map(usage)));
}

/** Commands of the same family: whoever types `/newsdesk watch` wants to know what there is of it. */
function nearest(words: readonly string[], commands: readonly Command[]): readonly Command[] {
  const family = words[1]?.toLowerCase();
  const near = commands.filter(({ path }) => path.length > 2 && path[1] === family);
  return near.length > 0 ? near : commands;
}

async function runPress(pressed: Pressed, request: Inquiry): Promise<Outcome> {
  const { action, choice } = pressed;
  const owner = request.commands.find(({ presses = {} }) => Object.hasOwn(presses, action.name));
  const press = owner === undefined ? pressOfHome(pressed) : owner.presses?.[action.name];
  if (press === undefined) throw new UsageError((say) => say.oldControl);
  if (owner !== undefined) await checkStanding(owner, request);
  return press({ value: action.value, choice }, noting(request, owner));
}

/** A home is nobody else's: what it offers needs no standing. Elsewhere its buttons are none of ours. */
const pressOfHome = ({ action, place }: Pressed): Press | undefined =>
  place.direct && Object.hasOwn(homePresses, action.name) ? homePresses[action.name] : undefined;

async function checkStanding({ needs }: Command, request: Inquiry): Promise<void> {
  const { desk, place, visit } = request;
  if (needs !== 'manage') return;
  if (visit !== undefined) throw new VisitError(visit);
  if (await desk.mayManage(request)) return;
  throw new UsageError((say) => say.mayNotManage(place.platform, desk.managers === 'admins'));
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
