import type { Logger } from '@slack/bolt';
import { LogLevel, webApi } from '@slack/bolt';
import { clip, toPlain } from '#core/language/plain.ts';
import type { Log } from '#core/ports.ts';
import { request } from './request.ts';

/** Milliseconds. Slack answers within a second or two; past this a post counts as unknown. */
export const REQUEST_TIMEOUT = 10_000;
const SECRETS = /\bx(?:ox[a-z]|app)[-.][\w.-]+|\bhttps?:\/\/\S+/g;

export type SdkOptions = {
  /** Base of the Web API. @default Slack's */
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
  /** Milliseconds for one request. @default 10_000 */
  readonly timeout?: number | undefined;
};

/** One request a call and no waiting inside: the SDK's own retries doubled posts, its own waiting held every channel. */
export const clientOptions = ({ apiUrl, logger, timeout = REQUEST_TIMEOUT }: SdkOptions) => ({
  ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
  logger,
  timeout,
  fetch: request,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  // A request that waits inside the SDK would begin when its delivery is held to be over.
  maxRequestConcurrency: Number.POSITIVE_INFINITY,
});

export const createClient = (token: string, options: SdkOptions): webApi.WebClient =>
  new webApi.WebClient(token, clientOptions(options));

/** What we report ourselves, with advice. */
const KNOWN = /^(Failed to retrieve a new WSS URL|WebSocket error)/;

/**
 * What the SDK says, in our log. Its debug and info lines hold whole messages and are dropped; of the
 * rest only words are kept, with tokens and addresses (a response_url is a secret) taken out.
 */
export function createSdkLogger(log: Log): Logger {
  const nothing = () => undefined;
  const warn = (...parts: readonly unknown[]): void => {
    const said = toSaid(parts);
    if (/signature mismatch/.test(said)) log.warn({}, UNSIGNED);
    else if (!KNOWN.test(said)) log.warn({ said }, 'slack sdk');
  };
  return {
    debug: nothing,
    info: nothing,
    warn,
    error: warn,
    setLevel: nothing,
    getLevel: () => LogLevel.WARN,
    setName: nothing,
  };
}

const UNSIGNED =
  'request refused: its signature does not fit SLACK_SIGNING_SECRET (Basic Information, App Credentials)';

function toSaid(parts: readonly unknown[]): string {
  const words = parts.map((part) => (part instanceof Error ? part.message : part));
  const text = words.filter((word) => typeof word === 'string').join(' ');
  return clip(toPlain(text.replace(SECRETS, '…')), 300);
}
