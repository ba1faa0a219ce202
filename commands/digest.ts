import { command, type Request } from '#core/talk/command.ts';
import { composeDigest } from '#core/talk/compose/digest.ts';
import { composeNote } from '#core/talk/compose/reply.ts';
import type { Doc } from '#core/talk/doc.ts';
import { en } from '#core/talk/sentences/en.ts';

export const digestNow = command({
  path: ['newsdesk', 'digest', 'now'],
  about: 'Post a digest in this channel now',
  options: {},
  needs: 'manage',
  run: (_values, request) => postDigest(request),
  presses: {
    'digest.now': async (_pressed, request) => ({ kind: 'tell', doc: await postDigest(request) }),
  },
});

export const digestPreview = command({
  path: ['newsdesk', 'digest', 'preview'],
  about: 'Show the digest to you alone',
  options: {},
  run: async (_values, { desk }) => {
    const { items } = desk.archive();
    if (items.length === 0) return composeNote(en.digestEmpty);
    return composeDigest(items, { now: desk.now(), zone: desk.zone });
  },
});

/** One interaction posts one digest, however often it is delivered to us. */
async function postDigest({ desk, place, id }: Request): Promise<Doc> {
  const { items } = desk.archive();
  if (items.length === 0) return composeNote(en.digestEmpty);
  const doc = composeDigest(items, { now: desk.now(), zone: desk.zone });
  const posted = await desk.post(place, { kind: 'digest', subject: 'now', at: id, doc });
  if (posted.kind === 'sent') return composeNote(en.digestPosted);
  if (posted.kind === 'already') return composeNote(en.digestAlready);
  return composeNote(en.notPosted(posted, place.platform));
}
