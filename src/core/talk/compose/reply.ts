import type { Command, Option } from '../command.ts';
import { code, controls, type Doc, doc, fine, heading, text } from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';

/** Two lines and three buttons, said once in a channel the bot was invited to. */
export const composeHello = (say: Sentences): Doc =>
  doc(
    `${say.hello} /news`,
    text(say.hello, ' ', code('/news')),
    text(say.helloMentions),
    controls(
      {
        kind: 'button',
        label: say.digestHere,
        action: { name: 'digest.now', value: '' },
        primary: true,
      },
      { kind: 'button', label: say.mentionsHere, action: { name: 'mentions.show', value: '' } },
      { kind: 'button', label: say.help, action: { name: 'help.show', value: '' } },
    ),
  );

/** One sentence, and nothing to press. */
export const composeNote = (sentence: string): Doc => doc(sentence, text(sentence));

/** To somebody who called the bot by name about something that is not in the news. */
export const composeNoMatch = (say: Sentences): Doc =>
  doc(`${say.addressedNothing} /news`, text(say.addressedNothing, ' ', code('/news')));

/** Every command with its options, from their declarations. */
export const composeHelp = (commands: readonly Command[], say: Sentences): Doc =>
  doc(
    `${say.helpTitle}: ${commands.map(usage).join('; ')}`,
    heading(say.helpTitle),
    { kind: 'list', items: commands.map((entry) => [code(usage(entry)), `  ${entry.about(say)}`]) },
    fine(say.helpPrivate),
  );

/** Options that a usage shows; the command itself tells of more. */
const USAGE_OPTIONS = 3;

/** `/news [words] [page]` */
export function usage({ path, options }: Command): string {
  const names = Object.entries(options).map(optionUsage);
  const more = names.length > USAGE_OPTIONS ? ['…'] : [];
  return [`/${path.join(' ')}`, ...names.slice(0, USAGE_OPTIONS), ...more].join(' ');
}

/** A choice is shown by what may be said instead of the usual. */
function optionUsage([name, option]: readonly [string, Option]): string {
  if (option.kind !== 'choice') return 'required' in option ? name : `[${name}]`;
  return `[${option.choices.filter((choice) => choice !== option.otherwise).join('|')}]`;
}
