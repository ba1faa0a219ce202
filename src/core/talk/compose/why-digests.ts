import type { Judged } from '../../desk/digest-reports.ts';
import type { Prospect } from '../../desk/prospect.ts';
import type { Explanation } from '../../desk/why.ts';
import { clip } from '../../language/plain.ts';
import { type Block, code, fine, type Line, strong, text } from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { moment } from './parts.ts';

const DIGESTS = 4;
const TITLE_LIMIT = 80;
/** Lists of words that a digest looks for may be long. */
const REASON_LIMIT = 200;

/** What each digest around the channel would do with the headline, and why. */
export function digestBlocks(
  digests: readonly Judged[],
  told: Explanation,
  say: Sentences,
): readonly Block[] {
  if (digests.length === 0) return [text(say.whyNoDigests)];
  const more = digests.length - DIGESTS;
  const items = digests.slice(0, DIGESTS).map((each) => digestLine(each, told, say));
  return [
    text(strong(say.statusDigests)),
    { kind: 'list', items },
    ...(more > 0 ? [fine(say.whyMoreDigests(more), ' ', code('/newsdesk digest show'))] : []),
  ];
}

function digestLine(judged: Judged, told: Explanation, say: Sentences): Line {
  const { subscription, next } = judged;
  const { name, parked } = subscription;
  const since = parked === undefined ? undefined : Temporal.Instant.from(parked.since);
  return [
    strong(name),
    '  ·  ',
    ...prospectOf(judged, told, say),
    ...(since === undefined ? [] : ['  ·  ', say.whyParked, moment(since)]),
    ...(next === undefined ? [] : ['  ·  ', say.nextRun, moment(next)]),
  ];
}

function prospectOf({ prospect, subscription }: Judged, told: Explanation, say: Sentences): Line {
  switch (prospect.kind) {
    case 'in':
      return prospect.line.id === told.item.id
        ? [say.whyIn]
        : [say.whyInBy(clip(prospect.line.title, TITLE_LIMIT))];
    case 'waits':
      return [say.whyWaits(prospect.stories, subscription.min)];
    case 'beyond':
      return [say.whyBeyond(prospect.place, subscription.max)];
    case 'out':
      return whyOut(prospect.because, { subscription, told, say });
  }
}

type Case = Pick<Judged, 'subscription'> & {
  readonly told: Explanation;
  readonly say: Sentences;
};

function whyOut(because: Extract<Prospect, { kind: 'out' }>['because'], asked: Case): Line {
  const { subscription, say } = asked;
  switch (because.kind) {
    case 'topic':
      return [clip(say.whyNotTopic(subscription.topics), REASON_LIMIT)];
    case 'include':
      return [clip(say.whyNoInclude(subscription.include), REASON_LIMIT)];
    case 'exclude':
      return [say.whyExclude(because.word, because.part)];
    case 'unseen':
      return [say.whyUnseen];
    case 'told':
      return toldLine(asked);
    case 'old':
      return oldLine(asked);
  }
}

/** When, where it is known. */
function toldLine({ subscription: { target }, told: { posts }, say }: Case): Line {
  const post = posts.find(
    ({ row }) => row.state === 'sent' && row.place.channel === target.channel,
  );
  return post === undefined
    ? [say.whyTold]
    : [say.whyToldAt, moment(post.row.settledAt ?? post.row.due)];
}

function oldLine({ subscription: { lastSent }, told: { origin }, say }: Case): Line {
  if (lastSent === undefined) return [say.whyTooOld];
  if (origin?.kind === 'feed' && origin.arrival !== 'came') return [say.whyCountsAsTold];
  return [say.whyOld, moment(Temporal.Instant.from(lastSent))];
}
