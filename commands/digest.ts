import { isElsewhere } from '#core/desk/digest-order.ts';
import { type NowOutcome, USUAL_NAME } from '#core/desk/digests.ts';
import { UsageError } from '#core/errors.ts';
import type { Channel } from '#core/talk/command.ts';
import { command, type Request } from '#core/talk/command.ts';
import { composeDigest } from '#core/talk/compose/digest.ts';
import { composeDigestList, composeDigestSet, composeSetHint } from '#core/talk/compose/digests.ts';
import { composeNote } from '#core/talk/compose/reply.ts';
import type { Doc } from '#core/talk/doc.ts';
import { en } from '#core/talk/sentences/en.ts';

const NAME_LIMIT = 30;
const LIST = { kind: 'list', max: 20, each: 60 } as const;
const which = {
  kind: 'name',
  about: 'Which digest of this channel, where it has several',
  max: NAME_LIMIT,
  bare: true,
} as const;

export const digestSet = command({
  path: ['newsdesk', 'digest', 'set'],
  about: 'Bring a digest to this channel by itself, at its hour',
  options: {
    time: { kind: 'time', about: 'A time of day, such as 08:30 or 8am', required: true },
    days: { kind: 'days', about: 'daily, weekdays, weekends, or days such as mon,thu' },
    zone: { kind: 'zone', about: 'A time zone, such as Europe/Rome' },
    topics: { ...LIST, about: 'Only these topics, with commas between them', complete: 'topics' },
    max: { kind: 'count', about: 'Most stories in one digest', min: 1, max: 25, otherwise: 10 },
    min: { kind: 'count', about: 'Wait until so many are there', min: 1, max: 25, otherwise: 1 },
    include: { ...LIST, about: 'Only stories with one of these words or "phrases"' },
    exclude: { ...LIST, about: 'No stories with one of these words or "phrases"' },
    empty: {
      kind: 'choice',
      about: 'When nothing is new: skip it, or say so',
      choices: ['skip', 'say'],
      otherwise: 'skip',
    },
    picture: {
      kind: 'choice',
      about: 'A picture of the first story, or none',
      choices: ['on', 'off'],
      otherwise: 'on',
    },
    name: { kind: 'name', about: 'A name, to have several in one channel', max: NAME_LIMIT },
    to: { kind: 'place', about: 'Another channel or thread to post it in' },
  },
  needs: 'manage',
  modal: true,
  async run({ time, name = USUAL_NAME, ...order }, request) {
    if (time === undefined) return composeSetHint();
    await checkTarget(order.to, request);
    return composeDigestSet(await request.desk.digests.set(request, { ...order, time, name }));
  },
});

export const digestOff = command({
  path: ['newsdesk', 'digest', 'off'],
  about: 'End a digest of this channel',
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
  about: 'The digests of this channel: when they come, and what became of the last one',
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
  about: 'Show to you alone what a digest would hold now',
  options: { name: which },
  async run({ name }, { desk, place }) {
    const { items, zone, card } = await desk.digests.preview(place, name);
    if (desk.news(place).items().length === 0) return composeNote(en.digestEmpty);
    if (items.length === 0) return composeNote(en.nothingNewPreview);
    return composeDigest(items, { now: desk.now(), zone, card })[0];
  },
});

export const digestNow = command({
  path: ['newsdesk', 'digest', 'now'],
  about: 'Post a digest now',
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
  throw new UsageError(en.mayNotManage(place.platform, desk.managers === 'admins'));
}

async function switchOff(name: string | undefined, { desk, place }: Request): Promise<Doc> {
  const { name: ended } = await desk.digests.off(place, name);
  return composeNote(en.digestIsOff(ended));
}

async function list(page: number, { desk, place }: Request): Promise<Doc> {
  const reports = await desk.digests.list(place);
  return composeDigestList(reports, page, place.direct ? 'own' : 'channel');
}

/** One interaction posts one digest, however often it is delivered to us. */
async function postNow(name: string | undefined, request: Request): Promise<Doc> {
  const { desk, place } = request;
  if (desk.news(place).items().length === 0) return composeNote(en.digestEmpty);
  const posted: NowOutcome = await desk.digests.now(request, name);
  switch (posted.kind) {
    case 'sent':
      return composeNote(
        posted.place.channel === place.channel ? en.digestPosted : en.digestPostedElsewhere,
      );
    case 'already':
      return composeNote(en.digestAlready);
    case 'nothing new':
      return composeNote(en.nothingNew);
    case 'refused':
    case 'unknown':
      return composeNote(en.notPosted(posted, place.platform));
  }
}
