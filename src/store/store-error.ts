export type StoreFault = 'full' | 'read-only' | 'busy' | 'damaged' | 'unreachable';

/** The store cannot be used as it should be; the message says why, and what to do. What it could not write, it has not written. */
export class StoreError extends Error {
  override name = 'StoreError';
  readonly fault: StoreFault;

  constructor(fault: StoreFault, cause: unknown) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    super(`${ADVICE[fault]} (${detail})`, { cause });
    this.fault = fault;
  }
}

const ADVICE: Readonly<Record<StoreFault, string>> = {
  full: 'the disk that holds the store is full: free some space; until then nothing is recorded, so nothing is posted',
  'read-only':
    'the store may not be written: make its folder and the files in it writable for the user that Newsdesk runs as',
  busy: "another program holds the store's file locked: close it",
  damaged:
    'the store is damaged, or is no store: put a backup in its place, or move it away to begin anew',
  unreachable: 'the store cannot be read or written: check the folder and the disk that hold it',
};

/** Primary result codes: https://sqlite.org/rescode.html */
const SQLITE_FAULTS: Readonly<Record<number, StoreFault>> = {
  3: 'read-only',
  5: 'busy',
  8: 'read-only',
  10: 'unreachable',
  11: 'damaged',
  13: 'full',
  14: 'unreachable',
  26: 'damaged',
};

const SYSTEM_FAULTS: Readonly<Record<string, StoreFault>> = {
  EACCES: 'read-only',
  EDQUOT: 'full',
  EEXIST: 'unreachable',
  EIO: 'unreachable',
  ENOSPC: 'full',
  ENOTDIR: 'unreachable',
  EPERM: 'read-only',
  EROFS: 'read-only',
};

/** A StoreError where SQLite or the system says what is wrong with the disk; any other error as it is. */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const fault = sqliteFault(error) ?? systemFault(error);
  return fault === undefined ? error : new StoreError(fault, error);
}

/** Whether another connection has the file. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && sqliteFault(error) === 'busy';

/** The low byte of an extended result code is the primary one. */
const sqliteFault = (error: Error): StoreFault | undefined =>
  'errcode' in error && typeof error.errcode === 'number'
    ? SQLITE_FAULTS[error.errcode & 0xff]
    : undefined;

const systemFault = (error: Error): StoreFault | undefined =>
  'code' in error && typeof error.code === 'string' ? SYSTEM_FAULTS[error.code] : undefined;
