import { UsageError } from '../errors.ts';
import type { Outcome } from '../ports.ts';
import type { Press, Request } from '../talk/command.ts';
import { composeAlone } from '../talk/compose/article-alone.ts';
import { READ_PATIENCE } from './reading.ts';

/**
 * An article beside the list that it was picked from, and its parts in the place of one another; the action
 * that asks for it carries `part:id`, or nothing where the headline was picked from a menu.
 */
export async function openArticle(
  name: 'news.open' | 'home.read',
  { value, choice }: Parameters<Press>[0],
  { desk, place, say }: Request,
): Promise<Outcome> {
  const [part = '', id = ''] = choice === undefined ? value.split(':') : ['1', choice];
  const item = desk.news(place).item(id);
  if (item === undefined) throw new UsageError((say) => say.goneHeadline);
  const article = await desk.read(item, READ_PATIENCE);
  return {
    kind: choice === undefined ? 'show' : 'tell',
    doc: composeAlone(article, Number.parseInt(part, 10) || 1, { name, say }),
  };
}
