/** All in milliseconds. */
export type Times = {
  /** One request to a platform takes at most this. @default 10_000 */
  readonly timeout: number;
  /** After a claim this long nobody may know whether the post was made. @default 40_000: the timeout and 30 s */
  readonly grace: number;
  /** A delivery that is done at once leaves its job this long to wait. @default 10_000 */
  readonly inline: number;
};

export const TIMES: Times = { timeout: 10_000, grace: 40_000, inline: 10_000 };
