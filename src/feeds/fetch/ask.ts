import type { Agent, Dispatcher } from 'undici';
import { TroubleError } from '#core/news/trouble.ts';
import { blockedBy } from './blocked.ts';
import { toTrouble } from './failure.ts';
import type { Fetched, FetchRequest } from './fetched.ts';
import { gather } from './gather.ts';
import { type AnswerHeaders, headerOf, readHeaders } from './headers.ts';
import { CODINGS, unpack } from './unpack.ts';

/** Asks one address once, and follows nothing. Rejects with a TroubleError. */
export type Ask = (at: URL, request: FetchRequest) => Promise<Fetched | Redirect>;

type Redirect = { readonly kind: 'redirect'; readonly to: string; readonly forGood: boolean };

type AskOptions = {
  readonly agent: Agent;
  readonly userAgent: string;
  /** Of a body, packed and unpacked. */
  readonly bytes: number;
  readonly now: () => Temporal.Instant;
};

type Answer = Pick<Dispatcher.ResponseData, 'statusCode' | 'headers' | 'body'> & {
  readonly said: AnswerHeaders;
};

const ACCEPT: Readonly<Record<FetchRequest['wants'], string>> = {
  feed: 'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5',
  page: 'text/html, application/xhtml+xml, */*;q=0.5',
};

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const FOR_GOOD: ReadonlySet<number> = new Set([301, 308]);

export function createAsk({ agent, userAgent, bytes, now }: AskOptions): Ask {
  return async (at, request) => {
    try {
      const { origin, pathname, search } = at;
      const response = await agent.request({
        ...{ origin, path: `${pathname}${search}`, method: 'GET' },
        headers: { 'user-agent': userAgent, ...headersOf(request) },
        // A connection that is kept may be closed from there just when it is used again.
        reset: true,
        signal: request.signal ?? null,
      });
      const answer = { ...response, said: readHeaders(response.headers, now()) };
      const short = shortOf(answer, at, request);
      if (short === undefined) return await readBody(answer, at, bytes);
      destroy(response.body);
      if (short instanceof TroubleError) throw short;
      return short;
    } catch (error) {
      throw toTrouble(error);
    }
  };
}

const headersOf = ({ wants, etag, modified }: FetchRequest): Record<string, string> => ({
  accept: ACCEPT[wants],
  'accept-encoding': CODINGS,
  ...(etag !== undefined && { 'if-none-match': etag }),
  ...(modified !== undefined && { 'if-modified-since': modified }),
});

/** What an answer comes to without its body; undefined where the body is what was asked for. */
function shortOf(
  answer: Answer,
  at: URL,
  request: FetchRequest,
): Fetched | Redirect | TroubleError | undefined {
  const { statusCode: status, headers, said } = answer;
  const { location, retryAfter } = said;
  const by = blockedBy({ status, headers, host: at.hostname });
  if (by !== undefined) return new TroubleError({ kind: 'blocked', by }, { retryAfter });
  if (REDIRECTS.has(status) && location !== undefined)
    return { kind: 'redirect', to: location, forGood: FOR_GOOD.has(status) };
  if (isUnchanged(answer, request)) return { kind: 'unchanged', ...validatorsOf(said, request) };
  if (status >= 200 && status < 300) return undefined;
  if (status === 410) return new TroubleError({ kind: 'gone' });
  return new TroubleError({ kind: 'status', status }, { retryAfter });
}

/** Some servers send all of a feed with the very ETag that they were asked about. */
function isUnchanged({ statusCode, said }: Answer, { etag, modified }: FetchRequest): boolean {
  if (statusCode === 304) return etag !== undefined || modified !== undefined;
  return statusCode === 200 && etag !== undefined && said.etag === etag;
}

/** A 304 need not repeat what it was asked about. */
const validatorsOf = ({ etag, modified, maxAge }: AnswerHeaders, before: FetchRequest) => ({
  ...{ etag: etag ?? before.etag, modified: modified ?? before.modified, maxAge },
});

async function readBody(
  { statusCode: status, headers, body, said }: Answer,
  at: URL,
  limit: number,
): Promise<Fetched> {
  if (Number(headerOf(headers, 'content-length')) > limit) {
    destroy(body);
    throw new TroubleError({ kind: 'too large' });
  }
  const packed = await gather(body, limit);
  const bytes = await unpack(packed, headerOf(headers, 'content-encoding'), limit);
  const { etag, modified, maxAge, contentType } = said;
  const read = { bytes, contentType, url: at.href };
  return { kind: 'body', status, body: read, etag, modified, maxAge };
}

/** undici reports a body that is destroyed as an error of it. */
const destroy = (body: Answer['body']): void => void body.on('error', () => undefined).destroy();
