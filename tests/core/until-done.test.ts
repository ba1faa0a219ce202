import { expect, test } from 'vitest';
import { untilDone } from '#core/until-done.ts';
import { drivenClock, hurriedClock } from '../support/clock.ts';
import { recordingLog } from '../support/log.ts';

test('what fails is tried again each five seconds until it is done, and told once', async () => {
  const clock = hurriedClock();
  const log = recordingLog();
  const began = clock.now();
  const tries: number[] = [];
  const work = async (): Promise<void> => {
    tries.push(began.until(clock.now()).total('seconds'));
    if (tries.length < 4) throw new Error('away');
  };
  await untilDone(work, { what: 'feeds not followed', clock, log }, new AbortController().signal);
  expect(tries).toEqual([0, 5, 10, 15]);
  expect(log.lines.map(({ level, message }) => `${level}: ${message}`)).toEqual([
    'warn: feeds not followed',
  ]);
});

test('at a stop it is left undone, and that is no line in the log', async () => {
  const log = recordingLog();
  const stopping = new AbortController();
  const work = async (): Promise<void> => {
    stopping.abort();
    throw new Error('closed');
  };
  const done = { what: 'feeds not followed', clock: drivenClock(), log };
  await untilDone(work, done, stopping.signal);
  await untilDone(work, done, stopping.signal);
  expect(log.lines).toEqual([]);
});
