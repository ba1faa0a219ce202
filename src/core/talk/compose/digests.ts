import type { DigestReport, SetOutcome } from '../../desk/digests.ts';
import type { Subscription } from '../../desk/subscription.ts';
import { clip } from '../../language/plain.ts';
import {
  type Block,
  type Control,
  code,
  controls,
  type Doc,
  doc,
  fine,
  heading,
  type Line,
  type Span,
  strong,
  text,
} from '../doc.ts';
import { en } from '../sentences/en.ts';
import { lastRun } from '../sentences/en-digests.ts';
import { controlRow, moreButton } from './parts.ts';

/** Digests in one answer: with their buttons, five stay below Discord's 40 components. */
const PAGE = 5;
/** Five of these, with all around them, stay below the 4,000 characters of a message on Discord. */
const SENTENCE_LIMIT = 500;

/** After `digest set`: what it is now, when it comes next, and how to change it. */
export function composeDigestSet({ was, ...report }: SetOutcome): Doc {
  const { subscription } = report;
  const title =
    was === 'new' ? en.digestIsSet(subscription.name) : en.digestIsChanged(subscription.name);
  const [change, end] = en.toChange;
  return doc(
    `${title} ${capital(en.schedule(subscription.schedule))}.`,
    text(strong(title)),
    text(capital(sentenceOf(subscription))),
    text(...nextRun(report)),
    controls(nowButton(subscription)),
    fine(change, code(`/newsdesk digest off ${subscription.name}`), end),
  );
}

/** The digests of a channel, page by page, from 1. */
export function composeDigestList(
  reports: readonly DigestReport[],
  page: number,
  whose: 'channel' | 'own',
): Doc {
  if (reports.length === 0) return composeNoDigests();
  const title = whose === 'own' ? en.digestsOfYours : en.digestsHere;
  const shown = Math.min(page, Math.ceil(reports.length / PAGE));
  const first = (shown - 1) * PAGE;
  const hasMore = first + PAGE < reports.length;
  const turn = (to: number) => ({ name: 'digest.page', value: String(to) });
  return doc(
    `${title}: ${reports.map(({ subscription: { name, schedule } }) => `${name}, ${en.schedule(schedule)}`).join('; ')}`,
    heading(title),
    ...reports.slice(first, first + PAGE).flatMap(reportBlocks),
    ...controlRow([
      shown > 1
        ? { kind: 'button', label: en.back, action: turn(shown - 1), describe: en.describeBack }
        : undefined,
      hasMore ? moreButton(turn(shown + 1)) : undefined,
    ]),
  );
}

const composeNoDigests = (): Doc =>
  doc(`${en.noDigests} ${en.setExample}`, text(en.noDigests, ' ', code(en.setExample)));

/** After a bare `digest set`: what it takes. */
export const composeSetHint = (): Doc =>
  doc(`${en.setHint} ${en.setExample}`, text(en.setHint), {
    kind: 'list',
    items: en.setExamples.map((example): Line => [code(example)]),
  });

/** To the owner of a digest that the platform will not have any more. */
export function composeParked({ name }: Subscription, reason: string): Doc {
  const sentence = en.parkedNotice(name, reason);
  return doc(
    sentence,
    text(strong(en.parkedTitle(name))),
    text(sentence),
    fine(`${en.parkedHint} `, code(`/newsdesk digest off ${name}`)),
  );
}

const reportBlocks = (report: DigestReport): readonly Block[] => {
  const { subscription } = report;
  return [
    text(strong(subscription.name), `  ${sentenceOf(subscription)}`),
    fine(...nextRun(report), '  ·  ', ...lastWords(report)),
    controls(nowButton(subscription), offButton(subscription)),
  ];
};

/** When, where, and what it is narrowed to. */
function sentenceOf(subscription: Subscription): string {
  const { schedule, topics, max, min, include, exclude, empty, home, target } = subscription;
  const parts = [
    en.schedule(schedule),
    target.channel === home.channel ? undefined : en.inAnother(target.channel),
    target.thread === home.thread ? undefined : en.inThread,
    en.upTo(max),
    min > 1 ? en.waitsFor(min) : undefined,
    topics.length > 0 ? en.onlyTopics(topics) : undefined,
    include.length > 0 ? en.mustHave(include) : undefined,
    exclude.length > 0 ? en.mayNotHave(exclude) : undefined,
    empty === 'say' ? en.saysEmpty : undefined,
    subscription.picture === 'off' ? en.noCard : undefined,
  ];
  return clip(parts.filter((part) => part !== undefined).join(', '), SENTENCE_LIMIT);
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** In the viewer's own time. */
const moment = (at: Temporal.Instant): Span => ({ kind: 'time', at, show: 'moment' });

const nextRun = ({ next }: DigestReport): Line =>
  next === undefined ? [en.noNextRun] : [en.nextRun, moment(next)];

function lastWords({ subscription: { parked, min }, last }: DigestReport): Line {
  if (parked !== undefined) {
    return [en.parkedSince(parked.reason), moment(Temporal.Instant.from(parked.since))];
  }
  if (last === undefined) return [en.lastNone];
  return [lastRun(last, min), moment(last.settledAt ?? last.due)];
}

const nowButton = ({ name }: Subscription): Control => ({
  kind: 'button',
  label: en.now,
  action: { name: 'digest.now', value: name },
  describe: en.describeNow(name),
});

const offButton = ({ name }: Subscription): Control => ({
  kind: 'button',
  label: en.off,
  action: { name: 'digest.off', value: name },
  describe: en.describeOff(name),
});
