import type { Delivery, DeliveryRow, DeliveryState } from '#core/desk/delivery.ts';
import type { DeliveryKey, DeliveryKind } from '#core/desk/delivery-key.ts';
import type { Place } from '#core/ports.ts';

/** A delivery as its table has it: instants as epoch milliseconds, what is made of parts as JSON. */
export type Row = {
  readonly key: DeliveryKey;
  readonly place: string;
  readonly kind: DeliveryKind;
  readonly subject: string;
  readonly at: string;
  readonly due: number;
  readonly detail: string | null;
  readonly state: DeliveryState;
  readonly attempt: number;
  readonly stories: string;
  readonly ref: string | null;
  readonly reason: string | null;
  readonly tried_at: number | null;
  readonly settled_at: number | null;
};

export function toRow(row: Row): DeliveryRow {
  const { key, kind, subject, at, state, attempt } = row;
  return {
    ...{ key, kind, subject, at, state, attempt },
    place: JSON.parse(row.place),
    due: toInstant(row.due),
    stories: JSON.parse(row.stories),
    ...(row.detail !== null && { detail: JSON.parse(row.detail) }),
    ...(row.ref !== null && { ref: row.ref }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.tried_at !== null && { triedAt: toInstant(row.tried_at) }),
    ...(row.settled_at !== null && { settledAt: toInstant(row.settled_at) }),
  };
}

export const toColumns = ({ key, place, kind, subject, at, due, detail }: Delivery) => ({
  ...{ key, kind, subject, at },
  channel: toChannel(place),
  place: JSON.stringify(place),
  due: due.epochMilliseconds,
  detail: detail === undefined ? null : JSON.stringify(detail),
});

/** What the rows of a channel are found by, whichever thread they are in. */
export const toChannel = ({ platform, workspace, channel }: Place): string =>
  JSON.stringify([platform, workspace, channel]);

const toInstant = (milliseconds: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds);
