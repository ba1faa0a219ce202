import { expect, test } from 'vitest';
import { createSdkLogger } from '#slack/sdk.ts';
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

test('what is reported with advice elsewhere is not said twice', () => {
  const log = recordingLog();
  createSdkLogger(log).error('Failed to retrieve a new WSS URL (error: invalid_auth)');
  expect(log.lines).toEqual([]);
});
