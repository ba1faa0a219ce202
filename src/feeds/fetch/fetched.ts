import type { Body } from '../body.ts';

export type FetchRequest = {
  readonly url: string;
  readonly wants: 'feed' | 'page';
  /** As the last answer had them. */
  readonly etag?: string | undefined;
  readonly modified?: string | undefined;
  readonly signal?: AbortSignal | undefined;
};

type Answered = {
  /** Where the address has moved to for good (301 or 308 from its first step on); left out where it has not. */
  readonly movedTo?: string | undefined;
  readonly etag?: string | undefined;
  readonly modified?: string | undefined;
  /** Seconds that the answer may be kept for (Cache-Control max-age, Expires). */
  readonly maxAge?: number | undefined;
};

export type Fetched =
  | (Answered & { readonly kind: 'unchanged' })
  | (Answered & {
      readonly kind: 'body';
      readonly status: number;
      readonly body: Body & { readonly url: string };
    });

/** Asks servers on the open web, and no others. Rejects with a TroubleError. */
export type Fetcher = {
  fetch(request: FetchRequest): Promise<Fetched>;
  close(): Promise<void>;
};
