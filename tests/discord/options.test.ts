import { expect, test } from 'vitest';
import { readFilled } from '#discord/options.ts';

test.each([
  {
    name: 'news',
    options: [
      { name: 'words', value: 'rare earths' },
      { name: 'page', value: 2 },
    ],
    path: ['news'],
    values: { words: 'rare earths', page: 2 },
  },
  { name: 'news', options: [], path: ['news'], values: {} },
  { name: 'newsdesk', options: [{ name: 'help' }], path: ['newsdesk', 'help'], values: {} },
  {
    name: 'newsdesk',
    options: [
      { name: 'digest', options: [{ name: 'now', options: [{ name: 'size', value: 4 }] }] },
    ],
    path: ['newsdesk', 'digest', 'now'],
    values: { size: 4 },
  },
  {
    name: 'newsdesk',
    options: [
      {
        name: 'digest',
        options: [{ name: 'set', options: [{ name: 'to', value: '310000000000000015' }] }],
      },
    ],
    path: ['newsdesk', 'digest', 'set'],
    values: { to: '310000000000000015' },
  },
])('$path comes back with $values', ({ name, options, path, values }) => {
  expect(readFilled(name, options)).toEqual({ kind: 'filled', path, values });
});
