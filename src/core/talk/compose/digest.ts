import { clip } from '../../language/plain.ts';
import { summarize } from '../../language/summary.ts';
import { type Headline, isArticle } from '../../news/news.ts';
import { type Block, code, type Doc, doc, fine, heading, rule, strong, text } from '../doc.ts';
import { en } from '../sentences/en.ts';
import { headlineLine, joined, metaLine, TITLE_LIMIT } from './parts.ts';

/** Headlines in one digest, beside its lead. */
const MAX_HEADLINES = 10;
const SUMMARY_SENTENCES = 2;

type When = { readonly now: Temporal.Instant; readonly zone: string };

/** The lead with its summary, then one line a headline, grouped by topic. `items` holds at least one. */
export function composeDigest(items: readonly Headline[], { now, zone }: When): Doc {
  const title = en.digestTitle(now, zone);
  const [lead] = items;
  const headlines = items.slice(1, 1 + MAX_HEADLINES);
  const shown = headlines.length + 1;
  return doc(
    `${title}: ${[lead, ...headlines].map((item) => item?.title ?? '').join('; ')}`,
    heading(title),
    fine(en.digestCount(shown, items.length)),
    ...(lead === undefined ? [] : leadBlocks(lead)),
    ...(headlines.length > 0 ? [rule, ...groupBlocks(headlines)] : []),
    smallPrint(items.length - shown),
  );
}

const leadBlocks = (lead: Headline): readonly Block[] => [
  text(
    ...headlineLine({ ...lead, title: clip(lead.title, TITLE_LIMIT), source: undefined }).map(bold),
  ),
  ...(isArticle(lead) ? [text(summarize(lead, SUMMARY_SENTENCES).join(' '))] : []),
  metaLine(lead),
];

const bold = <Part>(part: Part): Part | ReturnType<typeof strong> =>
  typeof part === 'string' ? strong(part) : part;

function groupBlocks(headlines: readonly Headline[]): readonly Block[] {
  const groups = Map.groupBy(headlines, ({ topic }) => topic ?? en.otherTopic);
  return [...groups].flatMap(([topic, members]): readonly Block[] => {
    const items = members.map((item) =>
      headlineLine({ ...item, title: clip(item.title, TITLE_LIMIT) }),
    );
    const list: Block = { kind: 'list', items };
    const alone = groups.size === 1 && topic === en.otherTopic;
    return alone ? [list] : [text(strong(topic)), list];
  });
}

function smallPrint(left: number): Block {
  const rest = left > 0 ? en.digestRest(left) : undefined;
  return fine(...joined([rest === undefined ? undefined : `${rest} `]), code('/news'));
}
