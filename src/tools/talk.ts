import type { Silence } from '#core/desk/silence.ts';
import type { Place } from '#core/ports.ts';
import { type Control, type Doc, doc, fine, text } from '#core/talk/doc.ts';
import { createAsker } from './asker.ts';
import { readPress, type TypedPress } from './presses.ts';
import { screenOf, toTerminal } from './terminal.ts';
import type { Bench, ExitCode } from './tool.ts';
import type { Spoken, Trial } from './trial.ts';

const HERE: Place = { platform: 'terminal', workspace: 'terminal', channel: 'here' };
const GREETING =
  'You are in a channel with Newsdesk. Type /news, /newsdesk help, or a message; Ctrl-D ends.';

const SILENCES: Readonly<Record<Silence, string>> = {
  'no match': 'it names no subject of a headline',
  'mentions off': 'mention replies are off',
  muted: 'that word or story is muted',
  'opted out': 'you have opted out of replies',
  'told in thread': 'that story stands in this thread already',
  'told today': 'that headline was told in this channel today',
  'cooling down': 'its last reply here is too recent',
  'budget spent': 'it has replied here often enough for this hour',
  'seen before': 'it had that message already',
  'not posted': 'the reply could not be posted',
};

/** One thing to show, under a line that says who sees it. */
type Shown = { readonly above?: string; readonly doc: Doc };

/** Talks with the person at the terminal until they leave. */
export async function talk(trial: Trial, bench: Bench, zone: string): Promise<ExitCode> {
  const { environment, input, output } = bench;
  const asker = createAsker(input, output);
  const show = ({ above, doc: shown }: Shown): void => {
    const screen = { ...screenOf(output, environment, zone), pressable: true } as const;
    asker.tell(`\n${above === undefined ? '' : `${above}\n\n`}${toTerminal(shown, screen)}\n`);
  };
  let controls: readonly Control[] = [];
  asker.tell(GREETING);
  for (;;) {
    const line = await asker.ask('\u203a ');
    if (line === undefined) break;
    if (line === '') continue;
    await trial.refresh();
    const shown = await answer(line, controls, trial);
    for (const each of shown) show(each);
    const fresh = shown.flatMap((each) => controlsOf(each.doc));
    if (fresh.length > 0) controls = fresh;
  }
  asker.close();
  asker.tell('');
  return 0;
}

async function answer(
  line: string,
  controls: readonly Control[],
  trial: Trial,
): Promise<readonly Shown[]> {
  const press = readPress(line, controls);
  if (press === undefined) return toShown(await trial.say(line, HERE));
  if (press.kind === 'choose') return [{ doc: choicesDoc(press) }];
  const outcome = await trial.press(press, HERE);
  const above = outcome.kind === 'share' ? { above: 'Everyone in the channel sees:' } : {};
  return [{ ...above, doc: outcome.doc }, ...toShown(outcome)];
}

function toShown({ answer: own, posts, silence }: Partial<Spoken>): readonly Shown[] {
  const posted = (posts ?? []).map(({ place, doc: post }) => ({
    above: `Newsdesk ${place.thread === undefined ? 'posts in the channel' : 'replies in a thread'}:`,
    doc: post,
  }));
  const why = silence === undefined ? [] : [{ doc: quietDoc(silence) }];
  return [...(own === undefined ? [] : [{ doc: own }]), ...posted, ...why];
}

const quietDoc = (silence: Silence): Doc => {
  const sentence = `Newsdesk says nothing to that: ${SILENCES[silence]}.`;
  return doc(sentence, fine(sentence));
};

const choicesDoc = ({ word, choices }: Extract<TypedPress, { kind: 'choose' }>): Doc =>
  doc(
    word,
    ...choices.map(({ label }) => text(label)),
    fine(`Type ${word} and a number, or ${word} and a word of the headline.`),
  );

const controlsOf = ({ blocks }: Doc): readonly Control[] =>
  blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []));
