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
import type { Command, Press, Request } from '../talk/command.ts';
import { completeOption } from '../talk/complete.ts';
import { composeHello, composeHelp, composeNote, usage } from '../talk/compose/reply.ts';
import type { Doc } from '../talk/doc.ts';
import { matchCommand, readText } from '../talk/read-text.ts';
import { readValues } from '../talk/read-values.ts';
import { toTyped } from '../talk/typed.ts';
import type { Desk } from './desk.ts';
import { nameOfFeed } from './feed-address.ts';
import { answer } from './hear.ts';
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
    arrive: (place, locale) =>
      greet(place, locale, desk).catch((error: unknown) => {
        log.error({ place, err: error }, 'hello not said');
      }),
    complete: (place, typed) => complete(place, typed, options),
    sentences: desk.voices.to,
  };
}

/** A request before it is known which command it is for, which is what a change is noted as. */
type Opened = Omit<Request, 'changed'>;

/** With the sentences of whoever asks; never rejects. */
const toRequest = async (asked: Asked, { desk, commands }: InboxOptions): Promise<Opened> => ({
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
function toApology(error: unknown, { place, say }: Opened, log: Log): Doc {
  if (error instanceof UsageError) return composeNote(error.in(say));
  log.error({ place, err: error }, 'command failed');
  return composeNote(say.bug);
}

async function runCommand(request: Opened, said: Said): Promise<Doc> {
  const { commands, say } = request;
  const found = find(said, commands);
  if (found === undefined) return composeHelp(commands, say);
  await checkStanding(found.command, request);
  const values = readValues(found.command.options, found.raw);
  return found.command.run(values, noting(request, found.command));
}

const noting = (request: Opened, own: Command): Request => ({
  ...request,
  changed: (values, command = own) => request.desk.audit.changed(request, toTyped(command, values)),
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

async function runPress({ action, choice }: Pressed, request: Opened): Promise<Outcome> {
  const owner = request.commands.find(({ presses = {} }) => Object.hasOwn(presses, action.name));
  const press: Press | undefined = owner?.presses?.[action.name];
  if (owner === undefined || press === undefined) throw new UsageError((say) => say.oldControl);
  await checkStanding(owner, request);
  return press({ value: action.value, choice }, noting(request, owner));
}

async function checkStanding({ needs }: Command, request: Opened): Promise<void> {
  const { desk, place } = request;
  if (needs !== 'manage' || (await desk.mayManage(request))) return;
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
