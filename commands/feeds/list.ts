import type { Followed } from '#core/desk/feed-lists.ts';
import { command, type Request } from '#core/talk/command.ts';
import { composeFeeds, FEEDS_ON_PAGE, type FeedReport } from '#core/talk/compose/feeds.ts';
import type { Doc } from '#core/talk/doc.ts';
import { feedsOf } from './feeds-of.ts';

export const feedsList = command({
  path: ['newsdesk', 'feeds', 'list'],
  about: (say) => say.commands.feedsList.about,
  options: {},
  run: (_values, request) => list(1, request),
  presses: {
    'feeds.page': async ({ value }, request) => ({
      kind: 'show',
      doc: await list(Number.parseInt(value, 10) || 1, request),
    }),
  },
});

async function list(wanted: number, request: Request): Promise<Doc> {
  const { desk, place, say } = request;
  feedsOf(request);
  const all = desk.follows.in(place);
  const last = Math.max(1, Math.ceil(all.length / FEEDS_ON_PAGE));
  const page = Math.min(Math.max(1, wanted), last);
  const shown = all.slice((page - 1) * FEEDS_ON_PAGE, page * FEEDS_ON_PAGE);
  const reports = await Promise.all(shown.map((each) => report(each, request)));
  return composeFeeds(reports, { page, total: all.length, place }, say);
}

async function report(followed: Followed, request: Request): Promise<FeedReport> {
  const { desk, place } = request;
  const { feed: id } = followed.follow;
  const feeds = feedsOf(request);
  const [feed, items] = await Promise.all([feeds.read(id), feeds.itemsOf(id)]);
  const removable = desk.follows.own(place).some(({ follow }) => follow.feed === id);
  return { ...followed, feed, items: items.length, removable };
}
