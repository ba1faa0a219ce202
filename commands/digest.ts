import { isElsewhere } from '#core/desk/digest-order.ts';
import { type NowOutcome, USUAL_NAME } from '#core/desk/digests.ts';
import { UsageError } from '#core/errors.ts';
import type { Channel } from '#core/talk/command.ts';
import { command, type Request } from '#core/talk/command.ts';
import { composeDigest } from '#core/talk/compose/digest.ts';
import { composeDigestList, composeDigestSet, composeSetHint } from '#core/talk/compose/digests.ts';
import { composeNote } from '#core/talk/compose/reply.ts';
import type { Doc } from '#core/talk/doc.ts';
import type { Sentences } from '#core/talk/sentences/sentences.ts';

const NAME_LIMIT = 30;
const LIST = { kind: 'list', max: 20, each: 60 } as const;
const which = {
  kind: 'name',
  about: (say: Sentences) => say.commands.whichDigest,
  max: NAME_LIMIT,
  bare: true,
} as const;

export const digestSet = command({
  path: ['newsdesk', 'digest', 'set'],
  about: (say) => say.commands.digestSet.about,
  options: {
    time: { kind: 'time', about: (say) => say.commands.digestSet.time, required: true },
    days: { kind: 'days', about: (say) => say.commands.digestSet.days },
    zone: { kind: 'zone', about: (say) => say.commands.digestSet.zone },
    topics: { ...LIST, about: (say) => say.commands.digestSet.topics, complete: 'topics' },
    max: {
      kind: 'count',
      about: (say) => say.commands.digestSet.max,
      min: 1,
      max: 25,
      otherwise: 10,
    },
    min: {
      kind: 'count',
      about: (say) => say.commands.digestSet.min,
      min: 1,
      max: 25,
      otherwise: 1,
    },
    include: { ...LIST, about: (say) => say.commands.digestSet.include },
    exclude: { ...LIST, about: (say) => say.commands.digestSet.exclude },
    empty: {
      kind: 'choice',
      about: (say) => say.commands.digestSet.empty,
      choices: ['skip', 'say'],
      otherwise: 'skip',
    },
    picture: {
      kind: 'choice',
      about: (say) => say.commands.digestSet.picture,
      choices: ['on', 'off'],
      otherwise: 'on',
    },
    name: { kind: 'name', about: (say) => say.commands.digestSet.name, max: NAME_LIMIT },
    to: { kind: 'place', about: (say) => say.commands.digestSet.to },
  },
  needs: 'manage',
  modal: true,
  async run({ time, name = USUAL_NAME, ...order }, request) {
    if (time === undefined) return composeSetHint(request.say);
    await checkTarget(order.to, request);
    const set = await request.desk.digests.set(request, { ...order, time, name });
    request.changed({ ...order, time, ...(name !== USUAL_NAME && { name }) });
    return composeDigestSet(set, request.say);
  },
});

export const digestOff = command({
  path: ['newsdesk', 'digest', 'off'],
  about: (say) => say.commands.digestOff.about,
  options: { name: which },
  needs: 'manage',
  run: ({ name }, request) => switchOff(name, request),
  presses: {
    'digest.off': async ({ value }, request) => ({
      kind: 'tell',
      doc: await switchOff(value, request),
    }),
  },
});

export const digestShow = command({
  path: ['newsdesk', 'digest', 'show'],
  about: (say) => say.commands.digestShow.about,
  options: {},
  run: (_values, request) => list(1, request),
  presses: {
    'digest.page': async ({ value }, request) => ({
      kind: 'show',
      doc: await list(Math.max(1, Number.parseInt(value, 10) || 1), request),
    }),
  },
});

export const digestPreview = command({
  path: ['newsdesk', 'digest', 'preview'],
  about: (say) => say.commands.digestPreview.about,
  options: { name: which },
  async run({ name }, { desk, place, say }) {
    const { items, zone, card } = await desk.digests.preview(place, say, name);
    if (desk.news(place).items().length === 0) return composeNote(say.digestEmpty);
    if (items.length === 0) return composeNote(say.nothingNewPreview);
    return composeDigest(items, { now: desk.now(), zone, say, card })[0];
  },
});

export const digestNow = command({
  path: ['newsdesk', 'digest', 'now'],
  about: (say) => say.commands.digestNow.about,
  options: { name: which },
  needs: 'manage',
  run: ({ name }, request) => postNow(name, request),
  presses: {
    'digest.now': async ({ value }, request) => ({
      kind: 'tell',
      doc: await postNow(value === '' ? undefined : value, request),
    }),
  },
});

/** Whoever sends a digest to another channel has to be allowed to change that one as well. */
async function checkTarget(to: Channel | undefined, request: Request): Promise<void> {
  if (to === undefined || !isElsewhere(request, to)) return;
  const { desk, place } = request;
  if (await desk.mayManage(request, to.channel)) return;
  throw new UsageError((say) => say.mayNotManage(place.platform, desk.managers === 'admins'));
}

async function switchOff(name: string | undefined, request: Request): Promise<Doc> {
  const { name: ended } = await request.desk.digests.off(request.place, name);
  request.changed({ name: ended });
  return composeNote(request.say.digestIsOff(ended));
}

async function list(page: number, { desk, place, say }: Request): Promise<Doc> {
  const reports = await desk.digests.list(place);
  return composeDigestList(reports, { page, whose: place.direct ? 'own' : 'channel' }, say);
}

/** One interaction posts one digest, however often it is delivered to us. */
async function postNow(name: string | undefined, request: Request): Promise<Doc> {
  const { desk, place, say } = request;
  if (desk.news(place).items().length === 0) return composeNote(say.digestEmpty);
  const posted: NowOutcome = await desk.digests.now(request, name);
  if (posted.kind === 'sent' || posted.kind === 'unknown') request.changed({ name });
  switch (posted.kind) {
    case 'sent':
      return composeNote(
        posted.place.channel === place.channel ? say.digestPosted : say.digestPostedElsewhere,
      );
    case 'already':
      return composeNote(say.digestAlready);
    case 'nothing new':
      return composeNote(say.nothingNew);
    case 'refused':
    case 'unknown':
      return composeNote(say.notPosted(posted, place.platform));
  }
}
