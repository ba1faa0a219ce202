import type { Body, Reader, ReadFeed, ReadItem } from '#feeds/body.ts';
import { createReader } from '#feeds/reader.ts';
import { answerLines, type Fields } from './json-lines.ts';
import { readOptions } from './read-options.ts';
import { readSavedBody, toUsageError } from './saved-body.ts';
import type { Bench, ExitCode } from './tool.ts';

/** A feed of 1 MB takes 50 ms and 40 MB. */
const USUAL = { time: 1_500, memory: 384 };
/** An archive of years is read as well, at its own pace; feeds of the day are a tenth of this. */
const LARGE_FEED = 5_500_000;
const LARGE = { time: 9_000, memory: 2_048 };

/** Answers each line with the feed that is in a file. */
export async function parse({ words, input, output, notes }: Bench): Promise<ExitCode> {
  readOptions(words, {});
  const usual = createReader(USUAL);
  const large = createReader(LARGE);
  const readerFor = ({ bytes }: Body): Reader => (bytes.length > LARGE_FEED ? large : usual);
  async function answer(fields: Fields): Promise<object> {
    const body = await readSavedBody(fields);
    try {
      return toAnswer(await readerFor(body).readFeed(body));
    } catch (error) {
      throw toUsageError(error);
    }
  }
  try {
    return await answerLines(answer, { input, output, notes });
  } finally {
    await Promise.all([usual.close(), large.close()]);
  }
}

const toAnswer = ({ title, link, language, items }: ReadFeed): object => ({
  feed: { title: title ?? null, link: link ?? null, language: language ?? null },
  items: items.map(toItem),
});

const toItem = (item: ReadItem): object => ({
  id: item.id ?? null,
  title: item.title ?? null,
  link: item.link ?? null,
  published: item.published?.toString() ?? null,
  summary: item.summary ?? null,
  content: item.content ?? null,
  author: item.author ?? null,
  image: item.image ?? null,
});
