import { type Reader, value } from './settings.ts';

/** What a process of several may do; one alone does all of it. */
const ROLES = ['slack', 'discord', 'worker'] as const;
export type Role = (typeof ROLES)[number];

/** Which of Discord's shards this process runs, of how many in all. */
export type Shards = { readonly ids: readonly number[]; readonly count: number };

/** The address of a Postgres database. Its password is in no mistake. */
export function readDatabase(reader: Reader): string | undefined {
  const given = value(reader, 'DATABASE_URL');
  if (given === undefined || /^postgres(?:ql)?:$/.test(URL.parse(given)?.protocol ?? ''))
    return given;
  reader.mistakes.push(
    'DATABASE_URL is no address of a Postgres database: write postgres://user:password@host:5432/name, or unset it for the embedded store.',
  );
  return undefined;
}

/** All roles where none are named. Parts of the bot only share a database. */
export function readRoles(reader: Reader, database: string | undefined): readonly Role[] {
  const given = value(reader, 'NEWSDESK_ROLES');
  if (given === undefined) return ROLES;
  const names = given.split(',').map((name) => name.trim().toLowerCase());
  const roles = ROLES.filter((role) => names.includes(role));
  const unknown = names.filter((name) => !ROLES.some((role) => role === name));
  if (unknown.length > 0)
    reader.mistakes.push(
      `NEWSDESK_ROLES has "${unknown.join(', ')}" in it: write some of ${ROLES.join(', ')}, or unset it for all.`,
    );
  else if (database === undefined && roles.length < ROLES.length)
    reader.mistakes.push(
      'NEWSDESK_ROLES splits the bot among processes, which need a database in common: set DATABASE_URL too, or unset NEWSDESK_ROLES.',
    );
  return roles;
}

/** `0-3/8` or `5/8`; automatic where it is not set. */
export function readShards(reader: Reader): Shards | undefined {
  const given = value(reader, 'DISCORD_SHARDS');
  if (given === undefined) return undefined;
  const [, first, last = first, count] = /^(\d{1,4})(?:-(\d{1,4}))?\/(\d{1,4})$/.exec(given) ?? [];
  const [from, to, all] = [Number(first), Number(last), Number(count)];
  if (from <= to && to < all)
    return { ids: Array.from({ length: to - from + 1 }, (_, index) => from + index), count: all };
  reader.mistakes.push(
    `DISCORD_SHARDS is "${given}": write the first and last shard of this process and how many there are in all, such as 0-3/8, or unset it.`,
  );
  return undefined;
}
