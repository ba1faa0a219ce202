/**
 * Lets everybody through who asks, one in each lap of the event loop. libuv takes one new connection a lap
 * (libuv/libuv#3696): where a lap does the work of many, the next request waits for all of that before it is
 * even seen, and its acknowledgement with it.
 */
export function createLaps(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const pass = (): void => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(pass);
  };
  return () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (waiting.push(resolve) === 1) setImmediate(pass);
    return promise;
  };
}
