import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { postgresNote, startPostgres } from '../support/postgres.ts';
import { crash } from './harness.ts';

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'newsdesk-crash-'));
  folders.push(made);
  return made;
}
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

/** On each engine; `npm run bench:crash` kills a thousand times. */
const KILLS = 50;

describe.concurrent('a delivery process that is killed again and again', {
  timeout: 180_000,
}, () => {
  test(`posts everything once, embedded, over ${KILLS} kills`, async ({ expect }) => {
    const report = await crash({ store: folder(), kills: KILLS, seed: 1 });
    expect(report).toMatchObject({ kills: KILLS, lost: 0, twice: 0 });
  });

  test.skipIf(postgresNote !== '')(
    `posts everything once, on Postgres, over ${KILLS} kills${postgresNote}`,
    async ({ expect }) => {
      const server = await startPostgres();
      try {
        const report = await crash({ store: await server.database(), kills: KILLS, seed: 3 });
        expect(report).toMatchObject({ kills: KILLS, lost: 0, twice: 0 });
      } finally {
        await server.close();
      }
    },
  );
});

test('with the protocol switched off the same harness finds posts that stand twice', {
  timeout: 60_000,
}, async () => {
  const report = await crash({ store: folder(), kills: 12, seed: 2, naive: true });
  expect(report.twice).toBeGreaterThan(0);
});
