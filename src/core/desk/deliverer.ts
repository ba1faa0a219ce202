import type { JobRun } from '../jobs.ts';
import type { Clock, Deliveries, Log, Platform, Posted } from '../ports.ts';
import { hasPictures } from '../talk/pictured.ts';
import type { DeliveryOutcome, Tell } from '../tally.ts';
import type { Content } from './content.ts';
import type { Delivery, DeliveryRow, Settlement } from './delivery.ts';
import type { DeliveryKey } from './delivery-key.ts';
import { TIMES, type Times } from './delivery-times.ts';
import { channelOf, type Pacer } from './pace.ts';
import { meaningOf } from './refusals.ts';
import { createTurns, type Turns } from './turns.ts';

export type DelivererOptions = {
  readonly deliveries: Deliveries;
  readonly clock: Clock;
  readonly log: Log;
  readonly pacer: Pacer;
  platformOf(row: DeliveryRow): Platform | undefined;
  /**
   * Composed at the moment of posting, so that it is today's news. A row that already has stories was
   * claimed before, and has to get the same ones.
   */
  compose(row: DeliveryRow): Promise<Content>;
  /**
   * The delivery is final; what comes after it can be planned. Called with the row as it is then, and
   * again after a crash, so it may find its work done.
   */
  settled(row: DeliveryRow): Promise<void>;
  readonly tell?: Tell | undefined;
  readonly times?: Partial<Times>;
};

export type Deliverer = {
  /** The `deliver` job. */
  readonly run: JobRun;
  /**
   * Plans a delivery and makes it at once; `already` where it was planned before. `content`, where it is
   * given, is what it says if nothing gets in the way; after a crash it is composed again.
   */
  deliver(
    delivery: Omit<Delivery, 'due'>,
    content?: Content,
  ): Promise<Posted | { readonly kind: 'already' }>;
};

/**
 * Posts what is due, once (the protocol and its crash table: README, "Never twice, never lost").
 * `sending` is committed before the request; a row found `sending` is unknown, and the platform is
 * asked before anything is posted again.
 */
export function createDeliverer(options: DelivererOptions): Deliverer {
  const { deliveries, clock, pacer } = options;
  const times = { ...TIMES, ...options.times };
  const context = { ...options, times, inTurn: createTurns(), hasTurn: false };
  return {
    async run(id, leaseUntil) {
      const row = await deliveries.read(id as DeliveryKey);
      if (row === undefined) return undefined;
      if (isFinal(row)) {
        await options.settled(row);
        return undefined;
      }
      if (row.state === 'sending') return resolveDoubt(row, context, leaseUntil);
      if (isBefore(clock.now(), row.due)) return row.due;
      const offer = pacer.offer(row, clock.now());
      if (typeof offer === 'object') return offer;
      return (await attempt(row, { ...context, hasTurn: offer === 'yours' }, leaseUntil)).again;
    },
    async deliver(delivery, content) {
      const due = after(clock.now(), times.inline);
      const [planned] = await deliveries.plan([{ ...delivery, due }]);
      if (planned !== 'added') return { kind: 'already' };
      const row = await deliveries.read(delivery.key);
      if (row === undefined) return { kind: 'already' };
      const first = content === undefined ? context : { ...context, compose: async () => content };
      const { posted } = await attempt(row, first, after(clock.now(), times.grace));
      return posted ?? { kind: 'already' };
    },
  };
}

type Refused = Extract<Posted, { kind: 'refused' }>;

/** Milliseconds before the next try, where a refusal is for now and does not say for how long. */
const UNTOLD_PAUSE = 60_000;

type Context = DelivererOptions & {
  readonly times: Times;
  readonly inTurn: Turns;
  /** The pacer's turn was taken before. */
  readonly hasTurn: boolean;
};

/** `again`: when the job has to look at the row once more. */
type Attempt = { readonly again?: Temporal.Instant | undefined; readonly posted?: Posted };

const FINAL: readonly DeliveryRow['state'][] = ['sent', 'refused', 'skipped', 'unresolved'];
const isFinal = ({ state }: DeliveryRow): boolean => FINAL.includes(state);
const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, other) < 0;
const after = (instant: Temporal.Instant, milliseconds: number): Temporal.Instant =>
  instant.add({ milliseconds });

/** W2 of the protocol: nobody asks before the last moment at which the old request can take effect. */
async function resolveDoubt(
  row: DeliveryRow,
  context: Context,
  leaseUntil: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const { clock, times } = context;
  const tried = row.triedAt ?? row.due;
  const certain = after(tried, times.grace);
  if (isBefore(clock.now(), certain)) return certain;
  const platform = context.platformOf(row);
  if (platform === undefined) return after(clock.now(), times.grace);
  const found = await platform.find(row.place, row.key, tried);
  switch (found.kind) {
    case 'found':
      await settle(row, { kind: 'sent', ref: found.ref }, context);
      return undefined;
    case 'later':
      return after(clock.now(), found.retryAfter * 1_000);
    case 'absent':
      return (await attempt(row, context, leaseUntil)).again;
    case 'unreadable':
      await settle(row, { kind: 'unresolved', reason: found.reason }, context);
      return undefined;
  }
}

/** W3 to W5: claim, wait for the turn, post once, settle. */
async function attempt(
  row: DeliveryRow,
  context: Context,
  leaseUntil: Temporal.Instant,
): Promise<Attempt> {
  const { clock, pacer, times } = context;
  const held = pacer.heldUntil(row.place, clock.now());
  if (held !== undefined) return { again: held, posted: toHeld(clock.now(), held) };
  const platform = context.platformOf(row);
  if (platform === undefined) {
    return settleAttempt(row, { kind: 'refused', reason: 'platform_off' }, context);
  }
  // Two digests that are due together in a channel must not tell the same story.
  const prepared = await context.inTurn(channelOf(row.place), () => prepare(row, context));
  if (prepared === 'skipped') return {};
  // Whoever has it settles it; if they die, this job finds the row in doubt. If they have but one of its
  // stories, it is composed anew, without that.
  if (prepared === 'taken') return { again: after(clock.now(), times.grace) };
  const turn = context.hasTurn ? clock.now() : pacer.turn(row.place, clock.now());
  const takes = hasPictures(prepared.doc) ? times.pictured : times.timeout;
  if (isBefore(leaseUntil, after(turn, takes))) return putOff(row, turn, context);
  await clock.sleepUntil(turn, new AbortController().signal);
  // A process that was frozen meanwhile may have lost its lease to another one.
  if (isBefore(leaseUntil, after(clock.now(), takes)))
    return { again: after(clock.now(), times.grace) };
  pacer.keepDistance(row.place, clock.now());
  const posted = await platform.post(row.place, prepared.doc, row.key);
  pacer.keepDistance(row.place, clock.now());
  return settleAttempt(row, posted, context);
}

/** Composes and claims; what is claimed counts as told from then on. */
async function prepare(
  row: DeliveryRow,
  context: Context,
): Promise<Extract<Content, { kind: 'post' }> | 'skipped' | 'taken'> {
  const content = await context.compose(row);
  if (content.kind === 'post') {
    return (await claim(row, content, context.deliveries)) ? content : 'taken';
  }
  await settle(row, { kind: 'skipped', reason: content.reason }, context);
  return 'skipped';
}

const claim = (
  row: DeliveryRow,
  { stories, untold }: Extract<Content, { kind: 'post' }>,
  deliveries: Deliveries,
): Promise<boolean> =>
  untold ? deliveries.claimUntold(row, stories) : deliveries.claim(row.key, row.attempt, stories);

const toHeld = (now: Temporal.Instant, until: Temporal.Instant): Posted => ({
  kind: 'refused',
  reason: 'ratelimited',
  retryAfter: Math.ceil(now.until(until).total('seconds')),
});

/** No request has left, so the claim can be given back. */
async function putOff(
  row: DeliveryRow,
  due: Temporal.Instant,
  { deliveries }: Context,
): Promise<Attempt> {
  await deliveries.settle(row.key, { kind: 'later', due, reason: 'no turn within the lease' });
  return { again: due };
}

async function settleAttempt(row: DeliveryRow, posted: Posted, context: Context): Promise<Attempt> {
  const { clock, pacer, times, deliveries } = context;
  switch (posted.kind) {
    case 'sent':
      await settle(row, { kind: 'sent', ref: posted.ref }, context);
      return { posted };
    case 'unknown':
      context.log.warn({ key: row.key, reason: posted.reason }, 'delivery in doubt');
      tell(row, 'in doubt', context);
      return { posted, again: after(clock.now(), times.grace) };
    case 'refused': {
      const { reason } = posted;
      const pause = pauseOf(row, posted);
      if (pause === undefined) {
        await settle(row, { kind: 'refused', reason }, context);
        return { posted };
      }
      const due = after(clock.now(), pause);
      pacer.hold(row.place, due);
      await deliveries.settle(row.key, { kind: 'later', due, reason });
      tell(row, 'later', context);
      return { posted, again: due };
    }
  }
}

/** Milliseconds until a refused post may be tried again; nothing where it never may. */
function pauseOf({ place }: DeliveryRow, { reason, retryAfter }: Refused): number | undefined {
  if (retryAfter !== undefined) return retryAfter * 1_000;
  return meaningOf(place.platform, reason) === 'later' ? UNTOLD_PAUSE : undefined;
}

async function settle(row: DeliveryRow, settlement: Settlement, context: Context): Promise<void> {
  const { deliveries, log } = context;
  await deliveries.settle(row.key, settlement);
  tell(row, settlement.kind, context);
  const reason = 'reason' in settlement ? { reason: settlement.reason } : {};
  const level = settlement.kind === 'refused' || settlement.kind === 'unresolved' ? 'warn' : 'info';
  log[level]({ key: row.key, outcome: settlement.kind, ...reason }, 'delivery settled');
  const final = await deliveries.read(row.key);
  if (final !== undefined) await context.settled(final);
}

function tell({ place, kind }: DeliveryRow, outcome: DeliveryOutcome, context: Context): void {
  context.tell?.({ kind: 'delivered', platform: place.platform, delivery: kind, outcome });
}
