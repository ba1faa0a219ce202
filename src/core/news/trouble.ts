/** Why a feed or a page could not be read. What is said of each to people stands in the sentences. */
export type Trouble =
  /** The address is none of http or https, or has a port that is not for the web, or a password in it. */
  | { readonly kind: 'bad address' }
  /** It lies in a private network, which the operator has not opened. */
  | { readonly kind: 'private' }
  /** No such host, as far as the domain name system knows. */
  | { readonly kind: 'no such host' }
  /** Nobody listens there, or the connection was cut. */
  | { readonly kind: 'no connection' }
  /** The certificate or the handshake is wrong; `detail` is the short code of it. */
  | { readonly kind: 'not secure'; readonly detail: string }
  | { readonly kind: 'too slow' }
  | { readonly kind: 'too large' }
  | { readonly kind: 'redirects in circles' }
  /** An answer that is no success. */
  | { readonly kind: 'status'; readonly status: number }
  /** The server answers bots with a page of questions; `by` names who asks them, such as Cloudflare. */
  | { readonly kind: 'blocked'; readonly by: string }
  /** 410: it is gone for good, and not asked for again. */
  | { readonly kind: 'gone' }
  /** It was read, and is neither a feed nor a page that names one. */
  | { readonly kind: 'no feed' }
  /** Reading it took too much time or memory, and was ended. */
  | { readonly kind: 'too hard to read' };

/** Thrown by what fetches and reads; `retryAfter` in seconds, where the server named a time. */
export class TroubleError extends Error {
  override name = 'TroubleError';
  readonly trouble: Trouble;
  readonly retryAfter: number | undefined;

  constructor(trouble: Trouble, { cause, retryAfter }: TroubleDetails = {}) {
    super(trouble.kind, { cause });
    this.trouble = trouble;
    this.retryAfter = retryAfter;
  }
}

type TroubleDetails = { readonly cause?: unknown; readonly retryAfter?: number | undefined };
