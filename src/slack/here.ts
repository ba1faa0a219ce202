import { randomUUID } from 'node:crypto';
import type { Context } from '@slack/bolt';
import type { Asked, Inbox, Log, Person } from '#core/ports.ts';
import type { Command } from '#core/talk/command.ts';
import { isDirect, toPlace } from './hear.ts';
import type { Identity } from './identity.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

export type Listening = {
  readonly inbox: Inbox;
  readonly commands: readonly Command[];
  readonly log: Log;
  readonly workspaces: Pick<Workspaces, 'leave'>;
  /** Milliseconds after which somebody who waits is told that it takes a while. */
  readonly wordAfter: number;
  /** Is told of everything that is being answered. */
  readonly track: (work: Promise<void>) => Promise<void>;
};

/** The workspace that an event is from; the session puts it into Bolt's context. */
export type Here = Workspace & { readonly identity: Identity };

export const hereOf = (context: Context): Here => context.here;

/** Somebody who asks, as Slack names them. */
type Asker = { readonly id: string; readonly name: string; readonly channel: string };

/** `id` is this one interaction's. */
export const toAsked = (
  id: string | undefined,
  asker: Asker,
  { identity, people }: Here,
): Asked => ({
  id: id ?? randomUUID(),
  place: toPlace(identity.workspace, asker.channel, isDirect(asker)),
  person: toPerson(asker, people),
});

const toPerson = ({ id, name }: Asker, people: Here['people']): Person => ({
  id,
  name,
  standing: () => people.standing(id),
  zone: () => people.zone(id),
  locale: () => people.locale(id),
});
