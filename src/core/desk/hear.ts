import { findMention, type Mention } from '../language/mentions.ts';
import { searchArchive } from '../news/archive.ts';
import type { Headline } from '../news/news.ts';
import type { Heard, Place, Verdict } from '../ports.ts';
import { composePage } from '../talk/compose/headlines.ts';
import { composeMention, composeNoMatch } from '../talk/compose/reply.ts';
import type { Doc } from '../talk/doc.ts';
import type { Desk, Post } from './desk.ts';

/** A longer message is no search. */
const SEARCH_LIMIT = 70;

/** Answers a message in its thread if it names the subject of a headline; else, unless called by name, keeps quiet. */
export async function answer(heard: Heard, desk: Desk): Promise<Verdict> {
  const mention = findMention(heard.text, desk.archive().mentions);
  if (heard.addressed) return reply(heard, desk, addressedPost(heard, desk, mention));
  if (mention === undefined) return silent('no match');
  if (!(await mentionsAreOn(heard.place, desk))) return silent('mentions off');
  const { item, keyword } = mention;
  const doc = composeMention(item, keyword.text);
  return reply(heard, desk, {
    ...{ kind: 'mention', subject: item.id, at: desk.today(), doc, stories: [item.id] },
    detail: { item: item.id, keyword: keyword.text },
  });
}

export async function mentionsAreOn(place: Place, desk: Desk): Promise<boolean> {
  return desk.mentions === 'on' && (await desk.settings(place)).mentions !== 'off';
}

const silent = (because: Extract<Verdict, { kind: 'silent' }>['because']): Verdict => ({
  kind: 'silent',
  because,
});

async function reply(heard: Heard, desk: Desk, post: Post): Promise<Verdict> {
  const { place, message } = heard;
  const posted = await desk.post({ ...place, thread: place.thread ?? message }, post);
  if (posted.kind === 'already') return silent('told today');
  return posted.kind === 'sent'
    ? { kind: 'replied', headline: post.doc.fallback }
    : silent('not posted');
}

/** Whoever calls the bot by name gets an answer every time: the headline, a search, or a word of help. */
function addressedPost(heard: Heard, desk: Desk, mention: Mention<Headline> | undefined): Post {
  const once = { kind: 'mention', subject: 'addressed', at: heard.message } as const;
  if (mention !== undefined) {
    const { item, keyword } = mention;
    const detail = { item: item.id, keyword: keyword.text };
    return { ...once, doc: composeMention(item, keyword.text), stories: [item.id], detail };
  }
  return { ...once, doc: searchAnswer(heard.text.trim(), desk) };
}

function searchAnswer(words: string, desk: Desk): Doc {
  const items = words.length <= SEARCH_LIMIT ? searchArchive(desk.archive(), words) : [];
  if (items.length === 0) return composeNoMatch();
  const page = composePage({ items, words }, 1);
  return { ...page, blocks: page.blocks.filter(({ kind }) => kind !== 'controls') };
}
