import { UsageError } from '#core/errors.ts';
import { openSearch } from '#store/search/open.ts';
import { readHeadlineFile } from './headline-file.ts';
import { answerLines, textOf } from './json-lines.ts';
import { createProgress } from './progress.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';

/** Items that are put in between two notes on how far it has come. */
const SLICE = 10_000;
const LIMIT = 10;

/** Answers each query with the ids of the headlines that it finds. */
export async function search(bench: Bench): Promise<ExitCode> {
  const { words, input, output, notes } = bench;
  const { values } = readOptions(words, {
    headlines: { type: 'string' },
    limit: { type: 'string' },
  });
  if (values.headlines === undefined)
    throw new UsageError('search needs the headlines: --headlines FILE');
  const limit = readLimit(values.limit);
  const index = await fill(values.headlines, bench);
  return answerLines(
    (fields) => ({ hits: index.find(textOf(fields, 'query'), { feeds: [], limit }) }),
    { input, output, notes },
  );
}

function readLimit(given: string | undefined): number {
  if (given === undefined) return LIMIT;
  if (/^[1-9]\d{0,2}$/.test(given)) return Number(given);
  throw new UsageError('--limit is a whole number from 1 to 999');
}

async function fill(path: string, { notes, environment }: Bench) {
  const headlines = await readHeadlineFile(path);
  const index = openSearch();
  const progress = createProgress(notes, { label: 'search', total: headlines.length, environment });
  for (let from = 0; from < headlines.length; from += SLICE) {
    const slice = headlines.slice(from, from + SLICE);
    index.add(slice.map((item) => ({ ...item, published: item.published ?? LONG_AGO })));
    progress.advance(slice.length, 'headlines');
  }
  progress.end();
  return index;
}

const LONG_AGO = Temporal.Instant.fromEpochMilliseconds(0);
