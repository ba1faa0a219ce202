// https://docs.discord.com/developers/topics/permissions#permission-overwrites
import { PermissionFlagsBits } from 'discord.js';

type Role = { readonly id: string; readonly permissions: string };

export type Overwrite = {
  /** Of a role or a member. */
  readonly id: string;
  readonly allow: string;
  readonly deny: string;
};

/** A member of a server, and all of the server's roles. */
export type Membership = {
  readonly server: string;
  readonly user: string;
  readonly roles: readonly string[];
  readonly all: readonly Role[];
};

const EVERYTHING = ~0n;

/** What a member may do in a channel. The role of everyone has the server's own id. */
export function permissionsIn(
  overwrites: readonly Overwrite[],
  { server, user, roles, all }: Membership,
): bigint {
  const base = all
    .filter(({ id }) => id === server || roles.includes(id))
    .reduce((sum, { permissions }) => sum | BigInt(permissions), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return EVERYTHING;
  const ofRoles = overwrites.filter(({ id }) => id !== server && roles.includes(id));
  const levels = [overwrites.filter(({ id }) => id === server), ofRoles];
  return [...levels, overwrites.filter(({ id }) => id === user)].reduce(apply, base);
}

/** Of roles that disagree, the one that allows wins. */
function apply(permissions: bigint, overwrites: readonly Overwrite[]): bigint {
  const denied = overwrites.reduce((sum, { deny }) => sum | BigInt(deny), 0n);
  const allowed = overwrites.reduce((sum, { allow }) => sum | BigInt(allow), 0n);
  return (permissions & ~denied) | allowed;
}
