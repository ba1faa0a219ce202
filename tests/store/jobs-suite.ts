import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { JobRun } from '#core/jobs.ts';
import { type Engine, type OpenEngine, passUntil, runRecorder, secondsAfter } from './engine.ts';

const HOUR = 3_600;

/** What every Jobs engine has to do. `open` gives a new, empty engine each time. */
export function jobsSuite(name: string, open: OpenEngine): void {
  describe(`the jobs on ${name}`, () => {
    let engine: Engine;
    let runs: ReturnType<typeof runRecorder>;
    beforeEach(async () => {
      engine = await open();
      runs = runRecorder();
    });
    afterEach(() => engine.close());

    const enqueue = async (id: string, inSeconds: number): Promise<void> =>
      engine.jobs.enqueue({ kind: 'deliver', id, due: await secondsAfter(engine, inSeconds) });
    const work = (run: JobRun, atOnce = 4): void =>
      engine.jobs.work(
        'deliver',
        (id, leaseUntil) => {
          runs.record(id);
          return run(id, leaseUntil);
        },
        { atOnce },
      );
    const done: JobRun = async () => undefined;

    test('run what is due, once, with a lease that ends later', async () => {
      const leases: Temporal.Instant[] = [];
      await enqueue('a', -1);
      work(async (_id, leaseUntil) => {
        leases.push(leaseUntil);
        return undefined;
      });
      await runs.seen('a');
      await enqueue('b', 0);
      await runs.seen('b');
      expect(runs.ids).toEqual(['a', 'b']);
      const now = await engine.now();
      expect(leases.map((lease) => Temporal.Instant.compare(lease, now))).toEqual([1, 1]);
    });

    test('wait for their due, whatever comes meanwhile', async () => {
      work(done);
      await enqueue('late', HOUR);
      await enqueue('now', 0);
      await runs.seen('now');
      expect(runs.ids).toEqual(['now']);
      await engine.pass({ hours: 1 });
      await runs.seen('late');
    });

    test('that are due and have not begun are counted', async () => {
      const count = async () => (await engine.jobs.waiting()).get('deliver') ?? 0;
      expect(await count()).toBe(0);
      for (const [id, due] of [
        ['a', -1],
        ['b', -1],
        ['c', -1],
        ['late', HOUR],
      ] as const)
        await enqueue(id, due);
      expect(await count()).toBe(3);
      const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
      work(() => held, 2);
      await Promise.all([runs.seen('a'), runs.seen('b')]);
      expect(await count()).toBe(1);
      release(undefined);
      await runs.seen('c');
      expect(await count()).toBe(0);
      await engine.pass({ hours: 1 });
      await runs.seen('late');
    });

    test('are moved, not added, by being enqueued again: earlier', async () => {
      await enqueue('a', HOUR);
      await enqueue('a', 0);
      work(done);
      await runs.seen('a');
      await engine.pass({ hours: 2 });
      await enqueue('end', 0);
      await runs.seen('end');
      expect(runs.count('a')).toBe(1);
    });

    test('are moved, not added, by being enqueued again: later', async () => {
      await enqueue('a', HOUR);
      await enqueue('a', 3 * HOUR);
      work(done);
      await engine.pass({ hours: 2 });
      await enqueue('middle', 0);
      await runs.seen('middle');
      expect(runs.count('a')).toBe(0);
      await engine.pass({ hours: 1 });
      await runs.seen('a');
    });

    test('are put by the thousand: those that wait are moved, the others added', async () => {
      await enqueue('early', 0);
      await enqueue('late', 3 * HOUR);
      await enqueue('there', HOUR);
      const due = await secondsAfter(engine, HOUR);
      const ids = ['early', 'late', 'there', ...Array.from({ length: 1_200 }, (_, at) => `${at}`)];
      await engine.jobs.enqueueAll(
        'deliver',
        ids.map((id) => ({ id, due })),
      );
      expect((await engine.jobs.waiting()).get('deliver') ?? 0).toBe(0);
      await engine.jobs.enqueueAll('deliver', []);
      await engine.pass({ hours: 1 });
      expect((await engine.jobs.waiting()).get('deliver')).toBe(ids.length);
    });

    test('run again when they said they want to, and no sooner', async () => {
      let again: Temporal.Instant | undefined = await secondsAfter(engine, HOUR);
      work(async (id) => {
        const asked = id === 'a' ? again : undefined;
        if (id === 'a') again = undefined;
        return asked;
      });
      await enqueue('a', 0);
      await runs.seen('a');
      await enqueue('b', 0);
      await runs.seen('b');
      expect(runs.count('a')).toBe(1);
      await passUntil(engine, runs.seen('a', 2));
    });

    test('that fail are logged, and run again after a pause', async () => {
      let failures = 0;
      work(async (id) => {
        if (id === 'bad' && failures++ < 2) throw new Error('the far end is gone');
        return undefined;
      });
      await enqueue('bad', 0);
      await enqueue('good', 0);
      await Promise.all([runs.seen('bad'), runs.seen('good')]);
      await passUntil(engine, runs.seen('bad', 3));
      expect(runs.count('good')).toBe(1);
      expect(engine.log.lines).toContainEqual(
        expect.objectContaining({ level: 'error', data: expect.objectContaining({ id: 'bad' }) }),
      );
    });

    test('run side by side, but never more than so many at once', async () => {
      const gates: (() => void)[] = [];
      const ids = ['1', '2', '3', '4', '5', '6', '7'];
      for (const id of ids) await enqueue(id, -1);
      let most = 0;
      let under = 0;
      work(async () => {
        most = Math.max(most, ++under);
        await new Promise<void>((resolve) => gates.push(resolve));
        under--;
        return undefined;
      }, 3);
      while (new Set(runs.ids).size < ids.length || under > 0) {
        gates.shift()?.();
        await engine.pass({ milliseconds: 1 });
      }
      expect(most).toBe(3);
      expect([...runs.ids].sort()).toEqual(ids);
    });

    test('of two kinds have ids and places of their own', async () => {
      const gate = Promise.withResolvers<void>();
      const polled = runRecorder();
      let most = 0;
      let under = 0;
      engine.jobs.work(
        'poll',
        async (id) => {
          most = Math.max(most, ++under);
          polled.record(id);
          await gate.promise;
          under--;
          return undefined;
        },
        { atOnce: 2 },
      );
      work(done, 1);
      const due = await secondsAfter(engine, -1);
      for (const id of ['a', 'b', 'c']) await engine.jobs.enqueue({ kind: 'poll', id, due });
      await vi.waitUntil(() => polled.ids.length === 2);
      for (const id of ['a', 'b', 'x']) await enqueue(id, 0);
      await Promise.all(['a', 'b', 'x'].map((id) => runs.seen(id)));
      expect(polled.ids).toHaveLength(2);
      gate.resolve();
      await Promise.all(['a', 'b', 'c'].map((id) => polled.seen(id)));
      expect([most, polled.ids.length, [...runs.ids].sort()]).toEqual([2, 3, ['a', 'b', 'x']]);
    });

    test('enqueued while their run is under way get another', async () => {
      let opened: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => {
        opened = resolve;
      });
      work(async (id) => {
        if (id === 'a') await gate;
        return undefined;
      });
      await enqueue('a', 0);
      await runs.seen('a');
      await enqueue('a', 0);
      opened();
      await runs.seen('a', 2);
    });

    test('under way are waited for at the close, and no new one begins', async () => {
      let opened: () => void = () => undefined;
      const ended: string[] = [];
      work(async () => {
        await new Promise<void>((resolve) => {
          opened = resolve;
        });
        ended.push('run');
        return undefined;
      }, 1);
      await enqueue('a', -2);
      await runs.seen('a');
      await enqueue('b', -1);
      const closed = engine.jobs.close().then(() => ended.push('close'));
      await engine.pass({ milliseconds: 1 });
      opened();
      await closed;
      expect(ended).toEqual(['run', 'close']);
      expect(runs.ids).toEqual(['a']);
    });
  });
}
