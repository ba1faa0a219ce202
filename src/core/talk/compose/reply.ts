import type { Command, Option } from '../command.ts';
import { code, controls, type Doc, doc, fine, heading, text } from '../doc.ts';
import { en } from '../sentences/en.ts';

/** Two lines and three buttons, said once in a channel the bot was invited to. */
export const composeHello = (): Doc =>
  doc(
    `${en.hello} /news`,
    text(en.hello, ' ', code('/news')),
    text(en.helloMentions),
    controls(
      {
        kind: 'button',
        label: en.digestHere,
        action: { name: 'digest.now', value: '' },
        primary: true,
      },
      { kind: 'button', label: en.mentionsHere, action: { name: 'mentions.show', value: '' } },
      { kind: 'button', label: en.help, action: { name: 'help.show', value: '' } },
    ),
  );

/** One sentence, and nothing to press. */
export const composeNote = (sentence: string): Doc => doc(sentence, text(sentence));

/** To somebody who called the bot by name about something that is not in the news. */
export const composeNoMatch = (): Doc =>
  doc(`${en.addressedNothing} /news`, text(en.addressedNothing, ' ', code('/news')));

/** Every command with its options, from their declarations. */
export const composeHelp = (commands: readonly Command[]): Doc =>
  doc(
    `${en.helpTitle}: ${commands.map(usage).join('; ')}`,
    heading(en.helpTitle),
    { kind: 'list', items: commands.map((entry) => [code(usage(entry)), `  ${entry.about}`]) },
    fine(en.helpPrivate),
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
