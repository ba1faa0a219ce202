import { hostOf } from '../../desk/feed-address.ts';
import type { Answered } from '../../desk/feed-desk.ts';
import { clip } from '../../language/plain.ts';
import { type Block, code, type Doc, doc, fine, type Line, strong, text } from '../doc.ts';
import { en } from '../sentences/en.ts';
import { type Added, shortName } from './feeds-added.ts';

/** Names in a sentence; with all the others it has to stay below Discord's 4,000 characters. */
const SENTENCE_LIMIT = 900;
const ADDRESS_LIMIT = 100;
const REFUSED_SHOWN = 12;

/** What came of several wishes; `strange` is what was no address at all. */
export function composeMany(
  answers: readonly Answered[],
  strange: readonly string[],
  { list, place }: Added,
): Doc {
  const added = answers.flatMap((each) => (each.kind === 'added' ? [shortName(each.follow)] : []));
  const already = answers.flatMap((each) =>
    each.kind === 'already' ? [shortName(each.follow)] : [],
  );
  const pending = answers.filter(({ kind }) => kind === 'pending').length;
  const title = en.manyAdded(added.length, list.by, place);
  return doc(
    title,
    text(strong(title)),
    ...(added.length === 0 ? [] : [sentence(en.manyNames(added)), text(en.countsAsTold)]),
    ...(already.length === 0 ? [] : [sentence(en.manyAlready(already))]),
    ...refusedBlocks([...answers.flatMap(refusedLine), ...strange.map(strangeLine)]),
    ...(pending === 0 ? [] : [text(en.manyPending(pending), ' ', code(en.listExample))]),
  );
}

const sentence = (words: string): Block => text(clip(words, SENTENCE_LIMIT));

function refusedBlocks(lines: readonly Line[]): readonly Block[] {
  if (lines.length === 0) return [];
  const more = lines.length - REFUSED_SHOWN;
  return [
    text(en.manyRefused),
    { kind: 'list', items: lines.slice(0, REFUSED_SHOWN) },
    ...(more > 0 ? [fine(en.andMore(more))] : []),
  ];
}

function refusedLine(answered: Answered): readonly Line[] {
  const { address, title } = answered.wish;
  const name = strong(clip(title ?? hostOf(address.url), ADDRESS_LIMIT));
  if (answered.kind === 'refused') return [[name, `  ${en.trouble(answered.trouble)}`]];
  return answered.kind === 'several' ? [[name, `  ${en.manyPages(answered.feeds.length)}`]] : [];
}

const strangeLine = (typed: string): Line => [strong(clip(typed, ADDRESS_LIMIT)), `  ${en.noHttp}`];
