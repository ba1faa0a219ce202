import { clip } from '../../language/plain.ts';
import { summarize } from '../../language/summary.ts';
import { isArticle, type Listed } from '../../news/news.ts';
import { type Block, code, type Doc, doc, fine, heading, rule, strong, text } from '../doc.ts';
import type { Card, Picture } from '../picture.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { headlineLine, joined, metaLine, TITLE_LIMIT } from './parts.ts';

/** Headlines in a digest's first message, beside its lead: short enough for a phone. */
const MAIN_HEADLINES = 10;
/** Headlines in one message of its thread. */
const PART_HEADLINES = 12;
const SUMMARY_SENTENCES = 2;

/** The day a digest is of, the zone it is counted in, and the sentences it is told with. */
export type Telling = {
  readonly now: Temporal.Instant;
  readonly zone: string;
  readonly say: Sentences;
};

export type Look = Telling & {
  /** Tells the lead in the place of its summary. */
  readonly card?: Picture | undefined;
};

/**
 * The lead with its summary, then one line a headline, grouped by topic; what is too much for one message
 * follows in further ones, for the thread under the first. `items` holds at least one.
 */
export function composeDigest(
  items: readonly Listed[],
  look: Look,
): readonly [Doc, ...(readonly Doc[])] {
  const { say } = look;
  const rest = items.slice(1 + MAIN_HEADLINES);
  const parts = partsOf(rest);
  return [
    composeMain(items.slice(0, 1 + MAIN_HEADLINES), rest.length, look),
    ...parts.map((part, index) => composePart(part, say.threadPart(index + 1, parts.length), say)),
  ];
}

/** One line for a channel that wants to hear that there is nothing new. */
export function composeEmptyDigest({ now, zone, say }: Telling): Doc {
  const title = say.digestTitle(now, zone);
  return doc(`${title}: ${say.emptyDigest}`, text(say.emptyDigest, ' ', code('/news')));
}

/** How many messages a digest of so many stories takes. */
export const messagesOf = (stories: number): number =>
  1 + Math.ceil(Math.max(0, stories - 1 - MAIN_HEADLINES) / PART_HEADLINES);

function composeMain(items: readonly Listed[], inThread: number, look: Look): Doc {
  const { now, zone, say } = look;
  const title = say.digestTitle(now, zone);
  const [lead, ...headlines] = items;
  return doc(
    `${title}: ${items.map((item) => item.title).join('; ')}`,
    heading(title),
    fine(say.digestCount(items.length + inThread)),
    ...(lead === undefined ? [] : leadBlocks(lead, look)),
    ...(headlines.length > 0 ? [rule, ...groupBlocks(headlines, say)] : []),
    fine(
      ...joined([inThread > 0 ? say.inTheThread(inThread) : undefined, `${say.allNews} `]),
      code('/news'),
    ),
  );
}

const composePart = (headlines: readonly Listed[], title: string, say: Sentences): Doc =>
  doc(
    `${title}: ${headlines.map((item) => item.title).join('; ')}`,
    text(strong(title)),
    ...groupBlocks(headlines, say),
  );

const partsOf = (rest: readonly Listed[]): readonly (readonly Listed[])[] =>
  Array.from({ length: Math.ceil(rest.length / PART_HEADLINES) }, (_, index) =>
    rest.slice(index * PART_HEADLINES, (index + 1) * PART_HEADLINES),
  );

/** What the card of a digest says: its lead, and how much more there is. */
export function toCard(
  [lead, ...others]: readonly Listed[],
  { now, zone }: Telling,
): Card | undefined {
  if (lead === undefined) return undefined;
  const { title, source, topic } = lead;
  const when = now.toZonedDateTimeISO(zone).toPlainDate();
  return { title, source, topic, when, summary: summaryOf(lead)[0], more: others.length };
}

/** One paragraph, or none. */
const summaryOf = (lead: Listed): readonly string[] =>
  isArticle(lead) ? [summarize(lead, SUMMARY_SENTENCES).join(' ')] : [];

/** A card tells the lead; its title stays under it, as a link and as words to search for. */
function leadBlocks(lead: Listed, { say, card }: Look): readonly Block[] {
  // Who tells it, and who else, stands in the small print.
  const { also: _, source: __, ...told } = lead;
  const line = headlineLine({ ...told, title: clip(lead.title, TITLE_LIMIT) }, say);
  const title = text(...line.map(bold));
  const summary = summaryOf(lead).map((paragraph) => text(paragraph));
  const small = metaLine(lead, say);
  const otherwise = [title, ...summary, small];
  if (card === undefined) return otherwise;
  return [{ kind: 'picture', picture: card, caption: [title, small], otherwise }];
}

const bold = <Part>(part: Part): Part | ReturnType<typeof strong> =>
  typeof part === 'string' ? strong(part) : part;

function groupBlocks(headlines: readonly Listed[], say: Sentences): readonly Block[] {
  const groups = Map.groupBy(headlines, ({ topic }) => topic ?? say.otherTopic);
  return [...groups].flatMap(([topic, members]): readonly Block[] => {
    const items = members.map((item) =>
      headlineLine({ ...item, title: clip(item.title, TITLE_LIMIT) }, say),
    );
    const list: Block = { kind: 'list', items };
    const alone = groups.size === 1 && topic === say.otherTopic;
    return alone ? [list] : [text(strong(topic)), list];
  });
}
