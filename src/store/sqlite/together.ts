/** Does work in one transaction with all that is asked for in the same lap; resolves when it is committed. */
export type Together = <Result>(work: () => Result) => Promise<Result>;

type Asked = {
  /** Its part of the transaction of all. */
  within(): void;
  committed(): void;
  /** In a transaction of its own. */
  alone(): void;
  failed(error: unknown): void;
};

/**
 * One transaction for each lap of the event loop: a commit costs several times what a change in it does.
 * Where that of all fails, each has one of its own, so that nobody fails for another; where it cannot even begin,
 * since another program holds the file, that is waited for once.
 */
export function createTogether(transact: <Result>(work: () => Result) => Result): Together {
  const asked: Asked[] = [];
  const pass = (): void => passAll(asked.splice(0), transact);
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
      failed: reject,
    };
    if (asked.push(one) === 1) setImmediate(pass);
    return promise;
  };
}

function passAll(all: readonly Asked[], transact: (work: () => void) => void): void {
  let began = false;
  try {
    transact(() => {
      began = true;
      for (const { within } of all) within();
    });
  } catch (error) {
    for (const { alone, failed } of all) began ? alone() : failed(error);
    return;
  }
  for (const { committed } of all) committed();
}
