import type { Entry } from '../../journal.ts';
import { clip } from '../../language/plain.ts';
import { type Control, code, type Doc, doc, fine, heading, type Line, text } from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { controlRow } from './parts.ts';

/** Ten of the longest lines stay below the 4,000 characters of a message on Discord. */
const PAGE = 10;
const NAME_LIMIT = 40;
const WHAT_LIMIT = 120;

export type ChangesTold = { readonly say: Sentences; readonly now: Temporal.Instant };

/** Who changed what in a channel, page by page, from 1. */
export function composeChanges(changes: readonly Entry[], page: number, told: ChangesTold): Doc {
  const { say } = told;
  if (changes.length === 0) return doc(say.noChanges, text(say.noChanges));
  const shown = Math.min(page, Math.ceil(changes.length / PAGE));
  const first = (shown - 1) * PAGE;
  const items = changes.slice(first, first + PAGE);
  const range = say.changeRange(first + 1, first + items.length, changes.length);
  return doc(
    `${say.statusChanges}: ${range}`,
    heading(say.statusChanges),
    { kind: 'list', items: items.map((change) => changeLine(change, told)) },
    fine(`${range}. ${say.changesKept}`),
    ...controlRow([
      backButton(shown - 1, say),
      first + PAGE < changes.length ? changesButton(shown + 1, say) : undefined,
    ]),
  );
}

/** “Ada, 2 hours ago: /newsdesk digest set 08:30 weekdays” */
export function changeLine({ at, facts }: Entry, { say, now }: ChangesTold): Line {
  const seconds = Math.max(0, at.until(now).total('seconds'));
  const name = clip(facts.name ?? facts.person ?? '', NAME_LIMIT);
  return [say.changedBy(name, seconds), code(clip(facts.what ?? '', WHAT_LIMIT))];
}

export const changesButton = (page: number, say: Sentences): Control => ({
  kind: 'button',
  label: say.more,
  action: { name: 'status.changes', value: String(page) },
  primary: true,
  describe: say.describeMore,
});

/** In front of the first page is the status. */
const backButton = (page: number, say: Sentences): Control => ({
  kind: 'button',
  label: say.back,
  action: { name: page > 0 ? 'status.changes' : 'status.show', value: page > 0 ? `${page}` : '' },
  describe: say.describeBack,
});
