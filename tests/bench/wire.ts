import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { WireItem } from '#core/news/feed.ts';
import type { WireStore } from '#core/news/ports.ts';
import { makeFeed, makeItem } from '../store/wire-news.ts';
import { withStore } from '../support/store-process.ts';
import { type Engine, useEmbedded, usePostgres } from './engines.ts';
import { type Figure, milliseconds, seconds, timed } from './figures.ts';

const FEEDS = 2_000;
/** Items of each, at its first check. */
const FIRST = 20;
const MANY = 100_000;
const LOOKS = 500;

const TEXT = 'The harbour of Tallinn takes two more cranes before the winter. '.repeat(10);

/** 2,000 feeds written and checked in vain, then 100,000 items read at a start, on both engines. */
export async function measureWire(): Promise<readonly Figure[]> {
  const engines = [useEmbedded(), await usePostgres()];
  const figures: Figure[] = [];
  for (const engine of engines) {
    if (engine === undefined) continue;
    figures.push(...(await engine.use(({ wire }) => measureWriting(engine.name, wire))));
    figures.push(await measureReading(engine));
    await engine.close();
  }
  return figures;
}

async function measureWriting(name: Engine['name'], wire: WireStore): Promise<readonly Figure[]> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const first = await timed(() => recordAll(wire, 0, FIRST));
  const again = await timed(() => recordAll(wire, 0, 0));
  delay.disable();
  await recordAll(wire, FIRST, MANY / FEEDS);
  const mark = await wire.mark();
  const looks = await timed(async () => {
    for (let look = 0; look < LOOKS; look += 1) await wire.changes(mark, 500);
  });
  const late = `${milliseconds(delay.percentile(99) / 1e6)}, at most ${milliseconds(delay.max / 1e6)}`;
  return [
    { what: `${name}: 2,000 feeds written with 20 items each`, found: seconds(first), reach: '-' },
    { what: `${name}: 2,000 checks that bring nothing`, found: seconds(again), reach: '-' },
    { what: `${name}: event loop delay meanwhile, p99`, found: late, reach: '< 20 ms' },
    {
      what: `${name}: changes, nothing new`,
      found: `${(looks / LOOKS).toFixed(3)} ms`,
      reach: '-',
    },
  ];
}

/** As a poller does: some feeds side by side, each with its items from one number up to another. */
async function recordAll(wire: WireStore, from: number, to: number): Promise<void> {
  const feeds = Array.from({ length: FEEDS }, (_, feed) => feed);
  const poller = async (): Promise<void> => {
    for (let feed = feeds.pop(); feed !== undefined; feed = feeds.pop()) {
      const id = `feed${feed}`;
      const items = Array.from({ length: Math.max(0, to - from) }, (_, at) =>
        toItem(id, feed, from + at),
      );
      await wire.record(makeFeed(id, { listed: items.map(({ headline }) => headline.id) }), items);
    }
  };
  await Promise.all(Array.from({ length: 16 }, poller));
}

/** What a start does: all items in pages, in a process of its own. */
async function measureReading({ name, folder, environment }: Engine): Promise<Figure> {
  const started = withStore(
    `${folder}/data`,
    `const { monitorEventLoopDelay } = await import('node:perf_hooks');
    const url = ${JSON.stringify(environment.DATABASE_URL ?? '')};
    const { openPostgres } = await import('#store/postgres/open.ts');
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const { wire } = url === '' ? opened : await openPostgres(url, { clock: systemClock, log });
    const before = process.memoryUsage.rss();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const reading = performance.now();
    const cpu = process.cpuUsage();
    let count = 0;
    for (let page = await wire.newest(500); page.length > 0; ) {
      count += page.length;
      page = await wire.newest(500, page.at(-1));
    }
    const took = performance.now() - reading;
    const { user, system } = process.cpuUsage(cpu);
    const rss = process.memoryUsage.rss();
    say(JSON.stringify({ took, cpu: (user + system) / 1e3, count, before, rss,
      p99: delay.percentile(99) / 1e6, longest: delay.max / 1e6 }));`,
  );
  const { took, cpu, count, before, rss, p99, longest } = JSON.parse(await started.hear());
  await started.kill();
  if (count !== MANY) throw new Error(`${count} items were read, not ${MANY}`);
  const memory = `memory ${toMegabytes(before)} to ${toMegabytes(rss)}`;
  const late = `event loop delay p99 ${milliseconds(p99)}, at most ${milliseconds(longest)}`;
  return {
    what: `${name}: 100,000 items in pages of 500`,
    found: `${seconds(took)} (CPU ${seconds(cpu)}), ${late}, ${memory}`,
    reach: '1 s',
  };
}

const toMegabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** Dates lie about in a month, as those of 2,000 feeds do. */
function toItem(id: string, feed: number, at: number): WireItem {
  const minutes = (feed * 7_919 + at * 104_729) % (30 * 24 * 60);
  const name = `${id}-${at}`;
  const base = makeItem(name, id);
  return {
    ...base,
    headline: {
      ...base.headline,
      title: `Tallinn harbour hires ${name} more for its cranes as the winter comes near`,
      published: {
        epochMilliseconds: base.headline.published.epochMilliseconds - 60_000 * minutes,
      },
      source: `The Harbour ${feed}`,
      url: `https://${id}.example/news/${at}/tallinn-harbour-hires-more-for-its-cranes`,
    },
    text: TEXT,
    author: 'Ada Tamm',
    image: `https://${id}.example/pictures/${at}.jpg`,
    marks: [`g-${name}`, `u-${name}`, `t-${name}`],
  };
}
