// https://docs.slack.dev/interactivity/handling-user-interaction: message responses
import type { Log } from '#core/ports.ts';
import type { SlackAnswer } from './render.ts';
import { REQUEST_TIMEOUT } from './sdk.ts';

/**
 * Answers through a response_url, which takes five answers within 30 minutes. The address is a secret:
 * a log line about it holds the status and nothing else. `refused`: it was not taken; Slack says 404 for
 * blocks that it does not take as well (java-slack-sdk#1349).
 */
export async function respond(
  url: string,
  body: SlackAnswer,
  log: Log,
): Promise<'taken' | 'refused' | 'unknown'> {
  const refused = (why: object) =>
    log.warn({ method: 'response_url', ...why }, 'answer not delivered');
  try {
    const {
      ok,
      status,
      body: rest,
    } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT),
    });
    await rest?.cancel();
    if (ok) return 'taken';
    refused({ status });
    return status < 500 ? 'refused' : 'unknown';
  } catch (error) {
    refused({ why: error instanceof Error ? error.name : 'unknown' });
    return 'unknown';
  }
}
