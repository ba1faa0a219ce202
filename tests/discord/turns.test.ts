import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doc, text } from '#core/talk/doc.ts';
import { createTurns, NoTurnError } from '#discord/turns.ts';
import { drivenClock } from '../support/clock.ts';
import { startDiscordRig } from '../support/discord-rig.ts';
import { channelIds, SERVER } from '../support/discord-world.ts';

type Driving = { readonly rate: () => number; readonly longest?: number };

/** Turns on a clock that only the test moves, and the milliseconds at which each was taken. */
function drivenTurns({ rate, longest = 10_000 }: Driving) {
  const clock = drivenClock();
  const start = clock.now();
  const now = () => clock.now().since(start).total('milliseconds');
  const wait = (milliseconds: number) =>
    clock.sleepUntil(clock.now().add({ milliseconds }), new AbortController().signal);
  const turns = createTurns({ rate, longest, now, wait });
  const taken: number[] = [];
  const take = () => turns.run(async () => void taken.push(now()));
  /** A request that is so long under way, and when in that time Discord counted it. */
  const send = ({ takes, counted }: { readonly takes: number; readonly counted: number }) =>
    turns.run(async () => {
      const left = now();
      await wait(takes);
      return left + takes * counted;
    });
  const pass = async (milliseconds: number) => {
    await setImmediate();
    clock.advance({ milliseconds });
    await setImmediate();
  };
  const passBySteps = async (count: number, milliseconds: number) => {
    for (let step = 0; step < count; step += 1) await pass(milliseconds);
  };
  return { turns, taken, take, send, pass, passBySteps };
}

describe('turns', () => {
  test('are spaced, and the first one is free', async () => {
    const { taken, take, passBySteps } = drivenTurns({ rate: () => 50 });
    for (let count = 0; count < 4; count += 1) void take();
    await passBySteps(60, 1);
    expect(taken).toEqual([0, 18, 36, 54]);
  });

  test('are not saved up while nobody wants one', async () => {
    const { taken, take, pass, passBySteps } = drivenTurns({ rate: () => 50 });
    void take();
    await pass(60_000);
    void take();
    void take();
    await passBySteps(20, 1);
    expect(taken).toEqual([0, 60_000, 60_018]);
  });

  test('follow the rate as it is at the moment', async () => {
    let processes = 1;
    const { taken, take, passBySteps } = drivenTurns({ rate: () => 50 / processes });
    for (let count = 0; count < 4; count += 1) void take();
    await passBySteps(10, 1);
    processes = 2;
    await passBySteps(100, 1);
    expect(taken).toEqual([0, 18, 54, 90]);
  });

  test('that a standstill made late do not crowd the second after it', async () => {
    const { taken, take, pass, passBySteps } = drivenTurns({ rate: () => 10 });
    for (let count = 0; count < 30; count += 1) void take();
    await passBySteps(5, 100);
    await pass(1_500);
    await passBySteps(300, 10);
    expect(taken).toHaveLength(30);
    for (const start of taken) {
      const within = taken.filter((at) => at >= start && at < start + 1_000);
      expect(within.length).toBeLessThanOrEqual(10);
    }
  });

  test('never let more arrive in a second than the rate, however late some are on their way', async () => {
    const share = { min: 0, max: 1, noNaN: true };
    const trip = fc.record({ takes: fc.integer({ min: 0, max: 700 }), counted: fc.double(share) });
    const trips = fc.array(trip, { minLength: 25, maxLength: 35 });
    await fc.assert(
      fc.asyncProperty(trips, async (ways) => {
        const { send, passBySteps } = drivenTurns({ rate: () => 10 });
        const counted: number[] = [];
        for (const way of ways) void send(way).then((at) => counted.push(at));
        await passBySteps(600, 20);
        expect(counted).toHaveLength(ways.length);
        for (const start of counted) {
          const within = counted.filter((at) => at >= start && at < start + 1_000);
          expect(within.length).toBeLessThanOrEqual(10);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('are kept from nobody by one request that hangs', async () => {
    const { turns, taken, take, passBySteps } = drivenTurns({ rate: () => 10 });
    void turns.run(() => new Promise(() => undefined));
    for (let count = 0; count < 20; count += 1) void take();
    await passBySteps(300, 10);
    expect(taken).toHaveLength(20);
  });

  test('are refused after the longest wait, where all that are under way hang', async () => {
    const { turns, passBySteps } = drivenTurns({ rate: () => 2, longest: 1_000 });
    for (let count = 0; count < 2; count += 1) void turns.run(() => new Promise(() => undefined));
    await passBySteps(100, 10);
    const refused = turns.run(async () => 'sent').catch((error: unknown) => error);
    await passBySteps(200, 10);
    expect(await refused).toBeInstanceOf(NoTurnError);
  });

  test('that are too far off are refused, and taken by nobody', async () => {
    const { turns, taken, take, pass } = drivenTurns({ rate: () => 1, longest: 1_000 });
    void take();
    void take();
    await expect(turns.run(async () => undefined)).rejects.toEqual(new NoTurnError(2_000));
    await expect(turns.run(async () => undefined)).rejects.toMatchObject({ retryAfter: 2 });
    await pass(1_000);
    expect(taken).toEqual([0, 1_000]);
  });
});

describe('with a Discord that counts', () => {
  const channels = channelIds(40);
  const post = (rig: Awaited<ReturnType<typeof startDiscordRig>>, channel: string) =>
    rig.platform.post(
      { platform: 'discord', workspace: SERVER, channel },
      doc('News', text('Words.')),
      `key ${channel}` as never,
    );
  const server = {
    channels: Object.fromEntries(channels.map((id) => [id, { type: 0 } as const])),
    perSecond: 20,
  };

  test('posts at the rate that it allows are all taken', async () => {
    const rig = await startDiscordRig({ server, adapter: { rate: () => 15 } });
    // A start takes three requests, so this is more than a second allows.
    const posted = await Promise.all(channels.slice(0, 22).map((channel) => post(rig, channel)));
    expect(posted.filter(({ kind }) => kind !== 'sent')).toEqual([]);
    expect(rig.server.limited()).toBe(0);
    await rig.close();
  });

  test('a post whose turn is too far off is refused with the wait, and not sent', async () => {
    let rate = 100;
    const rig = await startDiscordRig({ server, adapter: { rate: () => rate } });
    const [first = '', second = ''] = channels;
    expect(await post(rig, first)).toMatchObject({ kind: 'sent' });
    rate = 0.05;
    const refused = await post(rig, second);
    expect(refused).toMatchObject({ kind: 'refused', reason: 'ratelimited' });
    expect(refused.kind === 'refused' && refused.retryAfter).toBeGreaterThan(18);
    expect(rig.server.posts()).toHaveLength(1);
    await rig.close();
  });

  test('posts beyond it are refused for the moment, and answers to people are not held', async () => {
    const rig = await startDiscordRig({ server, adapter: { rate: () => 10_000 } });
    const posted = await Promise.all(channels.map((channel) => post(rig, channel)));
    const refused = posted.filter(({ kind }) => kind === 'refused');
    expect(refused.length).toBeGreaterThan(0);
    for (const each of refused) {
      expect(each).toMatchObject({ reason: 'ratelimited', retryAfter: expect.any(Number) });
    }
    expect(await rig.server.command(['news'])).toMatchObject({ type: 4 });
    await rig.close();
  });
});
