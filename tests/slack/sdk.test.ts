import { expect, test } from 'vitest';
import { clientOptions, createSdkLogger, REQUEST_TIMEOUT } from '#slack/sdk.ts';
import { recordingLog } from '../support/log.ts';

test('what the SDK says is logged without tokens, addresses and anything but words', () => {
  const log = recordingLog();
  const sdk = createSdkLogger(log);
  sdk.warn('posting with xoxb-12-34-abc and xapp-1-A0-x to https://hooks.slack.com/T1/secret', {
    text: 'what Marta said',
  });
  sdk.error('it broke', new Error('at http://127.0.0.1/response/9\n\u001b[31mred'));
  sdk.debug('body: what Marta said');
  sdk.info('body: what Marta said');
  expect(log.lines).toEqual([
    { level: 'warn', message: 'slack sdk', data: { said: 'posting with … and … to …' } },
    { level: 'warn', message: 'slack sdk', data: { said: 'it broke at … [31mred' } },
  ]);
});

test('a request may take 10 s, or what it is told, and is never repeated nor held back by the SDK', () => {
  const logger = createSdkLogger(recordingLog());
  expect(REQUEST_TIMEOUT).toBe(10_000);
  expect(clientOptions({ logger })).toMatchObject({
    timeout: 10_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    maxRequestConcurrency: Number.POSITIVE_INFINITY,
  });
  expect(clientOptions({ logger, timeout: 300 })).toMatchObject({ timeout: 300 });
});

test('what is reported with advice elsewhere is not said twice', () => {
  const log = recordingLog();
  createSdkLogger(log).error('Failed to retrieve a new WSS URL (error: invalid_auth)');
  expect(log.lines).toEqual([]);
});
