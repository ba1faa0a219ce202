import { StoreError, type StoreFault } from '../store-error.ts';

const FAULTS: Readonly<Record<string, StoreFault>> = { '53100': 'full', '25006': 'read-only' };

/** Postgres cannot be asked, or will not have us; the message is a sentence for the operator and holds no secret. */
export class PostgresError extends StoreError {
  override name = 'PostgresError';
  /** The network's or Postgres's own code, such as ECONNREFUSED or 57P01. */
  readonly code: string;

  constructor(message: string, code: string) {
    super(FAULTS[code] ?? 'unreachable', undefined);
    this.message = message;
    this.code = code;
  }
}

/** An address is read in two ways: whole by the driver, and here for what may be shown of it. */
export type Address = {
  /** `host:port/database`, for log lines and messages. */
  readonly where: string;
  /** Never shown. */
  readonly password: string;
};

/** Reads a `postgres://` address. Throws a PostgresError that repeats nothing of it. */
export function readAddress(url: string): Address {
  const parsed = URL.parse(url);
  if (parsed === null || !/^postgres(?:ql)?:$/.test(parsed.protocol))
    throw new PostgresError(
      'this is no address of a Postgres database: write postgres://user:password@host:5432/database',
      'ERR_INVALID_URL',
    );
  const host = parsed.searchParams.get('host') ?? (parsed.hostname || 'localhost');
  const where = `${host}:${parsed.port || 5432}/${parsed.pathname.slice(1)}`;
  const password = parsed.searchParams.get('password') ?? parsed.password;
  return { where, password: decode(password) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, and what to do about it. */
const ADVICE: Readonly<Record<string, string>> = {
  '28P01': 'it refuses this user or password: correct DATABASE_URL',
  '28000': 'it refuses this user: correct DATABASE_URL, or its pg_hba.conf',
  '3D000': 'it has no such database: create it, or correct DATABASE_URL',
  '42501': 'this user may not do that there: make it the owner of the database',
  '53300': 'it has no connection left: raise its max_connections, or run fewer processes',
  '53100': 'its disk is full: make room there',
  '57014': 'it takes too long: look at its load',
  '25006': 'it takes no writes: name the primary in DATABASE_URL',
  ENOTFOUND: 'there is no such host: correct DATABASE_URL',
  ERR_POOL_ENDED: 'the store is closed',
};

/** What the driver says without a code, all of it about the connection. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/^Connection terminated|^Client (?:has encountered|was closed)/, 'ECONNRESET'],
  [/timeout exceeded when trying to connect|timeout expired/, 'ETIMEDOUT'],
  [/^Query read timeout/, 'ETIMEDOUT'],
  [/after calling end on the pool/, 'ERR_POOL_ENDED'],
  [/client password must be a string/, '28P01'],
];

/** Connections refused, cut or shut down: what passes by itself. */
const AWAY =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOTFOUND|08...|57P0[1-5]|57014|53300|25006|53100)$/;

/** Whether this says that Postgres is away for now, whoever has wrapped or copied it. */
export const isAway = (error: unknown): boolean => AWAY.test(codeOf(error));

/** Turns what the driver throws about connections into a PostgresError; any other error is a bug, and stays. */
export function toPostgresError(error: unknown, { where, password }: Address): unknown {
  if (error instanceof PostgresError) return error;
  const code = codeOf(error);
  const advice = ADVICE[code];
  if (advice === undefined && !AWAY.test(code)) return withoutClient(error);
  const message = error instanceof Error ? error.message : String(error);
  const said = password === '' ? message : message.replaceAll(password, '***');
  const reason = said === '' ? code : said;
  const next = advice ?? 'it is asked again by itself';
  return new PostgresError(`Postgres at ${where} does not answer (${reason}); ${next}`, code);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Object)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  const message = 'message' in error ? String(error.message) : '';
  return SAID.find(([pattern]) => pattern.test(message))?.[1] ?? '';
}

/** The pool hangs its client on an error, and a log would print all that is in it. */
function withoutClient(error: unknown): unknown {
  if (error instanceof Object && 'client' in error) delete error.client;
  return error;
}
