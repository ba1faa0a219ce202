import type { Delivery, Settlement } from '#core/desk/delivery.ts';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Deliveries, Place } from '#core/ports.ts';
import { storable } from '../text.ts';
import type { Database, Query } from './database.ts';
import type { PostgresJobs } from './jobs.ts';
import { toColumns, toDeliveryRow } from './rows.ts';
import { SCHEMA } from './tables.ts';

type Final = Exclude<Settlement, { readonly kind: 'later' }>;

type Planned = 'added' | 'moved' | 'already';

const TABLE = `${SCHEMA}.deliveries`;

/** `xmax` is 0 in a row that this very statement has made. */
const PLAN = `insert into ${TABLE} as d
    (key, platform, workspace, channel, thread, direct, kind, subject, at, due, detail)
  select key, platform, workspace, channel, thread, direct, kind, subject, at, due, detail
  from jsonb_to_recordset($1::jsonb) as r (key text, platform text, workspace text, channel text,
    thread text, direct boolean, kind text, subject text, at text, due timestamptz, detail jsonb)
  on conflict (key) do update set platform = excluded.platform, workspace = excluded.workspace,
    channel = excluded.channel, thread = excluded.thread, direct = excluded.direct,
    due = excluded.due, detail = excluded.detail
    where d.state = 'pending'
  returning key, xmax = 0 as added`;

const CLAIM = `update ${TABLE} set state = 'sending', attempt = attempt + 1, tried_at = now(), stories = $3
  where key = $1 and attempt = $2 and state in ('pending', 'sending') returning key`;

/** Claims of one channel take turns until their transaction ends, so that each sees what the one before it told. */
const TURN = `select pg_advisory_xact_lock(hashtextextended('newsdesk told in ' || $1, 0))`;

const CLAIM_UNTOLD = `update ${TABLE} as d set state = 'sending', attempt = d.attempt + 1, tried_at = now(),
  stories = $6 where d.key = $5 and d.attempt = $7 and d.state in ('pending', 'sending')
  and not exists (select from ${TABLE} where platform = $1 and workspace = $2 and channel = $3
    and ($4::text is null or thread = $4) and key <> $5
    and state in ('sending', 'sent', 'unresolved') and stories && $6::text[])
  returning d.key`;

const SETTLE = `update ${TABLE} set state = $2, ref = $3, reason = $4, settled_at = now()
  where key = $1 and state in ('pending', 'sending')`;

const PUT_OFF = `update ${TABLE} set state = 'pending', due = $2, reason = $3
  where key = $1 and state in ('pending', 'sending') returning key`;

const CANCEL = `delete from ${TABLE} where subject = $1 and state = 'pending' returning key`;

/** A channel is all that is in it, its threads too; a thread is itself alone. */
const AT_PLACE = `platform = $1 and workspace = $2 and channel = $3
  and ($4::text is null or thread = $4)`;

/** The post that a thread hangs on is read in it too. */
const TOLD = `select distinct unnest(stories) as story from ${TABLE}
  where platform = $1 and workspace = $2 and channel = $3
  and ($4::text is null or thread = $4 or ref = $4) and state in ('sending', 'sent', 'unresolved')`;

const OF_KIND = `${AT_PLACE} and ($5::text is null or kind = $5)`;

const RECENT = 'order by due desc, key limit 50';

/** Deliveries in a table of their own: a claim is one SQL statement, and its row count is the answer. */
export function createDeliveries({ query, transaction }: Database, jobs: PostgresJobs): Deliveries {
  return {
    async plan(deliveries) {
      const planned = await transaction((within) => planAll(within, jobs, deliveries));
      jobs.wake('deliver');
      return planned;
    },
    async read(key) {
      const [row] = await query(`select * from ${TABLE} where key = $1`, [key]);
      return row && toDeliveryRow(row);
    },
    claim: async (key, attempt, stories) =>
      (await query(CLAIM, [key, attempt, stories])).length === 1,
    claimUntold: ({ key, place, attempt }, stories) =>
      transaction(async (within) => {
        await within(TURN, [JSON.stringify(atPlace(place).slice(0, 3))]);
        const values = [...atPlace(place), key, stories, attempt];
        return (await within(CLAIM_UNTOLD, values)).length === 1;
      }),
    settle: (key, settlement) =>
      settlement.kind === 'later'
        ? transaction((within) => putOff(within, jobs, { ...settlement, key }))
        : settle(query, key, settlement),
    cancel: (subject) =>
      transaction(async (within) => {
        for (const { key } of await within(CANCEL, [subject]))
          await jobs.remove(within, 'deliver', String(key));
      }),
    async told(place) {
      const rows = await query(TOLD, atPlace(place));
      return new Set(rows.map(({ story }) => String(story)));
    },
    async recent(of, since) {
      const [which, values] =
        'subject' in of
          ? ['subject = $1', [of.subject]]
          : [OF_KIND, [...atPlace(of.place), of.kind ?? null]];
      const after = `planned_at >= $${values.length + 1}`;
      const text = `select * from ${TABLE} where ${which} and ${after} ${RECENT}`;
      return (await query(text, [...values, since.toString()])).map(toDeliveryRow);
    },
    async sentSince(since) {
      const text = `select * from ${TABLE} where state = 'sent' and settled_at >= $1 order by settled_at`;
      return (await query(text, [since.toString()])).map(toDeliveryRow);
    },
  };
}

/** The rows are written in the order of their keys, so that two planners cannot wait for each other. */
async function planAll(
  query: Query,
  jobs: PostgresJobs,
  deliveries: readonly Delivery[],
): Promise<readonly Planned[]> {
  const last = new Map(deliveries.map((delivery) => [delivery.key, delivery]));
  const sorted = [...last.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const written = await query(PLAN, [JSON.stringify(sorted.map(toColumns))]);
  const states = new Map<unknown, Planned>(
    written.map(({ key, added }) => [key, added === true ? 'added' : 'moved']),
  );
  const due = sorted
    .filter(({ key }) => states.has(key))
    .map((delivery) => ({ id: delivery.key, due: delivery.due, state: states.get(delivery.key) }));
  await jobs.add(
    query,
    'deliver',
    due.filter(({ state }) => state === 'added'),
  );
  for (const moved of due.filter(({ state }) => state === 'moved'))
    await jobs.move(query, 'deliver', moved);
  return answers(deliveries, states);
}

/** A key that was given twice is moved the second time. */
function answers(
  deliveries: readonly Delivery[],
  states: ReadonlyMap<unknown, Planned>,
): readonly Planned[] {
  const seen = new Set<DeliveryKey>();
  return deliveries.map(({ key }) => {
    const state = states.get(key) ?? 'already';
    if (!seen.has(key)) seen.add(key);
    else if (state === 'added') return 'moved';
    return state;
  });
}

async function settle(query: Query, key: DeliveryKey, settlement: Final): Promise<void> {
  const { kind } = settlement;
  const [ref, reason] =
    kind === 'sent' ? [settlement.ref, null] : [null, storable(settlement.reason)];
  await query(SETTLE, [key, kind, ref, reason]);
}

type PutOff = {
  readonly key: DeliveryKey;
  readonly due: Temporal.Instant;
  readonly reason: string;
};

async function putOff(query: Query, jobs: PostgresJobs, { key, due, reason }: PutOff) {
  const rows = await query(PUT_OFF, [key, due.toString(), storable(reason)]);
  if (rows.length > 0) await jobs.move(query, 'deliver', { id: key, due });
}

const atPlace = ({ platform, workspace, channel, thread }: Place): readonly unknown[] => [
  platform,
  workspace,
  channel,
  thread ?? null,
];
