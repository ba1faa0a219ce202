// Registration bodies: https://docs.discord.com/developers/interactions/application-commands
import { clip, toPlain } from '#core/language/plain.ts';
import type { GivenFile, Said } from '#core/ports.ts';
import type { Command, Option } from '#core/talk/command.ts';
import { en } from '#core/talk/sentences/en.ts';
import type { Sentence } from '#core/talk/sentences/sentences.ts';
import { type Attached, toGivenFile } from './files.ts';

const DESCRIPTION_LIMIT = 100;
/** The most `max_length` may ask for. */
const WORDS_LIMIT = 6_000;

/** Quotation marks, a comma and a space around each item of a list. */
const LIST_EXTRA = 4;
/** Text, announcement, threads of both and private ones, forum. */
const PLACES = [0, 5, 10, 11, 12, 15] as const;

/** Text, a whole number, a channel, a file. */
type ValueOption = {
  readonly type: 3 | 4 | 7 | 11;
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly max_length?: number;
  readonly autocomplete?: true;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly min_value?: number;
  readonly max_value?: number;
  readonly channel_types?: typeof PLACES;
};

type SubCommand = {
  readonly type: 1;
  readonly name: string;
  readonly description: string;
  readonly options: readonly ValueOption[];
};

type SubCommandGroup = {
  readonly type: 2;
  readonly name: string;
  readonly description: string;
  readonly options: readonly SubCommand[];
};

/** In servers, in our direct messages, in conversations of others; installed by a server, by a person. */
const EVERYWHERE = { contexts: [0, 1, 2], integration_types: [0, 1] } as const;

/** The body Discord registers for one slash command and everything under it. */
type SlashCommand = typeof EVERYWHERE & {
  readonly type: 1;
  readonly name: string;
  readonly description: string;
  readonly options: readonly (ValueOption | SubCommand | SubCommandGroup)[];
};

/** The one for an entry in the menu of a message; it has no description. */
type MessageCommand = typeof EVERYWHERE & { readonly type: 3; readonly name: string };

export type Registration = SlashCommand | MessageCommand;

/** Turns the declared commands into registrations, and adds what stands in the menu of a message. */
export const toRegistrations = (commands: readonly Command[]): readonly Registration[] => [
  ...toSlashCommands(commands),
  { type: 3, name: en.findHeadlines, ...EVERYWHERE },
];

/** Commands that share a first word become one. */
function toSlashCommands(commands: readonly Command[]): readonly SlashCommand[] {
  const byName = Map.groupBy(commands, ({ path }) => path[0]);
  return [...byName].map(([name, members]) => ({
    type: 1,
    name,
    ...toContents(members),
    ...EVERYWHERE,
  }));
}

function toContents(members: readonly Command[]): Pick<SlashCommand, 'description' | 'options'> {
  const bare = members.find(({ path }) => path.length === 1);
  if (bare !== undefined) {
    return { description: toDescription(bare.about), options: toValueOptions(bare) };
  }
  const byWord = Map.groupBy(members, ({ path }) => path[1] ?? '');
  const options = [...byWord].map(([word, under]) => toSubCommands(word, under));
  return { description: listOf([...byWord.keys()]), options };
}

function toSubCommands(word: string, under: readonly Command[]): SubCommand | SubCommandGroup {
  const [first] = under;
  if (first !== undefined && first.path.length === 2) return toSubCommand(word, first);
  const options = under.map((command) => toSubCommand(command.path[2] ?? '', command));
  return { type: 2, name: word, description: listOf(options.map(({ name }) => name)), options };
}

const toSubCommand = (name: string, command: Command): SubCommand => ({
  type: 1,
  name,
  description: toDescription(command.about),
  options: toValueOptions(command),
});

const toDescription = (about: Sentence): string => clip(toPlain(about(en)), DESCRIPTION_LIMIT);

/** Discord asks for a description of what only holds others, and shows it nowhere. */
const listOf = (names: readonly string[]): string => clip(names.join(', '), DESCRIPTION_LIMIT);

/** Discord refuses a required option behind one that is not. */
const toValueOptions = ({ options }: Command): readonly ValueOption[] =>
  Object.entries(options)
    .map(([name, option]) => toValueOption(name, option))
    .toSorted((one, other) => Number(other.required) - Number(one.required));

function toValueOption(name: string, option: Option): ValueOption {
  const required = 'required' in option;
  const base = { name, description: toDescription(option.about), required };
  switch (option.kind) {
    case 'words':
      return { type: 3, ...base, max_length: limit(option.max), ...completed(option.complete) };
    case 'list': {
      const max_length = limit(option.max * (option.each + LIST_EXTRA));
      return { type: 3, ...base, max_length, ...completed(option.complete) };
    }
    case 'name':
      return { type: 3, ...base, max_length: limit(option.max), autocomplete: true };
    case 'days':
    case 'zone':
      return { type: 3, ...base, autocomplete: true };
    case 'time':
      return { type: 3, ...base };
    case 'choice': {
      const choices = option.choices.map((choice) => ({ name: choice, value: choice }));
      return { type: 3, ...base, choices };
    }
    case 'place':
      return { type: 7, ...base, channel_types: PLACES };
    case 'file':
      return { type: 11, ...base };
    case 'count': {
      const { min, max } = option;
      return { type: 4, ...base, min_value: min, ...(max === undefined ? {} : { max_value: max }) };
    }
  }
}

const limit = (max: number): number => Math.min(max, WORDS_LIMIT);

const completed = (complete: unknown): { readonly autocomplete?: true } =>
  complete === undefined ? {} : { autocomplete: true };

/** An option as an interaction brings it: a value, or a sub-command with options of its own. */
export type GivenOption = {
  readonly name: string;
  readonly value?: string | number | boolean;
  readonly attachment?: Attached | null;
  readonly options?: readonly GivenOption[];
};

/** Reads a used command back into its path and values. */
export function readFilled(
  name: string,
  options: readonly GivenOption[],
): Extract<Said, { kind: 'filled' }> {
  const path = [name];
  let given = options;
  while (given[0] !== undefined && given[0].value === undefined) {
    path.push(given[0].name);
    given = given[0].options ?? [];
  }
  const values: Record<string, string | number | GivenFile> = {};
  for (const { name, value, attachment } of given) {
    if (attachment) values[name] = toGivenFile(attachment);
    else if (typeof value === 'string' || typeof value === 'number') values[name] = value;
  }
  return { kind: 'filled', path, values };
}
