import type { Headline } from '#core/news/news.ts';
import type { WireStore } from '#core/news/ports.ts';
import { TroubleError } from '#core/news/trouble.ts';
import type { Clock, Log, Namespace } from '#core/ports.ts';
import type { Reader } from './body.ts';
import type { Fetcher } from './fetch/fetched.ts';

type ArticlesOptions = {
  readonly articles: Namespace<readonly string[]>;
  readonly wire: Pick<WireStore, 'textOf'>;
  readonly fetcher: Pick<Fetcher, 'fetch'>;
  readonly reader: Pick<Reader, 'readPage'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
};

/** The texts of articles, each read from its page when somebody first wants it. */
export type Articles = {
  /** Paragraphs; nothing where there is no text at all. Where the page says less than the feed, the feed's text. */
  textOf(item: Headline): Promise<readonly string[] | undefined>;
};

/** Milliseconds: as long as an item is kept. */
const KEPT = 30 * 24 * 60 * 60 * 1_000;
/** A page that could not be read is not asked for again before this. */
const TRIED_AGAIN = Temporal.Duration.from({ minutes: 30 });
/** Pages that could not be read, remembered at once. */
const MOST_FAILED = 1_000;
/** UTF-16 units. A page whose article is shorter has none: a video, a login, a list of links. */
const SHORTEST = 200;
/** UTF-16 units that are kept of an article. */
const MOST_TEXT = 100_000;

export function createArticles(options: ArticlesOptions): Articles {
  const { articles, wire, clock } = options;
  const reading = new Map<string, Promise<readonly string[] | undefined>>();
  const failed = new Map<string, Temporal.Instant>();
  const isTriedAgain = (id: string): boolean => {
    const at = failed.get(id);
    return at === undefined || Temporal.Instant.compare(clock.now(), at.add(TRIED_AGAIN)) > 0;
  };
  const read = async (item: Headline): Promise<readonly string[] | undefined> => {
    const kept = await articles.get(item.id);
    if (kept !== undefined) return kept;
    const page = isTriedAgain(item.id) ? await readPage(item, options) : undefined;
    if (page !== undefined) {
      await articles.set(item.id, page, KEPT);
      return page;
    }
    if (failed.size >= MOST_FAILED) failed.clear();
    if (isTriedAgain(item.id)) failed.set(item.id, clock.now());
    return toParagraphs(await wire.textOf(item.id));
  };
  return {
    textOf(item) {
      const under = reading.get(item.id);
      if (under !== undefined) return under;
      const text = read(item).finally(() => reading.delete(item.id));
      reading.set(item.id, text);
      return text;
    },
  };
}

async function readPage(
  { id, url }: Headline,
  { fetcher, reader, log }: ArticlesOptions,
): Promise<readonly string[] | undefined> {
  if (url === undefined) return undefined;
  try {
    const fetched = await fetcher.fetch({ url, wants: 'page' });
    if (fetched.kind !== 'body') return undefined;
    const { paragraphs } = await reader.readPage(fetched.body);
    const length = paragraphs.reduce((sum, each) => sum + each.length, 0);
    return length < SHORTEST ? undefined : within(paragraphs, MOST_TEXT);
  } catch (error) {
    if (!(error instanceof TroubleError)) throw error;
    log.debug({ item: id, trouble: error.trouble }, 'article not read');
    return undefined;
  }
}

/** The first paragraphs, as many as fit. */
function within(paragraphs: readonly string[], limit: number): readonly string[] {
  let length = 0;
  return paragraphs.filter((paragraph) => {
    length += paragraph.length;
    return length <= limit;
  });
}

function toParagraphs(text: string | undefined): readonly string[] | undefined {
  const paragraphs = (text ?? '').split(/\n+/).filter((each) => each.trim() !== '');
  return paragraphs.length === 0 ? undefined : paragraphs;
}
