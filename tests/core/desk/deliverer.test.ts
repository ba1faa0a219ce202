import { beforeEach, describe, expect, test } from 'vitest';
import type { Content } from '#core/desk/content.ts';
import { createDeliverer, type Deliverer } from '#core/desk/deliverer.ts';
import type { DeliveryRow } from '#core/desk/delivery.ts';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { createPacer } from '#core/desk/pace.ts';
import type { Clock, Deliveries } from '#core/ports.ts';
import { doc } from '#core/talk/doc.ts';
import { withoutPictures } from '#core/talk/pictured.ts';
import { openMemoryStore } from '#store/open.ts';
import { type DrivenClock, drivenClock } from '../../support/clock.ts';
import { createFarEnd, type FarEnd } from '../../support/far-end.ts';
import { recordingLog } from '../../support/log.ts';
import { place } from '../../support/newsroom.ts';
import { picturedDoc } from '../../support/pictures.ts';

const key = 'slack:T1:C1:digest:daily:2026-11-22' as DeliveryKey;
const content: Content = { kind: 'post', doc: doc('News'), stories: ['a', 'b'] };

let clock: DrivenClock;
let deliveries: Deliveries;
let farEnd: FarEnd;
let settled: DeliveryRow['state'][];
let next: Content;
let deliverer: Deliverer;

beforeEach(async () => {
  clock = drivenClock();
  ({ deliveries } = openMemoryStore(clock));
  farEnd = createFarEnd();
  settled = [];
  next = content;
  deliverer = makeDeliverer();
  await deliveries.plan([delivery()]);
});

const delivery = (due = clock.now()) =>
  ({ key, place, kind: 'digest', subject: 'daily', at: '2026-11-22', due }) as const;

/** A process of its own over the same store: its pacer starts empty. */
const makeDeliverer = (time: Clock = clock, platform: Pick<FarEnd, 'post'> = farEnd): Deliverer =>
  createDeliverer({
    ...{ deliveries, clock: time, log: recordingLog() },
    pacer: createPacer({ live: () => 1 }),
    platformOf: () => ({ ...farEnd, post: platform.post }),
    compose: async () => next,
    settled: async ({ state }) => void settled.push(state),
  });

/** What the queue does: runs the job again and again, each time when it asks for it. */
async function runToTheEnd(): Promise<void> {
  for (let runs = 0; runs < 20; runs += 1) {
    const again = await deliverer.run(key, clock.now().add({ seconds: 60 }));
    if (again === undefined) return;
    clock.advance(clock.now().until(again));
  }
  throw new Error('the job never ends');
}

const stateNow = async () => (await deliveries.read(key))?.state;

describe('a due delivery', () => {
  test('is posted once, settled, and told to whoever plans what comes next', async () => {
    await runToTheEnd();
    expect(farEnd.posts.map((post) => post.key)).toEqual([key]);
    expect(await deliveries.read(key)).toMatchObject({
      state: 'sent',
      ref: '1.0',
      stories: ['a', 'b'],
    });
    expect(settled).toEqual(['sent']);
  });

  test('waits for its instant', async () => {
    const due = clock.now().add({ minutes: 5 });
    await deliveries.plan([delivery(due)]);
    expect(await deliverer.run(key, due)).toEqual(due);
    expect(farEnd.posts).toEqual([]);
  });

  test.each(['lost', 'cut'] as const)('whose post is %s is there once in the end', async (fate) => {
    farEnd.next(fate);
    await runToTheEnd();
    expect(farEnd.posts).toHaveLength(1);
    expect(farEnd.searches).toEqual([key]);
    expect(await stateNow()).toBe('sent');
  });

  test('that is lost and cut again and again is there once in the end', async () => {
    farEnd.next('lost', 'lost', 'cut');
    await runToTheEnd();
    expect(farEnd.posts).toHaveLength(1);
  });

  test('is not looked for before the old request can no longer take effect', async () => {
    farEnd.next('cut');
    const again = await deliverer.run(key, clock.now().add({ seconds: 60 }));
    expect(again).toEqual(clock.now().add({ seconds: 40 }));
    expect(farEnd.searches).toEqual([]);
  });

  test('that has nothing to say is skipped, with its reason', async () => {
    next = { kind: 'skip', reason: 'nothing new' };
    await runToTheEnd();
    expect(await deliveries.read(key)).toMatchObject({ state: 'skipped', reason: 'nothing new' });
    expect(farEnd.posts).toEqual([]);
  });

  test('that is refused is not tried again, and its reason is kept', async () => {
    farEnd.next({ kind: 'refused', reason: 'is_archived' });
    await runToTheEnd();
    expect(await deliveries.read(key)).toMatchObject({ state: 'refused', reason: 'is_archived' });
    expect(settled).toEqual(['refused']);
  });

  test('that the platform puts off comes after the pause it asked for', async () => {
    farEnd.next({ kind: 'refused', reason: 'ratelimited', retryAfter: 7 });
    const before = clock.now();
    await runToTheEnd();
    expect(farEnd.posts).toHaveLength(1);
    expect(clock.now().since(before).total('seconds')).toBe(7);
  });
});

describe('a process that dies', () => {
  test('after its claim and before its post leaves a delivery that is made', async () => {
    await deliveries.claim(key, 0, ['a', 'b']);
    await runToTheEnd();
    expect(farEnd.posts).toHaveLength(1);
  });

  test('after its post and before it settles leaves a delivery that is found', async () => {
    await deliveries.claim(key, 0, ['a', 'b']);
    await farEnd.post(place, doc('News'), key);
    await runToTheEnd();
    expect(farEnd.posts).toHaveLength(1);
    expect(await deliveries.read(key)).toMatchObject({ state: 'sent', ref: '1.0' });
  });

  test('after it settled leaves a job that only plans what comes next', async () => {
    await deliveries.claim(key, 0, []);
    await deliveries.settle(key, { kind: 'sent', ref: '1.0' });
    await runToTheEnd();
    expect(farEnd.posts).toEqual([]);
    expect(settled).toEqual(['sent']);
  });
});

describe('a delivery in doubt', () => {
  beforeEach(async () => {
    await deliveries.claim(key, 0, ['a']);
  });

  test('is left alone, and told, where the history cannot be read', async () => {
    farEnd.nextFound({ kind: 'unreadable', reason: 'missing_scope' });
    await runToTheEnd();
    expect(farEnd.posts).toEqual([]);
    expect(await stateNow()).toBe('unresolved');
    expect(settled).toEqual(['unresolved']);
  });

  test('is looked for again where the platform is busy', async () => {
    farEnd.nextFound({ kind: 'later', reason: 'ratelimited', retryAfter: 30 });
    await runToTheEnd();
    expect(farEnd.searches).toHaveLength(2);
    expect(farEnd.posts).toHaveLength(1);
  });
});

test('the next post to a Slack channel comes a second after the answer to the last, however late that was', async () => {
  const other = 'slack:T1:C1:digest:other:2026-11-22' as DeliveryKey;
  await deliveries.plan([{ ...delivery(), key: other, subject: 'other' }]);
  const post: FarEnd['post'] = (...draft) => {
    clock.advance({ milliseconds: 400 });
    return farEnd.post(...draft);
  };
  const slow = makeDeliverer(clock, { post });
  const lease = clock.now().add({ seconds: 60 });
  await slow.run(key, lease);
  expect(await slow.run(other, lease)).toEqual(clock.now().add({ seconds: 1 }));
});

test('two workers with the same job post once', async () => {
  const other = makeDeliverer();
  const lease = clock.now().add({ seconds: 60 });
  await Promise.all([deliverer.run(key, lease), other.run(key, lease)]);
  expect(farEnd.posts).toHaveLength(1);
});

test('a turn that comes after the lease is given back instead of posted', async () => {
  const lease = clock.now().add({ seconds: 5 });
  expect(await deliverer.run(key, lease)).toEqual(clock.now());
  expect(farEnd.posts).toEqual([]);
  expect(await stateNow()).toBe('pending');
});

test('a post with a picture, which takes longer, needs more of the lease', async () => {
  const lease = clock.now().add({ seconds: 20 });
  next = { kind: 'post', doc: picturedDoc(), stories: [] };
  expect(await deliverer.run(key, lease)).toEqual(clock.now());
  expect(farEnd.posts).toEqual([]);
  await runToTheEnd();
  expect(farEnd.posts).toHaveLength(1);
});

test('a post in words alone is made within such a lease', async () => {
  next = { kind: 'post', doc: withoutPictures(picturedDoc()), stories: [] };
  expect(await deliverer.run(key, clock.now().add({ seconds: 20 }))).toBeUndefined();
  expect(farEnd.posts).toHaveLength(1);
});

describe('a delivery that is made at once', () => {
  const reply = {
    ...delivery,
    key: `${key}-reply` as DeliveryKey,
    place,
    kind: 'mention',
    subject: 's',
    at: 'd',
  } as const;

  test('says what it was given, once', async () => {
    expect(await deliverer.deliver(reply, content)).toEqual({ kind: 'sent', ref: '1.0' });
    expect(await deliverer.deliver(reply, content)).toEqual({ kind: 'already' });
    expect(farEnd.posts).toHaveLength(1);
  });

  test('that ends in doubt is settled by its job', async () => {
    farEnd.next('cut');
    expect(await deliverer.deliver(reply, content)).toMatchObject({ kind: 'unknown' });
    clock.advance({ seconds: 40 });
    expect(await deliverer.run(reply.key, clock.now().add({ seconds: 60 }))).toBeUndefined();
    expect(farEnd.posts).toHaveLength(1);
    expect(await deliveries.read(reply.key)).toMatchObject({ state: 'sent' });
  });
});

test('a process that was frozen past its lease while it waited posts nothing', async () => {
  const lease = clock.now().add({ seconds: 60 });
  const frozen = makeDeliverer({
    ...clock,
    sleepUntil: async () => clock.advance({ minutes: 5 }),
  });
  expect(await frozen.run(key, lease)).toEqual(clock.now().add({ seconds: 40 }));
  expect(farEnd.posts).toEqual([]);
  await runToTheEnd();
  expect(farEnd.posts).toHaveLength(1);
});
