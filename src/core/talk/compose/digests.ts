import type { DigestReport } from '../../desk/digest-reports.ts';
import type { SetOutcome } from '../../desk/digests.ts';
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
  strong,
  text,
} from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { controlRow, moment, moreButton } from './parts.ts';

/** Digests in one answer: with their buttons, five stay below Discord's 40 components. */
const PAGE = 5;
/** Five of these, with all around them, stay below the 4,000 characters of a message on Discord. */
const SENTENCE_LIMIT = 500;

/** After `digest set`: what it is now, when it comes next, and how to change it. */
export function composeDigestSet({ was, ...report }: SetOutcome, say: Sentences): Doc {
  const { subscription } = report;
  const title =
    was === 'new' ? say.digestIsSet(subscription.name) : say.digestIsChanged(subscription.name);
  const [change, end] = say.toChange;
  return doc(
    `${title} ${capital(say.schedule(subscription.schedule), say)}.`,
    text(strong(title)),
    text(capital(sentenceOf(subscription, say), say)),
    text(...nextRun(report, say)),
    controls(nowButton(subscription, say)),
    fine(change, code(`/newsdesk digest off ${subscription.name}`), end),
  );
}

/** Which page of them is shown, from 1, and whether they are a channel's or a person's own. */
export type DigestPage = { readonly page: number; readonly whose: 'channel' | 'own' };

/** The digests of a channel, page by page. */
export function composeDigestList(
  reports: readonly DigestReport[],
  { page, whose }: DigestPage,
  say: Sentences,
): Doc {
  if (reports.length === 0) return composeNoDigests(say);
  const title = whose === 'own' ? say.digestsOfYours : say.digestsHere;
  const shown = Math.min(page, Math.ceil(reports.length / PAGE));
  const first = (shown - 1) * PAGE;
  const hasMore = first + PAGE < reports.length;
  const turn = (to: number) => ({ name: 'digest.page', value: String(to) });
  return doc(
    `${title}: ${reports.map(({ subscription: { name, schedule } }) => `${name}, ${say.schedule(schedule)}`).join('; ')}`,
    heading(title),
    ...reports.slice(first, first + PAGE).flatMap((report) => reportBlocks(report, say)),
    ...controlRow([
      shown > 1
        ? { kind: 'button', label: say.back, action: turn(shown - 1), describe: say.describeBack }
        : undefined,
      hasMore ? moreButton(turn(shown + 1), say) : undefined,
    ]),
  );
}

const composeNoDigests = (say: Sentences): Doc =>
  doc(`${say.noDigests} ${say.setExample}`, text(say.noDigests, ' ', code(say.setExample)));

/** After a bare `digest set`: what it takes. */
export const composeSetHint = (say: Sentences): Doc =>
  doc(`${say.setHint} ${say.setExample}`, text(say.setHint), {
    kind: 'list',
    items: say.setExamples.map((example): Line => [code(example)]),
  });

/** To the owner of a digest that the platform will not have any more. */
export function composeParked({ name }: Subscription, reason: string, say: Sentences): Doc {
  const sentence = say.parkedNotice(name, reason);
  return doc(
    sentence,
    text(strong(say.parkedTitle(name))),
    text(sentence),
    fine(`${say.parkedHint} `, code(`/newsdesk digest off ${name}`)),
  );
}

/** One digest: when it comes, what became of the last one, and its buttons. */
export const reportBlocks = (report: DigestReport, say: Sentences): readonly Block[] => {
  const { subscription } = report;
  return [
    text(strong(subscription.name), `  ${sentenceOf(subscription, say)}`),
    fine(...nextRun(report, say), '  ·  ', ...lastWords(report, say)),
    controls(nowButton(subscription, say), offButton(subscription, say)),
  ];
};

/** When, where, and what it is narrowed to. */
function sentenceOf(subscription: Subscription, say: Sentences): string {
  const { schedule, topics, max, min, include, exclude, empty, home, target } = subscription;
  const parts = [
    say.schedule(schedule),
    target.channel === home.channel ? undefined : say.inAnother(target.channel),
    target.thread === home.thread ? undefined : say.inThread,
    say.upTo(max),
    min > 1 ? say.waitsFor(min) : undefined,
    topics.length > 0 ? say.onlyTopics(topics) : undefined,
    include.length > 0 ? say.mustHave(include) : undefined,
    exclude.length > 0 ? say.mayNotHave(exclude) : undefined,
    empty === 'say' ? say.saysEmpty : undefined,
    subscription.picture === 'off' ? say.noCard : undefined,
  ];
  return clip(say.clauses(parts.filter((part) => part !== undefined)), SENTENCE_LIMIT);
}

const capital = (sentence: string, { locale }: Sentences): string =>
  sentence.charAt(0).toLocaleUpperCase(locale) + sentence.slice(1);

/** In the viewer's own time. */

const nextRun = ({ next }: DigestReport, say: Sentences): Line =>
  next === undefined ? [say.noNextRun] : [say.nextRun, moment(next)];

function lastWords({ subscription: { parked, min }, last }: DigestReport, say: Sentences): Line {
  if (parked !== undefined) {
    return [say.parkedSince(parked.reason), moment(Temporal.Instant.from(parked.since))];
  }
  if (last === undefined) return [say.lastNone];
  return [say.lastRun(last, min), moment(last.settledAt ?? last.due)];
}

const nowButton = ({ name }: Subscription, say: Sentences): Control => ({
  kind: 'button',
  label: say.now,
  action: { name: 'digest.now', value: name },
  describe: say.describeNow(name),
});

const offButton = ({ name }: Subscription, say: Sentences): Control => ({
  kind: 'button',
  label: say.off,
  action: { name: 'digest.off', value: name },
  describe: say.describeOff(name),
});
