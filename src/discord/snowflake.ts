// Ids that hold their time: https://docs.discord.com/developers/reference#snowflakes

/** Snowflakes count milliseconds from the first second of 2015. */
const EPOCH = 1_420_070_400_000n;

/** The lowest id of that instant. */
export function toSnowflake({ epochMilliseconds }: Temporal.Instant): string {
  const sinceEpoch = BigInt(epochMilliseconds) - EPOCH;
  return ((sinceEpoch > 0n ? sinceEpoch : 0n) << 22n).toString();
}

export const toInstant = (snowflake: string): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(Number((BigInt(snowflake) >> 22n) + EPOCH));
