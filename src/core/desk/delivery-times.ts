/** All in milliseconds. */
export type Times = {
  /** One request to a platform takes at most this. @default 10_000 */
  readonly timeout: number;
  /**
   * A post with a picture takes at most this: its upload, its request, and after a refusal of the picture
   * the request without. @default 24_000
   */
  readonly pictured: number;
  /** After a claim this long nobody may know whether the post was made. @default 40_000: the timeout and 30 s */
  readonly grace: number;
  /** A delivery that is done at once leaves its job this long to wait. @default 10_000 */
  readonly inline: number;
};

export const TIMES: Times = { timeout: 10_000, pictured: 24_000, grace: 40_000, inline: 10_000 };
