import { expect, test } from 'vitest';
import { TIMES } from '#core/desk/delivery-times.ts';
import { PICTURE_PATIENCE } from '#core/desk/drawing.ts';
import { DIGEST_PATIENCE } from '#core/desk/reading.ts';
import { REQUEST_TIMEOUT as DISCORD_TIMEOUT, NONCE_WINDOW } from '#discord/adapter.ts';
import { PICTURES_WITHIN } from '#slack/pictures.ts';
import { REQUEST_TIMEOUT as SLACK_TIMEOUT } from '#slack/sdk.ts';
import { JOB_TIMES as POSTGRES } from '#store/postgres/job-task.ts';
import { JOB_TIMES as EMBEDDED } from '#store/sqlite/jobs.ts';

/** The crash harness shortens them together; the protocol rests on how they stand to each other. */
test('the times of the delivery protocol are what it was proved with', () => {
  expect(TIMES).toEqual({
    ...{ timeout: 10_000, pictured: 24_000, grace: 40_000, inline: 10_000 },
  });
  expect([SLACK_TIMEOUT, DISCORD_TIMEOUT]).toEqual([TIMES.timeout, TIMES.timeout]);
  expect(NONCE_WINDOW).toBe(60_000);
  expect([POSTGRES.lease, EMBEDDED.lease]).toEqual([40_000, 60_000]);
});

test('no time is too short for what it waits for', () => {
  // A request may take effect this long after its process died.
  expect(TIMES.grace).toBeGreaterThanOrEqual(TIMES.timeout + 30_000);
  // An upload, a request that is refused for it, and the request without.
  expect(TIMES.pictured).toBeGreaterThanOrEqual(PICTURES_WITHIN + 2 * TIMES.timeout);
  // Of a lease, a text and a picture may take this before anything is posted.
  const composing = DIGEST_PATIENCE + PICTURE_PATIENCE;
  expect(POSTGRES.lease).toBeGreaterThan(composing + TIMES.pictured);
  // A job is looked at again within its lease, and never later than its doubt can be resolved.
  expect(POSTGRES.lease).toBeGreaterThan(TIMES.timeout);
  expect(POSTGRES.lease).toBeLessThanOrEqual(TIMES.grace);
  // The first try again falls into the window in which Discord knows the nonce.
  expect(NONCE_WINDOW).toBeGreaterThan(TIMES.grace);
});
