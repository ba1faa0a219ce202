/** A sleep that can be cut short, also by a call that came before it began. */
export type Nap = {
  /** From here on a call is heeded. */
  prepare(): void;
  /** Milliseconds; without them, until woken. */
  sleep(time?: number): Promise<void>;
  wake(): void;
};

export function createNap(): Nap {
  let called = Promise.withResolvers<void>();
  return {
    prepare() {
      called = Promise.withResolvers();
    },
    async sleep(time) {
      const timer = time === undefined ? undefined : setTimeout(called.resolve, time);
      await called.promise;
      clearTimeout(timer);
    },
    wake: () => called.resolve(),
  };
}
