// https://docs.slack.dev/surfaces/modals
import type { App, ViewSubmitAction } from '@slack/bolt';
import { UsageError } from '#core/errors.ts';
import type { Asked, GivenFile } from '#core/ports.ts';
import type { Command, Options } from '#core/talk/command.ts';
import { matchCommand } from '#core/talk/read-text.ts';
import { readValues } from '#core/talk/read-values.ts';
import type { Sentences } from '#core/talk/sentences/sentences.ts';
import { answerTo } from './answer.ts';
import { failureOf } from './failure.ts';
import { toGivenFile } from './files.ts';
import { FORM, readFilled, toForm } from './form-view.ts';
import type { Here, Listening } from './here.ts';
import { hereOf, toAsked } from './here.ts';
import type { Homes } from './homes.ts';
import { inTime } from './waiting.ts';

/** Milliseconds that may go by until a person's zone is known; a trigger opens a form for 3 s. */
const LOOKING_UP = 1_000;

/** What a form has to remember until it is sent, within Slack's 3,000 characters; nobody is shown it. */
type Note = {
  readonly path: readonly string[];
  readonly channel: string;
  /** A form brings no response_url of its own; left out where it was asked for in a home. */
  readonly answer?: string;
};

type Opening = {
  readonly asked: Asked;
  readonly here: Here;
  readonly trigger: string;
  /** A response_url. */
  readonly answer?: string;
};

/**
 * Opens the form of a command that has one and was typed with nothing after it. False where there is
 * none, or where Slack does not open it: then the text is answered as any other.
 */
export async function openForm(
  text: string,
  { asked, here, trigger: trigger_id, answer }: Opening,
  { commands, inbox, log }: Listening,
): Promise<boolean> {
  const { command, rest } = matchCommand(text, commands) ?? {};
  if (command?.modal !== true || rest !== '') return false;
  const { path } = command;
  const { place, person } = asked;
  const [zone, say] = await Promise.all([
    zoneOf(person.id, command.options, here),
    inbox.sentences(asked),
  ]);
  const note: Note = { path, channel: place.channel, ...(answer !== undefined && { answer }) };
  const view = toForm(command, {
    note: JSON.stringify(note),
    zone,
    say,
    complete: (option) => inbox.complete(place, { path, option, partial: '' }),
  });
  try {
    await here.client.views.open({ trigger_id, view });
    return true;
  } catch (error) {
    log.warn({ method: 'views.open', code: failureOf(error).code }, 'form not opened');
    return false;
  }
}

async function zoneOf(id: string, options: Options, { people }: Here): Promise<string | undefined> {
  if (!Object.values(options).some(({ kind }) => kind === 'zone')) return undefined;
  let zone: string | undefined;
  const found = people.zone(id).then((name) => {
    zone = name;
  });
  await inTime(found, LOOKING_UP);
  return zone;
}

/** Forms that come back: what is wrong is shown beside its field, all else is answered privately. */
export function listenToForms(app: App, listening: Listening, homes: Homes): void {
  const { inbox, commands, track } = listening;
  app.view<ViewSubmitAction>(FORM, async ({ ack, view, body: { user, trigger_id }, context }) => {
    const { path, channel, answer }: Note = JSON.parse(view.private_metadata);
    const options = optionsOf(path, commands);
    const here = hereOf(context);
    const values = readFilled(view.state.values, (file) => toGivenFile(file, here.client));
    const asked = toAsked(view.id, { id: user.id, name: user.name, channel }, here);
    const errors = await findMistakes(options, values, () => inbox.sentences(asked));
    if (Object.keys(errors).length > 0) return ack({ response_action: 'errors', errors });
    await ack();
    const answered = inbox.command(asked, { kind: 'filled', path, values });
    await track(
      answer === undefined
        ? homes.tell(answered, { asked, here, trigger: trigger_id })
        : answerTo(answered, { url: answer, asked, here }, listening),
    );
  });
}

/** A form may be older than this process, and its command gone: the inbox says so. */
const optionsOf = (path: readonly string[], commands: readonly Command[]): Options =>
  commands.find((command) => command.path.join(' ') === path.join(' '))?.options ?? {};

/** By the name of the option, which is the id of its field. */
async function findMistakes(
  options: Options,
  values: Readonly<Record<string, string | GivenFile>>,
  sentences: () => Promise<Sentences>,
): Promise<Record<string, string>> {
  const mistakes = Object.entries(options).flatMap(([name, option]) => {
    try {
      readValues({ [name]: option }, values);
      return [];
    } catch (error) {
      if (error instanceof UsageError) return [[name, error] as const];
      throw error;
    }
  });
  if (mistakes.length === 0) return {};
  const say = await sentences();
  return Object.fromEntries(mistakes.map(([name, mistake]) => [name, mistake.in(say)]));
}
