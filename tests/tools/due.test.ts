import { expect, test } from 'vitest';
import { linesOf, run } from './bench.ts';

const line = (more: object): string =>
  JSON.stringify({
    ...{ id: 'a', zone: 'Europe/Rome', time: '02:30', days: 'daily' },
    ...{ from: '2026-03-28T00:00:00Z', to: '2026-03-30T00:00:00Z', ...more },
  });

test('due tells each local date and its instant, across a change of the clock', async () => {
  const { code, output, notes } = await run(['due'], { input: `${line({})}\n` });
  expect(linesOf(output)).toEqual([
    {
      id: 'a',
      at: [
        { date: '2026-03-28', instant: '2026-03-28T01:30:00Z' },
        { date: '2026-03-29', instant: '2026-03-29T01:30:00Z' },
      ],
    },
  ]);
  expect([code, notes]).toEqual([0, '']);
});

test('due says what is wrong with a line, and answers the others', async () => {
  const lines = [
    line({ zone: 'Mars' }),
    line({ time: '25:00' }),
    line({ days: 'someday' }),
    line({ from: 'yesterday' }),
    line({ to: '2999-01-01T00:00:00Z' }),
    line({ days: 'mon,thu', to: '2026-04-03T00:00:00Z' }),
    line({ from: '2026-03-30T00:00:00Z', to: '2026-03-28T00:00:00Z' }),
  ];
  const { code, output } = await run(['due'], { input: lines.join('\n') });
  const answers = linesOf(output);
  expect(answers.slice(0, 5).map(({ error }) => error)).toEqual([
    '"zone" is no time zone: give one such as Europe/Rome',
    '"time" is no time of day: give one such as 08:30',
    '"days" is daily, weekdays, weekends, or days such as mon,thu',
    '"from" is no instant: give one such as 2026-03-29T00:00:00Z',
    '"to" is more than 50 years after "from": ask for less',
  ]);
  expect(answers[5].at.map(({ date }: { date: string }) => date)).toEqual([
    '2026-03-30',
    '2026-04-02',
  ]);
  expect(answers[6]).toEqual({ id: 'a', at: [] });
  expect(code).toBe(1);
});
