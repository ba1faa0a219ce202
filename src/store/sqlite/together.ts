/** Does work in one transaction with all that is asked for in the same lap; resolves when it is committed. */
export type Together = <Result>(work: () => Result) => Promise<Result>;

type Asked = {
  /** Its part of the transaction of all. */
  within(): void;
  committed(): void;
  /** In a transaction of its own. */
  alone(): void;
};

/**
 * One transaction for each lap of the event loop: a commit costs several times what a change in it does.
 * Where that of all fails, each has one of its own, so that nobody fails for another.
 */
export function createTogether(transact: <Result>(work: () => Result) => Result): Together {
  const asked: Asked[] = [];
  const pass = (): void => {
    const all = asked.splice(0);
    try {
      transact(() => {
        for (const { within } of all) within();
      });
    } catch {
      for (const { alone } of all) alone();
      return;
    }
    for (const { committed } of all) committed();
  };
  return (work) => {
    const { promise, resolve, reject } = Promise.withResolvers<ReturnType<typeof work>>();
    let result: ReturnType<typeof work>;
    const one: Asked = {
      within: () => {
        result = work();
      },
      committed: () => resolve(result),
      alone: () => {
        try {
          resolve(transact(work));
        } catch (error) {
          reject(error);
        }
      },
    };
    if (asked.push(one) === 1) setImmediate(pass);
    return promise;
  };
}
