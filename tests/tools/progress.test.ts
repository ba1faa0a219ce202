import { expect, test } from 'vitest';
import { createProgress } from '../../src/tools/progress.ts';
import { collect } from './bench.ts';

test('on a terminal one line is drawn again, at most ten times a second', () => {
  const { stream, text } = collect();
  const options = { label: 'Moving', total: 1_000, environment: { NO_COLOR: '1' } };
  const progress = createProgress(Object.assign(stream, { isTTY: true }), options);
  for (let count = 0; count < 1_000; count++) progress.advance(1, 'jobs');
  progress.step('1000 jobs');
  progress.end();
  const drawn = text().split('\r\x1b[2K').filter(Boolean);
  expect(drawn[0]).toBe(`Moving ${'░'.repeat(20)} 1/1000  jobs`);
  expect(drawn.at(-1)).toBe(`Moving ${'█'.repeat(20)} 1000/1000  jobs`);
  expect(drawn.length).toBeLessThan(5);
  expect(text()).not.toContain('\n');
});
