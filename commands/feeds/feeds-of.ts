import type { FeedDesk } from '#core/desk/feed-desk.ts';
import { UsageError } from '#core/errors.ts';
import type { Request } from '#core/talk/command.ts';
import { en } from '#core/talk/sentences/en.ts';

/** The feeds of this desk; throws a UsageError where it reads none. */
export function feedsOf({ desk }: Pick<Request, 'desk'>): FeedDesk {
  if (desk.feeds === undefined) throw new UsageError(en.feedsOff);
  return desk.feeds;
}

/** For everybody in the workspace, or for the channel alone. */
export const where = {
  kind: 'choice',
  about: 'everywhere in this workspace or server, or only here in this channel',
  choices: ['everywhere', 'here'],
  otherwise: 'everywhere',
} as const;

export type Where = (typeof where.choices)[number];
