import { hostOf } from '../../desk/feed-address.ts';
import type { Answered } from '../../desk/feed-desk.ts';
import { clip } from '../../language/plain.ts';
import { type Block, code, type Doc, doc, fine, type Line, strong, text } from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { type Added, shortName } from './feeds-added.ts';

/** Names in a sentence; with all the others it has to stay below Discord's 4,000 characters. */
const SENTENCE_LIMIT = 900;
const ADDRESS_LIMIT = 100;
const REFUSED_SHOWN = 12;

/** What came of several wishes; `strange` is what was no address at all. */
export function composeMany(
  answers: readonly Answered[],
  strange: readonly string[],
  { list, place, say }: Added,
): Doc {
  const added = answers.flatMap((each) => (each.kind === 'added' ? [shortName(each.follow)] : []));
  const already = answers.flatMap((each) =>
    each.kind === 'already' ? [shortName(each.follow)] : [],
  );
  const pending = answers.filter(({ kind }) => kind === 'pending').length;
  const title = say.manyAdded(added.length, list.by, place);
  return doc(
    title,
    text(strong(title)),
    ...(added.length === 0 ? [] : [sentence(say.manyNames(added)), text(say.countsAsTold)]),
    ...(already.length === 0 ? [] : [sentence(say.manyAlready(already))]),
    ...refusedBlocks(
      [
        ...answers.flatMap((each) => refusedLine(each, say)),
        ...strange.map((typed) => strangeLine(typed, say)),
      ],
      say,
    ),
    ...(pending === 0 ? [] : [text(say.manyPending(pending), ' ', code(say.listExample))]),
  );
}

const sentence = (words: string): Block => text(clip(words, SENTENCE_LIMIT));

function refusedBlocks(lines: readonly Line[], say: Sentences): readonly Block[] {
  if (lines.length === 0) return [];
  const more = lines.length - REFUSED_SHOWN;
  return [
    text(say.manyRefused),
    { kind: 'list', items: lines.slice(0, REFUSED_SHOWN) },
    ...(more > 0 ? [fine(say.andMore(more))] : []),
  ];
}

function refusedLine(answered: Answered, say: Sentences): readonly Line[] {
  const { address, title } = answered.wish;
  const name = strong(clip(title ?? hostOf(address.url), ADDRESS_LIMIT));
  if (answered.kind === 'refused') return [[name, `  ${say.trouble(answered.trouble)}`]];
  return answered.kind === 'several' ? [[name, `  ${say.manyPages(answered.feeds.length)}`]] : [];
}

const strangeLine = (typed: string, say: Sentences): Line => [
  strong(clip(typed, ADDRESS_LIMIT)),
  `  ${say.noHttp}`,
];
