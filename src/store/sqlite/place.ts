import type { Place } from '#core/ports.ts';
import { toChannel } from './row.ts';

/** A channel is all that is in it, its threads too; a thread is itself alone. */
export const IN_PLACE =
  "channel = :channel and (:thread is null or place ->> '$.thread' = :thread)";
/** The post that a thread hangs on is read in it too. */
export const TOLD_IN =
  "channel = :channel and (:thread is null or place ->> '$.thread' = :thread or ref = :thread)";
export const inPlace = (place: Place) => ({
  channel: toChannel(place),
  thread: place.thread ?? null,
});
