import { beforeEach, expect, test } from 'vitest';
import type { Installation, InstallationRow } from '#core/desk/installation.ts';
import type { Namespace } from '#core/ports.ts';
import { openMemoryStore } from '#store/open.ts';
import { createSeal } from '#store/sealed.ts';
import { sealInstallations } from '#store/sealed-installations.ts';
import { drivenClock } from '../support/clock.ts';
import { recordingLog } from '../support/log.ts';

const [OLD, NEW] = ['o'.repeat(32), 'n'.repeat(32)];
const SINCE = Temporal.Instant.from('2026-11-22T08:00:00.5Z');
const installed: Installation = {
  platform: 'slack',
  workspace: 'T1',
  botToken: 'xoxb-123',
  botUserId: 'U1',
  botId: 'B1',
  since: SINCE.toString(),
};

let rows: Namespace<InstallationRow>;
let log: ReturnType<typeof recordingLog>;
beforeEach(() => {
  rows = openMemoryStore(drivenClock()).store.installations;
  log = recordingLog();
});
const sealedBy = (...secrets: readonly string[]) =>
  sealInstallations(rows, { seal: createSeal(secrets), log });

test('an installation comes back as it was put, and its token is not in the store', async () => {
  await sealedBy(NEW).put(installed);
  expect(await sealedBy(NEW).get('slack:T1')).toEqual(installed);
  expect(JSON.stringify(await rows.get('slack:T1'))).not.toContain('xoxb');
});

test('a wrong secret is one line in the log, and nothing is deleted', async () => {
  await sealedBy(OLD).put(installed);
  const before = await rows.get('slack:T1');
  const wrong = sealedBy(NEW);
  await wrong.renew();
  expect(await wrong.get('slack:T1')).toBeUndefined();
  expect(await wrong.get('slack:T1')).toBeUndefined();
  expect(log.lines).toEqual([
    {
      level: 'error',
      data: { workspace: 'T1' },
      message: expect.stringMatching(/treated as not installed: no secret in NEWSDESK_SECRET/),
    },
  ]);
  expect(await rows.get('slack:T1')).toEqual(before);
  expect(await sealedBy(OLD).get('slack:T1')).toEqual(installed);
});

test('a token that was written into the store by hand is none', async () => {
  await rows.set('slack:T1', { ...installed, sealedToken: 'xoxb-evil' });
  expect(await sealedBy(NEW).get('slack:T1')).toBeUndefined();
});

test('after a renewal the old secret is not needed any more', async () => {
  await sealedBy(OLD).put(installed);
  await sealedBy(OLD).put({ ...installed, workspace: 'T2' });
  await sealedBy(NEW, OLD).renew();
  expect(await sealedBy(NEW).get('slack:T1')).toEqual(installed);
  expect(await sealedBy(NEW).get('slack:T2')).toEqual({ ...installed, workspace: 'T2' });
  expect(await sealedBy(OLD).get('slack:T1')).toBeUndefined();
});

test('a renewal writes nothing where there is nothing to renew', async () => {
  await sealedBy(NEW).put(installed);
  const before = await rows.get('slack:T1');
  await sealedBy(NEW, OLD).renew();
  expect(await rows.get('slack:T1')).toEqual(before);
});

test('a workspace that leaves loses its token at once, and when it left is kept', async () => {
  const installations = sealedBy(NEW);
  await installations.put(installed);
  const left = SINCE.add({ hours: 1 });
  expect(await installations.leave('slack:T1', left)).toBe(true);
  expect(await installations.get('slack:T1')).toBeUndefined();
  const row = { platform: 'slack', workspace: 'T1', left: left.toString() };
  expect(await rows.get('slack:T1')).toEqual(row);
  expect(await installations.leave('slack:T1', left)).toBe(false);
  await installations.put(installed);
  expect(await installations.get('slack:T1')).toEqual(installed);
});

test.each([
  [{ seconds: 1 }, false],
  [{ milliseconds: 600 }, true],
])(
  'leaving %j before the installation is %s, since Slack tells whole seconds',
  async (before, gone) => {
    const installations = sealedBy(NEW);
    await installations.put(installed);
    expect(await installations.leave('slack:T1', SINCE.subtract(before))).toBe(gone);
  },
);
