import { UsageError } from '../errors.ts';
import { type Inquiry, OPEN_FORM, type Press, type Request } from '../talk/command.ts';
import { pagesOf } from '../talk/compose/headlines.ts';
import { composeHome } from '../talk/compose/home.ts';
import type { Block, Doc } from '../talk/doc.ts';
import { readValues } from '../talk/read-values.ts';
import { openArticle } from './open-article.ts';
import { PAGE_PATIENCE, withLead } from './reading.ts';

type Shown = {
  /** Of the front page. */
  readonly page: number;
  /** What has just been done. */
  readonly note: readonly Block[];
};

/** What a person sees who opens the bot itself: the front page, their own digests, and what they can set. */
export async function openHome(
  { desk, place, person, say }: Inquiry,
  { page, note }: Shown = { page: 1, note: [] },
): Promise<Doc> {
  const [items, digests, isOut] = await Promise.all([
    withLead(desk.news(place).front(), desk.read, PAGE_PATIENCE),
    desk.digests.list(place),
    desk.people.isOut(place, person.id),
  ]);
  const listing = { items };
  const shown = Math.min(page, pagesOf(listing));
  return composeHome({ listing, page: shown, digests, isOut, note }, say);
}

/** What the buttons of a home do: mostly what a command does, and the home as it is then. */
export const homePresses: Readonly<Record<string, Press>> = {
  'home.page': async ({ value }, request) => ({
    kind: 'show',
    doc: await openHome(request, { page: Math.max(1, Number.parseInt(value, 10) || 1), note: [] }),
  }),
  'home.read': (pressed, request) => openArticle('home.read', pressed, request),
  'home.now': async ({ value }, request) => ({
    kind: 'show',
    doc: await homeAfter(await run('newsdesk digest now', { name: value }, request), request),
  }),
  'home.off': async ({ value }, request) => ({
    kind: 'show',
    doc: await homeAfter(await run('newsdesk digest off', { name: value }, request), request),
  }),
  'home.preview': async ({ value }, request) => ({
    kind: 'tell',
    doc: await run('newsdesk digest preview', { name: value }, request),
  }),
  'home.replies': async ({ value }, request) => {
    const path = value === 'on' ? 'newsdesk mentions optin' : 'newsdesk mentions optout';
    return { kind: 'show', doc: await homeAfter(await run(path, {}, request), request) };
  },
  /** Where a platform has no form for the command, what to type instead. */
  [OPEN_FORM]: async ({ value }, request) => ({
    kind: 'tell',
    doc: await run(formPath(value, request), {}, request),
  }),
};

const homeAfter = ({ blocks }: Doc, request: Request): Promise<Doc> =>
  openHome(request, { page: 1, note: blocks.filter(({ kind }) => kind !== 'controls') });

function formPath(path: string, { commands }: Request): string {
  if (commands.some(({ path: words, modal }) => modal === true && words.join(' ') === path))
    return path;
  throw new UsageError((say) => say.oldControl);
}

async function run(
  path: string,
  values: Readonly<Record<string, string>>,
  request: Request,
): Promise<Doc> {
  const command = request.commands.find((each) => each.path.join(' ') === path);
  if (command === undefined) throw new UsageError((say) => say.oldControl);
  const changed: Request['changed'] = (to) => request.changed(to, command);
  return command.run(readValues(command.options, values), { ...request, changed });
}
