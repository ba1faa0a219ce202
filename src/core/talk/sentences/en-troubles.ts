import type { Trouble } from '../../news/trouble.ts';
import { phrasing } from './phrasing.ts';

/** The sentences about what went wrong with a feed or a page. */
export const enTroubles = (locale: string) => {
  const { duration } = phrasing(locale);
  return {
    /** What happened, without a full stop: `it failed: …`. */
    trouble: (trouble: Trouble): string => troubleOf(trouble),
    /** What can be done about it, as sentences; seconds, where the server asked for a pause. */
    advice: (trouble: Trouble, retryAfter?: number): string =>
      adviceFor(trouble, retryAfter === undefined ? undefined : duration(retryAfter)),
  };
};

function troubleOf(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'bad address':
      return 'that is no address that I may read';
    case 'private':
      return 'it lies in a private network';
    case 'no such host':
      return 'there is no host of that name';
    case 'no connection':
      return 'nobody answers there';
    case 'not secure':
      return `its server cannot prove who it is (${trouble.detail})`;
    case 'too slow':
      return 'its server takes too long to answer';
    case 'too large':
      return 'what is there is too large for a feed';
    case 'redirects in circles':
      return 'its server sends me in circles';
    case 'status':
      return statusOf(trouble.status);
    case 'blocked':
      return `${trouble.by} guards that site and lets no bots in`;
    case 'gone':
      return 'its server says that it is gone for good (410)';
    case 'no feed':
      return 'what is there is neither a feed nor a page that names one';
    case 'too hard to read':
      return 'what is there takes too much time or memory to read';
  }
}

function statusOf(status: number): string {
  if (status === 404) return 'there is nothing at that address (404)';
  if (status === 401 || status === 403) return `its server does not let me in (${status})`;
  if (status === 429) return 'its server asks for a pause (429)';
  if (status >= 500) return `its server has a fault of its own (${status})`;
  return `its server answers with the code ${status}`;
}

function adviceFor(trouble: Trouble, wait: string | undefined): string {
  switch (trouble.kind) {
    case 'bad address':
      return 'An address begins with http:// or https://, has no password in it and no unusual port.';
    case 'private':
      return 'I do not look there unless whoever runs Newsdesk opens it: NEWSDESK_PRIVATE_FEEDS takes the host or the range.';
    case 'no such host':
      return 'Is it spelled right?';
    case 'no connection':
    case 'too slow':
      return 'Try again in a while, and see whether a browser can open it.';
    case 'not secure':
      return 'Whoever runs that site has to mend its certificate; I read nothing from a server that I cannot be sure of.';
    case 'too large':
    case 'too hard to read':
      return 'Does that site have a smaller feed, such as one for a single subject?';
    case 'redirects in circles':
      return 'Open it in a browser, and give me the address that you end at.';
    case 'status':
      return adviceForStatus(trouble.status, wait);
    case 'blocked':
      return 'I do not get around such a guard. Whoever runs that site can let feed readers in, or may offer the feed at another address.';
    case 'gone':
      return 'Look on its site for a new one.';
    case 'no feed':
      return 'Look on that site for a link called RSS, Atom or Feed, and give me its address.';
  }
}

function adviceForStatus(status: number, wait: string | undefined): string {
  if (status === 404)
    return 'Is it spelled right? Look on that site for a link called RSS, Atom or Feed.';
  if (status === 401 || status === 403)
    return 'A feed has to be open to all, or have its key in its address.';
  if (status !== 429 && status < 500) return 'See whether a browser can open it.';
  return wait === undefined ? 'Try again later.' : `Try again in ${wait}.`;
}
