import type { FeedDesk } from '#core/desk/feed-desk.ts';
import { UsageError } from '#core/errors.ts';
import type { Request } from '#core/talk/command.ts';
import type { Sentences } from '#core/talk/sentences/sentences.ts';

/** The feeds of this desk; throws a UsageError where it reads none. */
export function feedsOf({ desk }: Pick<Request, 'desk'>): FeedDesk {
  if (desk.feeds === undefined) throw new UsageError((say) => say.feedsOff);
  return desk.feeds;
}

/** For everybody in the workspace, or for the channel alone. */
export const where = {
  kind: 'choice',
  about: (say: Sentences) => say.commands.whereFeeds,
  choices: ['everywhere', 'here'],
  otherwise: 'everywhere',
} as const;

export type Where = (typeof where.choices)[number];
