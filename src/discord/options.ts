// Used commands: https://docs.discord.com/developers/interactions/receiving-and-responding
import type { GivenFile, Said } from '#core/ports.ts';
import { type Attached, toGivenFile } from './files.ts';

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
