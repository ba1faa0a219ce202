import { openArticle } from '#core/desk/open-article.ts';
import { PAGE_PATIENCE, READ_PATIENCE, withLead } from '#core/desk/reading.ts';
import { UsageError } from '#core/errors.ts';
import type { Headline } from '#core/news/news.ts';
import { command, type Press, type Request } from '#core/talk/command.ts';
import { composeArticle } from '#core/talk/compose/article.ts';
import {
  composePage,
  composeSharedPage,
  itemsOn,
  type Listing,
  pagesOf,
  type Sharer,
  toShared,
} from '#core/talk/compose/headlines.ts';
import { composeHelp } from '#core/talk/compose/reply.ts';
import type { Doc } from '#core/talk/doc.ts';
import type { Sentences } from '#core/talk/sentences/sentences.ts';

/** The words travel in every button under the answer, and an action holds 100 characters. */
const WORDS_LIMIT = 70;

export const news = command({
  path: ['news'],
  about: (say) => say.commands.news.about,
  options: {
    words: {
      kind: 'words',
      about: (say) => say.commands.news.words,
      max: WORDS_LIMIT,
      complete: 'names',
    },
    page: { kind: 'count', about: (say) => say.commands.news.page, min: 1, otherwise: 1 },
  },
  async run({ words, page }, request) {
    if (words?.toLowerCase() === 'help') return composeHelp(request.commands, request.say);
    return pageDoc(await list(words, request), page, request.say);
  },
  presses: {
    'news.page': async ({ value }, request) => {
      const { page, words } = readState(value);
      const listing = await list(words, request);
      return { kind: 'show', doc: composePage(listing, within(page, listing), request.say) };
    },
    'news.read': async ({ value, choice }, request) => {
      const { page, words } = readState(value);
      const reading = { part: 1, page, words: words ?? '' };
      const item = await read(choice, request);
      return { kind: 'show', doc: composeArticle(item, reading, request.say) };
    },
    /** Beside the list, which stays where it is. */
    'news.open': (pressed, request) => openArticle('news.open', pressed, request),
    'news.part': async ({ value }, request) => ({
      kind: 'show',
      doc: await partDoc(value, request),
    }),
    'news.share': async ({ value }, request) => {
      const { page, words } = readState(value);
      const listing = await list(words, request);
      const shown = within(page, listing);
      await noteShare(itemsOn(listing, shown), request);
      const doc = composeSharedPage(listing, shown, await toSharer(request));
      return { kind: 'share', doc };
    },
    'news.share-article': shareArticle,
  },
});

/** The first page of what is found for some words; hostile text. */
export const newsAbout = async (words: string, request: Request): Promise<Doc> =>
  composePage(await list(words.slice(0, WORDS_LIMIT), request), 1, request.say);

async function list(words: string | undefined, { desk, place }: Request): Promise<Listing> {
  const news = desk.news(place);
  const listing = words === undefined ? { items: news.front() } : { ...news.find(words), words };
  return { ...listing, items: await withLead(listing.items, desk.read, PAGE_PATIENCE) };
}

/** Somebody asked for this page by its number, so a wrong one is their mistake. */
function pageDoc(listing: Listing, page: number, say: Sentences): Doc {
  const pages = pagesOf(listing);
  if (page > pages) throw new UsageError((say) => say.notACount('page', 1, pages));
  return composePage(listing, page, say);
}

/** The news may have changed since the button was drawn. */
const within = (page: number, listing: Listing): number => Math.min(page, pagesOf(listing));

/** `page:words`, as the buttons carry it. */
function readState(value: string): { readonly page: number; readonly words: string | undefined } {
  const [page = '', ...words] = value.split(':');
  return { page: toCount(page), words: words.join(':') || undefined };
}

function toCount(digits: string): number {
  if (/^[1-9]\d{0,3}$/.test(digits)) return Number(digits);
  throw new UsageError((say) => say.oldControl);
}

function itemOf(id: string | undefined, { desk, place }: Request): Headline {
  const item = desk.news(place).item(id ?? '');
  if (item === undefined) throw new UsageError((say) => say.goneHeadline);
  return item;
}

/** The item with its text, which that of a feed has once its page was read. */
const read = (id: string | undefined, request: Request): Promise<Headline> =>
  request.desk.read(itemOf(id, request), READ_PATIENCE);

/** `part:id:page:words` */
async function partDoc(value: string, request: Request): Promise<Doc> {
  const [part = '', id, ...state] = value.split(':');
  const { page, words } = readState(state.join(':'));
  const reading = { part: toCount(part), page, words: words ?? '' };
  return composeArticle(await read(id, request), reading, request.say);
}

/** What is shared is for all in the channel, in its language. */
async function toSharer(request: Request): Promise<Sharer> {
  const { person, place } = request;
  const { voices } = request.desk;
  return { name: person.name, say: await voices.at(place, await voices.localeOf(request)) };
}

/** So that nobody is told in a thread what was shared to it. */
function noteShare(items: readonly Headline[], { desk, place }: Request): Promise<void> {
  const { storyOf } = desk.news(place);
  return desk.shares.note(place, [...new Set(items.map(({ id }) => storyOf(id)))]);
}

async function shareArticle(...[{ value }, request]: Parameters<Press>): ReturnType<Press> {
  const [part = '', id] = value.split(':');
  const item = await read(id, request);
  await noteShare([item], request);
  const sharer = await toSharer(request);
  const shown = composeArticle(item, { part: toCount(part), page: 1, words: '' }, sharer.say);
  return { kind: 'share', doc: toShared(shown, sharer) };
}
