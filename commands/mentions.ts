import { mentionsAreOn } from '#core/desk/hear.ts';
import { command, type Request } from '#core/talk/command.ts';
import { composeMentions } from '#core/talk/compose/reply.ts';
import type { Doc } from '#core/talk/doc.ts';
import { en } from '#core/talk/sentences/en.ts';

export const mentionsOn = command({
  path: ['newsdesk', 'mentions', 'on'],
  about: 'Reply in a thread when the subject of a headline is named here',
  options: {},
  needs: 'manage',
  run: (_values, request) => set('on', request),
  presses: {
    'mentions.set': async ({ value }, request) => ({
      kind: 'tell',
      doc: await set(value === 'on' ? 'on' : 'off', request),
    }),
  },
});

export const mentionsOff = command({
  path: ['newsdesk', 'mentions', 'off'],
  about: 'No replies to what is said in this channel',
  options: {},
  needs: 'manage',
  run: (_values, request) => set('off', request),
});

async function set(state: 'on' | 'off', { desk, place }: Request): Promise<Doc> {
  await desk.change(place, { mentions: state });
  return show({ desk, place });
}

/** How it is here now, which is not how it was set where the operator keeps all channels quiet. */
export async function show({ desk, place }: Pick<Request, 'desk' | 'place'>): Promise<Doc> {
  if (desk.mentions === 'off') return composeMentions('off', en.mentionsOffForAll);
  return (await mentionsAreOn(place, desk))
    ? composeMentions('on', en.mentionsAreOn)
    : composeMentions('off', en.mentionsAreOff);
}
