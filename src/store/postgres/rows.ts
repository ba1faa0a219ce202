import type { Delivery, DeliveryRow, DeliveryState } from '#core/desk/delivery.ts';
import type { DeliveryKey, DeliveryKind } from '#core/desk/delivery-key.ts';
import type { Place, PlatformName } from '#core/ports.ts';
import type { Row } from './database.ts';

/** As the columns of one new row, for `jsonb_to_recordset`. */
export const toColumns = ({ key, place, kind, subject, at, due, detail }: Delivery) => ({
  key,
  platform: place.platform,
  workspace: place.workspace,
  channel: place.channel,
  thread: place.thread ?? null,
  direct: place.direct ?? false,
  kind,
  subject,
  at,
  due: due.toString(),
  detail: detail ?? null,
});

export const toDeliveryRow = (row: Row): DeliveryRow => ({
  key: row.key as DeliveryKey,
  place: toPlace(row),
  kind: row.kind as DeliveryKind,
  subject: String(row.subject),
  at: String(row.at),
  due: toInstant(row.due),
  ...(row.detail !== null && { detail: row.detail as Record<string, string> }),
  state: row.state as DeliveryState,
  attempt: Number(row.attempt),
  ...(row.tried_at !== null && { triedAt: toInstant(row.tried_at) }),
  ...(row.ref !== null && { ref: String(row.ref) }),
  ...(row.reason !== null && { reason: String(row.reason) }),
  stories: row.stories as readonly string[],
  ...(row.settled_at !== null && { settledAt: toInstant(row.settled_at) }),
});

const toPlace = (row: Row): Place => ({
  platform: row.platform as PlatformName,
  workspace: String(row.workspace),
  channel: String(row.channel),
  ...(row.thread !== null && { thread: String(row.thread) }),
  ...(row.direct === true && { direct: true }),
});

const toInstant = (value: unknown): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds((value as Date).getTime());
