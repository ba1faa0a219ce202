import type { LocalNews } from '../news/local-news.ts';
import type { Heard } from '../ports.ts';
import { composePage } from '../talk/compose/headlines.ts';
import { composeMention } from '../talk/compose/mention.ts';
import { composeNoMatch } from '../talk/compose/reply.ts';
import type { Doc } from '../talk/doc.ts';
import type { Sentences } from '../talk/sentences/sentences.ts';
import type { Desk, Post } from './desk.ts';
import type { Match } from './mention.ts';
import { ADDRESSED, threadOf } from './mention-policy.ts';
import type { PlaceSettings } from './settings.ts';
import type { Silence, Verdict } from './silence.ts';
import { findWatched } from './watches.ts';

/** A longer message is no search. */
const SEARCH_LIMIT = 70;

/**
 * Answers a message in its thread if it names the subject of a headline, or says what the channel
 * watches, and nothing speaks against it; else, unless called by name, keeps quiet. Nothing of its text is kept.
 */
export async function answer(heard: Heard, desk: Desk): Promise<Verdict> {
  if (heard.addressed) return reply(heard, desk, await addressedPost(heard, desk));
  const settings = await desk.channels.read(heard.place);
  const match = findMatch(heard, settings, desk);
  if (match === undefined) return silent('no match');
  const story = desk.news(heard.place).storyOf(match.item.id);
  const decided = await desk.policy.decide({ heard, match, settings }, async () =>
    reply(heard, desk, {
      ...toPost(match, await sayTo(heard, desk)),
      subject: story,
      at: await desk.today(heard.place),
    }),
  );
  const verdict = typeof decided === 'string' ? silent(decided) : decided;
  // Of what a platform did not take there is a delivery.
  if (verdict.kind === 'silent' && verdict.because !== 'not posted')
    desk.audit.keptQuiet(heard.place, { item: match.item.id, story, because: verdict.because });
  return verdict;
}

/** What a channel watches is its own wish, and goes before what the news is about. */
function findMatch(
  { place, text }: Heard,
  { watches = [] }: PlaceSettings,
  desk: Desk,
): Match | undefined {
  const news = desk.news(place);
  return findWatched(text, watches, news) ?? news.match(text);
}

const toPost = (
  match: Match,
  say: Sentences,
): Pick<Post, 'kind' | 'doc' | 'stories' | 'detail'> => ({
  kind: 'mention',
  doc: composeMention(match, say),
  stories: [match.item.id],
  detail: {
    ...{ item: match.item.id, keyword: match.keyword, because: match.because },
    locale: say.locale,
  },
});

/** An answer is for all in its channel. */
const sayTo = async (heard: Heard, { voices }: Desk): Promise<Sentences> =>
  voices.at(heard.place, await voices.localeOf(heard));

const silent = (because: Silence): Verdict => ({
  kind: 'silent',
  because,
});

async function reply(heard: Heard, desk: Desk, post: Post): Promise<Verdict> {
  const posted = await desk.post(threadOf(heard), post);
  if (posted.kind === 'already') return silent('told today');
  return posted.kind === 'sent'
    ? { kind: 'replied', headline: post.doc.fallback }
    : silent('not posted');
}

/** Whoever calls the bot by name gets an answer every time: the headline, a search, or a word of help. */
async function addressedPost(heard: Heard, desk: Desk): Promise<Post> {
  const { text, place, id } = heard;
  const say = await sayTo(heard, desk);
  // Several messages of one thread are answered there.
  const once = { kind: 'mention', subject: ADDRESSED, at: id } as const;
  const match = desk.news(place).match(text);
  if (match !== undefined) return { ...once, ...toPost(match, say) };
  return { ...once, doc: searchAnswer(text.trim(), desk.news(place), say) };
}

function searchAnswer(words: string, news: LocalNews, say: Sentences): Doc {
  const items = words.length <= SEARCH_LIMIT ? news.find(words).items : [];
  if (items.length === 0) return composeNoMatch(say);
  const page = composePage({ items, words }, 1, say);
  return { ...page, blocks: page.blocks.filter(({ kind }) => kind !== 'controls') };
}
