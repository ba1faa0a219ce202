// Registration bodies: https://docs.discord.com/developers/interactions/application-commands
import type { Command } from '#core/talk/command.ts';
import { createLabels, type Described, type Labels, type Named, tongues } from './labels.ts';
import { toValueOptions, type ValueOption } from './value-options.ts';

type SubCommand = Named &
  Described & { readonly type: 1; readonly options: readonly ValueOption[] };

type SubCommandGroup = Named &
  Described & { readonly type: 2; readonly options: readonly SubCommand[] };

/** In servers, in our direct messages, in conversations of others; installed by a server, by a person. */
const EVERYWHERE = { contexts: [0, 1, 2], integration_types: [0, 1] } as const;

type Contents = Described & {
  readonly options: readonly (ValueOption | SubCommand | SubCommandGroup)[];
};

/** The body Discord registers for one slash command and everything under it. */
type SlashCommand = typeof EVERYWHERE & Named & Contents & { readonly type: 1 };

/** The one for an entry in the menu of a message; it has no description. */
type MessageCommand = typeof EVERYWHERE & Named & { readonly type: 3 };

export type Registration = SlashCommand | MessageCommand;

/** Turns the declared commands into registrations, and adds what stands in the menu of a message. */
export function toRegistrations(
  commands: readonly Command[],
  others = tongues,
): readonly Registration[] {
  const labels = createLabels(others);
  const menu = labels.title((say) => say.findHeadlines);
  return [...toSlashCommands(commands, labels), { type: 3, ...menu, ...EVERYWHERE }];
}

/** Commands that share a first word become one. */
function toSlashCommands(commands: readonly Command[], labels: Labels): readonly SlashCommand[] {
  const byName = Map.groupBy(commands, ({ path }) => path[0]);
  return [...byName].map(([word, members]) => ({
    type: 1,
    ...labels.word(word),
    ...toContents(members, labels),
    ...EVERYWHERE,
  }));
}

function toContents(members: readonly Command[], labels: Labels): Contents {
  const bare = members.find(({ path }) => path.length === 1);
  if (bare !== undefined) {
    return { ...labels.about(bare.about), options: toValueOptions(bare, labels) };
  }
  const byWord = Map.groupBy(members, ({ path }) => path[1] ?? '');
  const options = [...byWord].map((each) => toSubCommands(each, labels));
  return { ...labels.list([...byWord.keys()]), options };
}

function toSubCommands(
  [word, under]: readonly [string, readonly Command[]],
  labels: Labels,
): SubCommand | SubCommandGroup {
  const [first] = under;
  if (first !== undefined && first.path.length === 2) return toSubCommand(word, first, labels);
  const words = under.map(({ path }) => path[2] ?? '');
  const options = under.map((command) => toSubCommand(command.path[2] ?? '', command, labels));
  return { type: 2, ...labels.word(word), ...labels.list(words), options };
}

const toSubCommand = (word: string, command: Command, labels: Labels): SubCommand => ({
  type: 1,
  ...labels.word(word),
  ...labels.about(command.about),
  options: toValueOptions(command, labels),
});
