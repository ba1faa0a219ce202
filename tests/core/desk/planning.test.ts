import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Store } from '#core/ports.ts';
import { drivenClock } from '../../support/clock.ts';
import { openNewsroom } from '../../support/newsroom.ts';

test('digests are planned once a store that went away at the start is there again', async () => {
  const { opened, log, again } = openNewsroom();
  const clock = drivenClock();
  let fails = 3;
  const { subscriptions } = opened.store;
  const store: Store = {
    ...opened.store,
    subscriptions: {
      ...subscriptions,
      entries() {
        fails -= 1;
        if (fails >= 0) throw new Error('away');
        return subscriptions.entries();
      },
    },
  };
  const stopping = new AbortController();
  const running = again({ store, clock }).desk.run(stopping.signal);
  const said = () => log.lines.map(({ level, message }) => `${level}: ${message}`);
  while (!said().includes('debug: digests planned')) {
    await setImmediate();
    clock.advance({ seconds: 5 });
  }
  stopping.abort();
  await running;
  expect(said()).toEqual(['warn: digests not planned', 'debug: digests planned']);
});
