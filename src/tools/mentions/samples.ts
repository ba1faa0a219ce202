import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLexicon, type LexiconData } from '#core/language/lexicon.ts';
import { NO_ALIASES } from '#core/language/mention/aliases.ts';
import { createArchive } from '#core/language/mention/archive.ts';
import { LEARNED, toItemSigns } from '#core/language/mention/gate.ts';
import { toHeardWords } from '#core/language/mention/heard-words.ts';
import { type Candidate, findNamed, type Reader } from '#core/language/mention/named.ts';
import { toSaid } from '#core/language/mention/said.ts';

/** One headline that a message may mean. */
export type Row = {
  readonly values: readonly number[];
  readonly rank: number;
  readonly right: boolean;
};

/** A message before a set of headlines. */
export type Sample = {
  /**
   * `recased`: a `named` one in small letters that was given the capitals of a telephone's keyboard;
   * `quiet`: written by hand to look like a mention, and none.
   */
  readonly kind: 'named' | 'recased' | 'work' | 'chat' | 'quiet';
  /** The number of headlines. */
  readonly size: number;
  readonly fold: number;
  readonly rows: readonly Row[];
};

export const FOLDS = 5;
/** Rows of a message that are kept: the likeliest, by the weights in use. */
const MOST_ROWS = 8;
const SIZES = [17, 1_000, 10_000] as const;
/** Chat lines of one conversation stay together. */
const BLOCK = 100;

type Headline = { readonly set: string; readonly id: string; readonly title: string };
type Named = { readonly set: string; readonly text: string; readonly name: string };
type NamedRight = Named & { readonly form: string; readonly right: readonly string[] };
type Written = {
  readonly id: string;
  readonly text: string;
  readonly want: readonly string[] | null;
};
type Line = { readonly id: string; readonly text: string; readonly work: boolean };

/** The messages and headlines of a folder laid out as the judge of mentions wants it. */
export async function* readSamples(folder: string, data: LexiconData): AsyncGenerator<Sample> {
  const read = async <Kind>(name: string): Promise<readonly Kind[]> =>
    (await readFile(join(folder, name), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Kind);
  const written = await read<Written>('seed-dev.jsonl');
  const toSeed = createSampler(await read('seed-headlines.jsonl'), 17, data);
  yield* written.map(toSeed.written);
  const chat = await read<Line>('chat.jsonl');
  for (const size of SIZES) {
    const headlines = Map.groupBy(await read<Headline>(`headlines-${size}.jsonl`), bySet);
    const named = Map.groupBy(await read<NamedRight>(`mentions-${size}.jsonl`), bySet);
    const lines = await read<{ set: string; chat: string }>(`named-${size}.jsonl`);
    const meant = new Set(lines.map(({ set, chat: id }) => `${set} ${id}`));
    let turn = 0;
    for (const [set, items] of headlines) {
      const toSample = createSampler(items, size, data);
      yield* (named.get(set) ?? []).flatMap(withCapitals).map(toSample.named);
      const share = size === 17 ? chat.filter((_, at) => at % 5 === turn % 5) : chat;
      yield* share.filter(({ id }) => !meant.has(`${set} ${id}`)).map(toSample.quiet);
      turn += 1;
    }
  }
}

const bySet = ({ set }: { readonly set: string }): string => set;

/** In a message all in small letters nothing shows how a name in small letters looks among capitals. */
function withCapitals(message: NamedRight): readonly NamedRight[] {
  if (message.form !== 'lower') return [message];
  const text = message.text.charAt(0).toUpperCase() + message.text.slice(1).replace(/\bi\b/g, 'I');
  const inside = text.toLowerCase().indexOf(message.name.toLowerCase()) > 0;
  return inside ? [message, { ...message, text, form: 'recased' }] : [message];
}

function createSampler(items: readonly Headline[], size: number, data: LexiconData) {
  const lexicon = createLexicon(data);
  const archive = createArchive<Headline>(lexicon, NO_ALIASES);
  archive.addAll(items);
  const meter = { steps: 0 };
  const reader: Reader<Headline> = {
    ...{ archive, lexicon, meter, sees: () => true },
    ...{ readings: { last: 0 }, least: Number.NEGATIVE_INFINITY },
  };
  const rowsOf = (text: string, right: readonly string[]): readonly Row[] => {
    const candidates: Candidate<Headline>[] = [];
    findNamed(toHeardWords(text, toSaid(text)), reader, (each) => candidates.push(each));
    candidates.sort((a, b) => b.odds - a.odds);
    const isRight = ({ holder }: Candidate<Headline>) => right.includes(holder.doc.item.id);
    const kept = [...candidates.slice(0, MOST_ROWS), ...candidates.filter(isRight).slice(0, 4)];
    return [...new Set(kept)].map((each) => toRow(each, { size, right: isRight(each) }));
  };
  return {
    named: ({ text, name, form, right }: NamedRight): Sample => ({
      kind: form === 'recased' ? 'recased' : 'named',
      ...{ size, fold: foldOf(name), rows: rowsOf(text, right) },
    }),
    written: ({ id, text, want }: Written): Sample => ({
      kind: want === null ? 'quiet' : 'named',
      ...{ size, fold: foldOf(id), rows: rowsOf(text, want ?? []) },
    }),
    quiet: ({ id, text, work }: Line): Sample => ({
      kind: work ? 'work' : 'chat',
      fold: Math.floor(Number(id.slice(1)) / BLOCK) % FOLDS,
      ...{ size, rows: rowsOf(text, []) },
    }),
  };
}

const foldOf = (name: string): number =>
  [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_009, 7) % FOLDS;

const SPOT_SIGNS = Object.keys(LEARNED.spot) as readonly (keyof typeof LEARNED.spot)[];

function toRow(
  { said, fit, rank }: Candidate<Headline>,
  { size, right }: { readonly size: number; readonly right: boolean },
): Row {
  const spot = SPOT_SIGNS.map((sign) => said.signs[sign] ?? 0);
  return { values: [...spot, ...toItemSigns(fit, said, size)], rank, right };
}
