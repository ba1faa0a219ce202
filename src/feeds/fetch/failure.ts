import { type Trouble, TroubleError } from '#core/news/trouble.ts';

/** The codes of OpenSSL and of Node's own checks: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const NOT_SECURE =
  /^(?:ERR_(?:TLS|SSL)_|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERROR_IN_C|HOSTNAME_|INVALID_(?:CA|PURPOSE)|PATH_LENGTH|EPROTO$)/;

const TOO_SLOW: ReadonlySet<string> = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** What the system and undici say of a server that closes too early, or says too much. */
const CUT_OR_GARBLED =
  /^(?:E[A-Z_]+$|UND_ERR_(?:SOCKET|INFO|HEADERS_OVERFLOW|RES_CONTENT_LENGTH_MISMATCH)$)/;

/** Says what kind of trouble a failed request is. What is no failure of the network stays what it is. */
export function toTrouble(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof TroubleError) return error;
  const trouble = troubleOf(error);
  return trouble === undefined ? error : new TroubleError(trouble, { cause: error });
}

function troubleOf({ code, name, syscall }: NodeJS.ErrnoException): Trouble | undefined {
  if (name === 'TimeoutError') return { kind: 'too slow' };
  // One of undici's that has no code: the answer begins with something else than HTTP.
  if (name === 'HTTPParserError') return { kind: 'no connection' };
  if (code === undefined) return undefined;
  if (code === 'ENOTFOUND') return { kind: 'no such host' };
  if (TOO_SLOW.has(code)) return { kind: 'too slow' };
  if (NOT_SECURE.test(code)) return { kind: 'not secure', detail: code };
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return { kind: 'too large' };
  return syscall !== undefined || CUT_OR_GARBLED.test(code) ? { kind: 'no connection' } : undefined;
}
