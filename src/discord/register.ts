import { type Client, Routes } from 'discord.js';
import { CODE, refusalOf } from './failure.ts';
import type { Registration } from './registration.ts';
import { type Sending, send } from './request.ts';

/** What we compare; Discord adds ids and versions of its own. */
const FIELDS = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'required',
  'max_length',
  'autocomplete',
  'value',
  'channel_types',
  'min_value',
  'max_value',
  'contexts',
  'integration_types',
] as const;

/** `for servers only`: people cannot install this application for themselves. */
type Registered = 'changed' | 'unchanged' | 'for servers only';

/**
 * Registers the commands for every server and everybody, if they are not those that Discord holds. A
 * needless PUT would count against 200 creates a day, and old clients show a changed command as outdated.
 */
export async function register(
  wanted: readonly Registration[],
  sending: Sending & { readonly client: Client<true> },
): Promise<Registered> {
  const route = Routes.applicationCommands(sending.client.application.id);
  // Left out, Discord gives everything in English alone.
  const query = { with_localizations: 'true' };
  const held = toComparable(await send({ method: 'GET', route, query }, sending));
  if (held === toComparable(wanted)) return 'unchanged';
  try {
    await send({ method: 'PUT', route, body: wanted }, sending);
    return 'changed';
  } catch (error) {
    // What else may be wrong with them is refused once more below.
    if (refusalOf(error) !== CODE.invalidBody) throw error;
    const forServers = wanted.map((command) => ({ ...command, integration_types: [0] }));
    if (held !== toComparable(forServers)) {
      await send({ method: 'PUT', route, body: forServers }, sending);
    }
    return 'for servers only';
  }
}

/** Commands in one spelling: our fields only, in one order, nothing that says no more than its absence. */
function toComparable(commands: unknown): string {
  const list = Array.isArray(commands) ? commands : [];
  return JSON.stringify(list.map(normalise).toSorted(byName));
}

type Normal = { readonly name: string };

const byName = (one: Normal, other: Normal): number => one.name.localeCompare(other.name);

function normalise(command: Readonly<Record<string, unknown>>): Normal {
  const fields = FIELDS.map((field) => [field, inOneOrder(command[field])] as const).filter(
    ([, value]) => !EMPTY.includes(value),
  );
  const [options, choices] = [command.options, command.choices].map((list) =>
    Array.isArray(list) ? list.map(normalise) : [],
  );
  return { name: String(command.name), ...Object.fromEntries(fields), ...{ options, choices } };
}

/** What Discord gives, or leaves out, where there is nothing; a command in a menu has the description ''. */
const EMPTY: readonly unknown[] = [undefined, null, false, ''];

/** Discord promises to keep neither the order of places nor that of languages. */
function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.toSorted();
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return entries.length === 0 ? undefined : entries.toSorted();
}
