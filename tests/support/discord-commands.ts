import { ApplicationCommandUpdateRequestSchema } from 'discord-api-spec/zod';
import { judgeBySpec } from './discord-judge.ts';
import type { Json } from './discord-world.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const NAME_LIMIT = 32;
const DESCRIPTION_LIMIT = 100;
/** Names, descriptions and values of a command and of all under it, each in its longest language. */
const TOTAL_LIMIT = 8_000;
const MENU = 3;

/** The body of PUT /applications/{id}/commands. */
export const judgeCommands = (body: readonly Json[]): readonly string[] => [
  ...body.flatMap((command) => [
    ...judgeBySpec(ApplicationCommandUpdateRequestSchema, command),
    ...(command.type === MENU ? judgeMenu(command) : judgeTyped(command)),
    ...(sizeOf(command) > TOTAL_LIMIT ? [`${command.name}: over ${TOTAL_LIMIT} characters`] : []),
  ]),
  ...[...Map.groupBy(body, ({ type }) => type).values()].flatMap(judgeSiblings),
];

/** What stands in a menu has no more than a name, which may have blanks and capitals. */
const judgeMenu = (command: Json): readonly string[] => [
  ...textsOf('name', command)
    .filter(([, text]) => text.trim() === '' || text.length > NAME_LIMIT)
    .map(([tag, text]) => `${tag}: the name ${text}`),
  ...['description', 'description_localizations', 'options']
    .filter((field) => command[field] !== undefined)
    .map((field) => `${command.name}: ${field} in a menu`),
];

/** A command, or an option, and all under it. */
function judgeTyped(command: Json): readonly string[] {
  const options = listOf(command.options);
  return [
    ...textsOf('name', command)
      .filter(([, text]) => !NAME.test(text) || text !== text.toLowerCase())
      .map(([tag, text]) => `${tag}: the name ${text}`),
    ...textsOf('description', command)
      .filter(([, text]) => text === '' || text.length > DESCRIPTION_LIMIT)
      .map(([tag, text]) => `${tag}: the description ${text}`),
    ...judgeSiblings(options),
    ...judgeSiblings(listOf(command.choices)),
    ...options.flatMap(judgeTyped),
  ];
}

/** Names that somebody sees side by side, in each language that any of them has. */
function judgeSiblings(siblings: readonly Json[]): readonly string[] {
  const names = siblings.map((each) => new Map(textsOf('name', each)));
  const tags = new Set(names.flatMap((each) => [...each.keys()]));
  return [...tags].flatMap((tag) => {
    const shown = names.map((each) => each.get(tag) ?? each.get(DEFAULT) ?? '');
    const twice = shown.filter((name, index) => shown.indexOf(name) !== index);
    return twice.map((name) => `${tag}: ${name} twice`);
  });
}

const DEFAULT = 'default';

/** A name or description in every language that it comes in. */
const textsOf = (
  field: 'name' | 'description',
  command: Json,
): readonly (readonly [tag: string, text: string])[] => [
  [DEFAULT, String(command[field] ?? '')],
  ...Object.entries((command[`${field}_localizations`] ?? {}) as Readonly<Record<string, string>>),
];

const longest = (field: 'name' | 'description', command: Json): number =>
  Math.max(...textsOf(field, command).map(([, text]) => text.length));

/** https://docs.discord.com/developers/interactions/application-commands#registering-a-command */
function sizeOf(command: Json): number {
  const value = typeof command.value === 'string' ? command.value.length : 0;
  const under = [...listOf(command.options), ...listOf(command.choices)].map(sizeOf);
  const own = longest('name', command) + longest('description', command) + value;
  return under.reduce((sum, size) => sum + size, own);
}

const listOf = (list: unknown): readonly Json[] => (Array.isArray(list) ? list : []);

/** As Discord gives a command to whoever does not ask for localisations. */
export function withoutLocalisations(command: Json): Json {
  const kept = Object.entries(command).filter(([name]) => !name.endsWith('_localizations'));
  return Object.fromEntries(
    kept.map(([name, value]) => {
      const isList = name === 'options' || name === 'choices';
      return [name, isList ? listOf(value).map(withoutLocalisations) : value];
    }),
  );
}
