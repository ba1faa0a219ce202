import { explain } from '#core/desk/why.ts';
import { findAsked, lastTold } from '#core/desk/why-find.ts';
import { UsageError } from '#core/errors.ts';
import type { Headline } from '#core/news/news.ts';
import { command, type Request } from '#core/talk/command.ts';
import { composeWhyHeadline } from '#core/talk/compose/why.ts';
import { composeNoLink, composeNoWords, composeWhyHint } from '#core/talk/compose/why-find.ts';
import type { Doc } from '#core/talk/doc.ts';

/** As long as any address that is read. */
const LIMIT = 2_000;

export const why = command({
  path: ['newsdesk', 'why'],
  about: (say) => say.commands.why.about,
  options: {
    words: {
      kind: 'words',
      about: (say) => say.commands.why.words,
      max: LIMIT,
      complete: 'names',
    },
  },
  run: ({ words }, request) => answer(words, request),
  presses: {
    'why.words': async ({ value }, request) => ({
      kind: 'show',
      doc: await answer(value, request),
    }),
    'why.item': async ({ value, choice = '' }, request) => ({
      kind: 'show',
      doc: await another(value, choice, request),
    }),
  },
});

async function answer(words: string | undefined, request: Request): Promise<Doc> {
  const { desk, place, say } = request;
  if (words === undefined) return composeWhyHint(await lastTold(place, desk), say);
  const found = await findAsked(words, place, desk);
  switch (found.kind) {
    case 'found':
      return about(found.item, { words, items: found.others }, request);
    case 'no link':
      return composeNoLink(found.near, say);
    case 'no words':
      return composeNoWords(words, found.suggestions, say);
  }
}

/** One of the others, which still offers the rest. */
async function another(words: string, id: string, request: Request): Promise<Doc> {
  const { desk, place } = request;
  const item = desk.news(place).item(id);
  if (item === undefined) throw new UsageError((say) => say.goneHeadline);
  const found = words === '' ? undefined : await findAsked(words, place, desk);
  const all = found?.kind === 'found' ? [found.item, ...found.others] : await lastTold(place, desk);
  return about(item, { words, items: all.filter((each) => each.id !== id) }, request);
}

async function about(
  item: Headline,
  instead: Parameters<typeof composeWhyHeadline>[1],
  { desk, place, say }: Request,
): Promise<Doc> {
  return composeWhyHeadline(await explain(item, place, desk), instead, say);
}
