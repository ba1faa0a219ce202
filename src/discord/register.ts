import { type Client, Routes } from 'discord.js';
import type { Registration } from './options.ts';

/** What we compare; Discord adds ids, versions and localisations of its own. */
const FIELDS = [
  'type',
  'name',
  'description',
  'required',
  'max_length',
  'autocomplete',
  'min_value',
  'max_value',
  'contexts',
  'integration_types',
] as const;

/**
 * Registers the commands for every server, if they are not those that Discord holds. A needless PUT
 * would count against 200 creates a day, and old clients show a changed command as outdated.
 */
export async function register(
  client: Client<true>,
  wanted: readonly Registration[],
): Promise<'changed' | 'unchanged'> {
  const route = Routes.applicationCommands(client.application.id);
  const held = await client.rest.get(route);
  if (toComparable(held) === toComparable(wanted)) return 'unchanged';
  await client.rest.put(route, { body: wanted });
  return 'changed';
}

/** Commands in one spelling: our fields only, in one order, nothing that says no more than its absence. */
function toComparable(commands: unknown): string {
  const list = Array.isArray(commands) ? commands : [];
  return JSON.stringify(list.map(normalise).toSorted(byName));
}

type Normal = { readonly name: string };

const byName = (one: Normal, other: Normal): number => one.name.localeCompare(other.name);

function normalise(command: Readonly<Record<string, unknown>>): Normal {
  const fields = FIELDS.map((field) => [field, command[field]] as const).filter(
    ([, value]) => value !== undefined && value !== null && value !== false,
  );
  const options = Array.isArray(command.options) ? command.options.map(normalise) : [];
  return { name: String(command.name), ...Object.fromEntries(fields), ...{ options } };
}
