import { readChanges, readStatus } from '#core/desk/status.ts';
import { command, type Request } from '#core/talk/command.ts';
import { composeChanges } from '#core/talk/compose/changes.ts';
import { composeStatus } from '#core/talk/compose/status.ts';
import type { Doc } from '#core/talk/doc.ts';

export const status = command({
  path: ['newsdesk', 'status'],
  about: (say) => say.commands.status.about,
  options: {},
  run: (_values, request) => show(request),
  presses: {
    'status.show': async (_pressed, request) => ({ kind: 'show', doc: await show(request) }),
    'status.changes': async ({ value }, request) => ({
      kind: 'show',
      doc: await changes(Math.max(1, Number.parseInt(value, 10) || 1), request),
    }),
  },
});

async function show({ desk, place, say }: Request): Promise<Doc> {
  return composeStatus(await readStatus(desk, place), { say, now: desk.now() });
}

async function changes(page: number, { desk, place, say }: Request): Promise<Doc> {
  return composeChanges(await readChanges(desk, place), page, { say, now: desk.now() });
}
