import type { Environment, Variable } from './variables.ts';

/** Reads one environment, and gathers what is wrong with it as sentences for the operator. */
export type Reader = { readonly environment: Environment; readonly mistakes: string[] };

export function readPort(reader: Reader, name: Variable): number | undefined {
  const given = value(reader, name);
  if (given === undefined) return undefined;
  if (/^\d{1,5}$/.test(given) && Number(given) <= 65_535) return Number(given);
  reader.mistakes.push(
    `${name} is "${given}": write a whole number from 1 to 65535, or 0 for any free port.`,
  );
  return undefined;
}

export function readUrl(reader: Reader, name: Variable): string | undefined {
  const given = value(reader, name);
  if (given === undefined || /^https?:$/.test(URL.parse(given)?.protocol ?? '')) return given;
  reader.mistakes.push(
    `${name} is no http or https address: correct it, or unset it for the platform's own.`,
  );
  return undefined;
}

/** The first of the choices is what counts when nothing is set. */
export function choice<Choice extends string>(
  reader: Reader,
  name: Variable,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const given = value(reader, name);
  const known = choices.find((each) => each === given?.toLowerCase());
  if (given !== undefined && known === undefined)
    reader.mistakes.push(
      `${name} is "${given}": write ${choices.join(' or ')}, or unset it for ${choices[0]}.`,
    );
  return known ?? choices[0];
}

/** A secret; one with a blank inside was pasted wrong, and could not travel in an HTTP header. */
export function token(reader: Reader, name: Variable): string | undefined {
  const given = value(reader, name);
  if (given !== undefined && !/^[\x21-\x7e]+$/.test(given))
    reader.mistakes.push(
      `${name} has a blank or a stray character in it: paste it again, and nothing beside it.`,
    );
  return given;
}

/** Names that our pages answer to: those of this machine, HOST and NEWSDESK_HOSTS, lower case and without the port. */
export function namesOf(reader: Reader): readonly string[] {
  const host = hostOf(reader);
  const further = (value(reader, 'NEWSDESK_HOSTS') ?? '').split(',').map((name) => name.trim());
  // An IPv6 address stands in brackets in a Host header.
  const own = host.includes(':') ? `[${host}]` : host;
  const names = ['localhost', '127.0.0.1', own, ...further].filter((name) => name !== '');
  return [...new Set(names.map((name) => name.toLowerCase()))];
}

export const hostOf = (reader: Reader): string => value(reader, 'HOST') ?? '127.0.0.1';

/** Blanks around a value are nothing, and a value that is empty is not set. */
export const value = ({ environment }: Reader, name: Variable): string | undefined =>
  environment[name]?.trim() || undefined;
