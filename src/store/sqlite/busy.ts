/** SQLITE_BUSY: https://sqlite.org/rescode.html#busy */
const BUSY = 5;

/** Whether another connection has what was asked for. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === BUSY;
