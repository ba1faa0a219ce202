import { UsageError } from '#core/errors.ts';
import { TroubleError } from '#core/news/trouble.ts';
import type { Reader } from '#feeds/body.ts';
import type { Fetcher } from '#feeds/fetch/fetched.ts';
import { createFetcher } from '#feeds/fetch/fetcher.ts';
import { createReader } from '#feeds/reader.ts';
import manifest from '../../package.json' with { type: 'json' };
import { readDeskConfig } from '../config.ts';
import { answerLines, type Fields, textOf } from './json-lines.ts';
import { readOptions } from './read-options.ts';
import { toUsageError } from './saved-body.ts';
import type { Bench, ExitCode } from './tool.ts';

/** Answers each line with what its address leads to, asked for as the bot would, and refused as the bot would. */
export async function fetch({
  words,
  input,
  output,
  notes,
  environment,
}: Bench): Promise<ExitCode> {
  readOptions(words, {});
  const read = readDeskConfig(environment);
  if (read.kind === 'mistakes') throw new UsageError(read.mistakes.join('\n'));
  const { contact, privateFeeds } = read.config;
  const fetcher = createFetcher({ version: manifest.version, contact, privateFeeds });
  const reader = createReader();
  try {
    return await answerLines((fields) => answer(fields, { fetcher, reader }), {
      ...{ input, output, notes },
    });
  } finally {
    await Promise.all([fetcher.close(), reader.close()]);
  }
}

type Outside = { readonly fetcher: Fetcher; readonly reader: Reader };

async function answer(fields: Fields, { fetcher, reader }: Outside): Promise<object> {
  const url = textOf(fields, 'url');
  try {
    const fetched = await fetcher.fetch({ url, wants: 'feed' });
    if (fetched.kind === 'unchanged') throw new TroubleError({ kind: 'status', status: 304 });
    const { status, body } = fetched;
    const items = await itemsIn(reader.readFeed(body));
    const type = items === undefined ? 'page' : 'feed';
    return { status, url: body.url, type, items: items ?? 0 };
  } catch (error) {
    throw toUsageError(error);
  }
}

/** Nothing where it is no feed, but a page. */
async function itemsIn(reading: ReturnType<Reader['readFeed']>): Promise<number | undefined> {
  try {
    return (await reading).items.length;
  } catch (error) {
    if (error instanceof TroubleError && error.trouble.kind === 'no feed') return undefined;
    throw error;
  }
}
