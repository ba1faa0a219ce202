import { findFeeds } from '#core/desk/feed-choice.ts';
import { type Followed, listsOf } from '#core/desk/feed-lists.ts';
import { UsageError } from '#core/errors.ts';
import { command, type Request } from '#core/talk/command.ts';
import { composeFeedMenu, composeNoFeeds, composeRemoved } from '#core/talk/compose/feeds.ts';
import { shortName } from '#core/talk/compose/feeds-added.ts';
import type { Doc } from '#core/talk/doc.ts';
import type { Sentence } from '#core/talk/sentences/sentences.ts';
import { feedsOf, publicName } from './feeds-of.ts';

export const feedsRemove = command({
  path: ['newsdesk', 'feeds', 'remove'],
  about: (say) => say.commands.feedsRemove.about,
  options: {
    feed: {
      kind: 'words',
      about: (say) => say.commands.feedsRemove.feed,
      max: 2_000,
      complete: 'feeds',
      required: true,
    },
  },
  needs: 'manage',
  async run({ feed: text }, request) {
    const { say } = request;
    feedsOf(request);
    const own = request.desk.follows.own(request.place);
    if (text === undefined)
      return own.length === 0 ? composeNoFeeds(say) : composeFeedMenu(say.removeHint, own, say);
    const { sure, feeds } = findFeeds(text, own);
    const [first] = feeds;
    if (first === undefined) throw new UsageError(whyNot(text, request));
    if (feeds.length > 1) return composeFeedMenu(say.whichFeed(feeds.length), feeds, say);
    // A guess is not removed unasked.
    return sure
      ? remove(first, request)
      : composeFeedMenu(say.meantFeed(text, shortName(first.follow)), feeds, say);
  },
  presses: {
    'feeds.remove': async ({ value, choice = value }, request) => {
      const { desk, place } = request;
      const chosen = desk.follows.own(place).find(({ follow }) => follow.feed === choice);
      if (chosen === undefined) throw new UsageError((say) => say.removedAlready);
      return { kind: 'show', doc: await remove(chosen, request) };
    },
  },
});

/** From every list that can be changed from here: whoever removes a feed means to see it no more. */
async function remove({ follow }: Followed, request: Request): Promise<Doc> {
  const { desk, place, say } = request;
  const isIt = ({ feed }: { readonly feed: string }): boolean => feed === follow.feed;
  const lists = listsOf(place).filter(({ scope }) => desk.follows.list(scope).some(isIt));
  for (const { scope } of lists)
    await desk.follows.change(scope, (before) => before.filter((each) => !isIt(each)));
  request.changed({ feed: publicName(follow) });
  const name = shortName(follow);
  const removed = say.removed(
    name,
    lists.map(({ by }) => by),
    place,
  );
  const still = desk.follows.in(place).find((each) => isIt(each.follow));
  const then = still === undefined ? say.notShown : say.stillFollowed(still.by, place);
  return composeRemoved(`${removed} ${then}`, follow.url, say);
}

/** A feed that is seen here and cannot be removed from here, or none at all. */
function whyNot(text: string, { desk, place }: Request): Sentence {
  const [seen] = findFeeds(text, desk.follows.in(place)).feeds;
  if (seen?.by === 'operator') return (say) => say.operatorsFeed(shortName(seen.follow));
  if (seen !== undefined) return (say) => say.workspacesFeed(shortName(seen.follow));
  const names = desk.follows.own(place).map(({ follow }) => shortName(follow));
  return (say) => say.noSuchFeed(text, names);
}
