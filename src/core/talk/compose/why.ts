import { hostOf, nameOfFeed } from '../../desk/feed-address.ts';
import type { Explanation, Silenced } from '../../desk/why.ts';
import { clip } from '../../language/plain.ts';
import type { Headline } from '../../news/news.ts';
import {
  type Block,
  type Control,
  type Doc,
  doc,
  fine,
  type Line,
  link,
  strong,
  text,
} from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { FEED_NAME_LIMIT } from './feed-rests.ts';
import { controlRow, joined, moment, TITLE_LIMIT } from './parts.ts';
import { postLine } from './past-posts.ts';
import { digestBlocks } from './why-digests.ts';

/** With the longest titles all of it stays below the 4,000 characters of a message on Discord. */
const OTHERS = 3;
const OTHER_LIMIT = 80;
const SOURCE_LIMIT = 40;
const POSTS = 3;
const SILENCES = 3;
/** On Discord an address counts as text. */
const ADDRESS_LIMIT = 500;
/** An action holds 100 characters, its name among them. */
const WORDS_LIMIT = 80;

/** Other headlines that may have been meant, and the words that found them. */
export type Instead = { readonly words: string; readonly items: readonly Headline[] };

/** Where a headline came from, what became of it here, and why: a line a stage, in the order of their time. */
export function composeWhyHeadline(told: Explanation, instead: Instead, say: Sentences): Doc {
  const { item, digests, silences, quiet } = told;
  const title = clip(item.title, TITLE_LIMIT);
  const replies: readonly Line[] = [
    ...(quiet === undefined ? [] : [[say.whyQuiet(quiet)]]),
    ...silences.slice(0, SILENCES).map((each) => silenceLine(each, say)),
  ];
  return doc(
    `${title}. ${storySentence(told, say)}`,
    text(strong(title)),
    fine(...metaOf(item)),
    { kind: 'list', items: [...originLines(told, say), [storySentence(told, say)]] },
    ...digestBlocks(digests, told, say),
    ...postBlocks(told, say),
    ...(replies.length === 0
      ? []
      : [text(strong(say.statusMentions)), { kind: 'list', items: replies } as const]),
    ...controlRow([headlineMenu(say.whyAnother, instead)]),
  );
}

/** A menu of headlines, to ask about one of them. */
export function headlineMenu(label: string, { words, items }: Instead): Control | undefined {
  if (items.length === 0) return undefined;
  const value = words.length <= WORDS_LIMIT ? words : '';
  const choices = items.map(({ id, title }) => ({ label: clip(title, OTHER_LIMIT), value: id }));
  return { kind: 'menu', label, action: { name: 'why.item', value }, choices };
}

function metaOf({ source, topic, url, published }: Headline): Line {
  const name = source ?? (url === undefined ? '' : hostOf(url));
  const address = url !== undefined && url.length <= ADDRESS_LIMIT ? url : undefined;
  return joined([
    name === '' ? undefined : link(clip(name, FEED_NAME_LIMIT), address),
    topic === undefined ? undefined : clip(topic, SOURCE_LIMIT),
    { kind: 'time', at: published, show: 'day' },
  ]);
}

function originLines({ origin, by, feed, place }: Explanation, say: Sentences): readonly Line[] {
  if (origin === undefined) return [];
  if (origin.kind === 'edition') return [[say.whyEdition(clip(origin.edition, TITLE_LIMIT))]];
  const { follow, seen, arrival } = origin;
  const since = Temporal.Instant.from(follow.since);
  const name = clip(nameOfFeed({ ...follow, title: follow.title ?? feed?.title }), FEED_NAME_LIMIT);
  // Only the page that it belongs to: the address of a feed may hold somebody's key.
  const site = (feed?.site?.length ?? 0) <= ADDRESS_LIMIT ? feed?.site : undefined;
  return [
    [say.whySeen, moment(seen)],
    [
      say.whyFrom,
      link(name, site),
      ...(by === undefined ? [] : [say.whyFollowed(by, place)]),
      // The operator's have been there always.
      ...(by === undefined || by === 'operator' ? [] : [say.whySince, moment(since)]),
    ],
    ...(arrival === 'came' ? [] : [[say.whyArrival(arrival)]]),
  ];
}

function storySentence({ others }: Explanation, say: Sentences): string {
  if (others.length === 0) return say.whyAlone;
  const shown = others.slice(0, OTHERS).map(({ title, source }) => ({
    title: clip(title, OTHER_LIMIT),
    source: source === undefined ? undefined : clip(source, SOURCE_LIMIT),
  }));
  return say.whyOthers(shown, others.length - shown.length);
}

function postBlocks({ posts, told }: Explanation, say: Sentences): readonly Block[] {
  if (posts.length > 0)
    return [
      text(strong(say.whyPosts)),
      { kind: 'list', items: posts.slice(0, POSTS).map((post) => postLine(post, say)) },
    ];
  return [text(told ? say.whyPostedOnce : say.whyNotPosted)];
}

/** Who opted out is not to be known by the minute of their message. */
const silenceLine = ({ because, times, last }: Silenced, say: Sentences): Line => [
  say.whySilence(because, times),
  { kind: 'time', at: last, show: because === 'opted out' ? 'day' : 'moment' },
];
