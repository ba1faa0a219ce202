import { UsageError } from '#core/errors.ts';
import type { Feed } from '#core/news/feed.ts';
import type { Discovered, Feeds, WireStore } from '#core/news/ports.ts';
import { type Trouble, TroubleError } from '#core/news/trouble.ts';
import type { Clock } from '#core/ports.ts';
import { toId } from '#feeds/read-file.ts';

/** What lies at an address. */
export type Site =
  | { readonly kind: 'feed'; readonly title?: string; readonly items?: readonly string[] }
  | { readonly kind: 'page'; readonly feeds: readonly { url: string; title?: string }[] }
  | { readonly kind: 'trouble'; readonly trouble: Trouble; readonly retryAfter?: number }
  /** It does not answer before the promise resolves. */
  | { readonly kind: 'slow'; readonly until: Promise<unknown>; readonly site: Site };

export type FakeFeeds = Feeds & {
  /** Addresses that were asked for, in order. */
  readonly asked: readonly string[];
};

type World = {
  readonly sites: Readonly<Record<string, Site>>;
  readonly wire: WireStore;
  readonly clock: Pick<Clock, 'now'>;
};

const STARTER = [
  { url: 'https://harbour.example/feed', title: 'Harbour Post', topic: 'Ports' },
  { url: 'https://yards.example/rss' },
];

/** The world of feeds over a table of addresses. */
export function createFakeFeeds({ sites, wire, clock }: World): FakeFeeds {
  const asked: string[] = [];
  const look = async (url: string, signal?: AbortSignal): Promise<Site> => {
    asked.push(url);
    const site = sites[url] ?? { kind: 'trouble', trouble: { kind: 'no such host' } };
    if (site.kind === 'trouble') throw new TroubleError(site.trouble, site);
    if (site.kind !== 'slow') return site;
    await untilAborted(site.until, signal);
    return site.site;
  };
  return {
    asked,
    async discover(url, signal): Promise<Discovered> {
      const site = await look(url, signal);
      if (site.kind === 'page') return { kind: 'several', feeds: site.feeds };
      return { kind: 'feed', url, ...(site.kind === 'feed' && { title: site.title }) };
    },
    async follow(url) {
      const known = await wire.feed(toId(url));
      if (known !== undefined) return known;
      const site = await look(url);
      const feed = toFeed(url, site, clock.now());
      await wire.record(feed, toItems(feed, site, clock.now()));
      return feed;
    },
    read: (id) => wire.feed(id),
    textOf: async () => undefined,
    toOpml: (follows) =>
      `<?xml version="1.0"?>\n<opml version="2.0">\n<body>\n${follows.map(({ url }) => `<outline xmlUrl="${url}"/>`).join('\n')}\n</body>\n</opml>\n`,
    readOpml: readOutlines,
    starter: async () => STARTER,
  };
}

function untilAborted(until: Promise<unknown>, signal?: AbortSignal): Promise<unknown> {
  if (signal === undefined) return until;
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(new TroubleError({ kind: 'too slow' })));
  return Promise.race([until, promise]);
}

const toFeed = (url: string, site: Site, now: Temporal.Instant): Feed => ({
  ...{ id: toId(url), url, at: url, host: new URL(url).host, state: 'fine' },
  ...(site.kind === 'feed' && site.title !== undefined && { title: site.title }),
  ...{ added: now.toString(), checked: now.toString(), changed: now.toString() },
  ...{ next: now.add({ minutes: 30 }).toString(), every: 1_800, failures: 0, listed: [] },
});

const toItems = (feed: Feed, site: Site, now: Temporal.Instant) =>
  (site.kind === 'feed' ? (site.items ?? []) : []).map((title, index) => ({
    headline: {
      ...{ id: toId(`${feed.id}${title}`), title, feed: feed.id, source: feed.title },
      ...{ published: now.subtract({ minutes: index }), url: `${feed.url}/${index}` },
    },
    ...{ firstSeen: now, backlog: true, marks: [] },
  }));

/** Enough of OPML for the lists of these tests. */
function readOutlines(text: string): ReturnType<Feeds['readOpml']> {
  if (!text.includes('<opml')) throw new UsageError('That is no OPML.');
  const outlines = [...text.matchAll(/<outline\b[^>]*?xmlUrl="([^"]*)"[^>]*>/g)];
  return outlines.map(([outline, url = '']) => {
    const [, title] = /\btext="([^"]*)"/.exec(outline) ?? [];
    const [, topic] = /\bcategory="([^"]*)"/.exec(outline) ?? [];
    return { url, ...(title && { title }), ...(topic && { topic }) };
  });
}
