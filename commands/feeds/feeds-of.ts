import { nameOfFeed } from '#core/desk/feed-address.ts';
import type { Answered, FeedDesk, Wish } from '#core/desk/feed-desk.ts';
import { listFor } from '#core/desk/feed-lists.ts';
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

/** Has feeds followed, and notes which of them are followed now. */
export async function addFeeds(
  wishes: readonly Wish[],
  whose: Where,
  request: Request,
): Promise<readonly Answered[]> {
  const { place } = request;
  const answers = await feedsOf(request).add(wishes, { place, list: listFor(place, whose) });
  const added = answers.filter(({ kind }) => kind === 'added' || kind === 'pending');
  // A list that is shipped or imported has a topic for each.
  const [topic, ...others] = new Set(added.map(({ wish }) => wish.topic));
  const named = { url: added.map(nameOf), where: whose, ...(others.length === 0 && { topic }) };
  if (added.length > 0) request.changed(named);
  return answers;
}

const nameOf = (answered: Answered): string =>
  answered.kind === 'added'
    ? publicName(answered.follow)
    : publicName({ title: answered.wish.title, url: answered.wish.address.url });

/** What a feed is called; what follows the question mark of its address may be somebody's key. */
export const publicName = ({ title, url }: Parameters<typeof nameOfFeed>[0]): string =>
  nameOfFeed({ title, url: url.replace(/\?.*$/, '') });
