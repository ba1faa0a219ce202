import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { VARIABLES } from '../src/variables.ts';

const readme = readFileSync('README.md', 'utf8');

test.each(VARIABLES)('the README has the variable %s', (name) => {
  expect(readme).toContain(`\`${name}\``);
});

/** `watch list` stands in one row with `/newsdesk watch add`. */
test.each(commands.map(({ path }) => path.join(' ')))('the README has the command /%s', (path) => {
  const [, ...words] = path.split(' ');
  expect(readme).toContain(words.length === 0 ? '`/news`' : words.join(' '));
});

test('its pictures and the files that it names are there', () => {
  const named = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

test('its headings are where its own links lead', () => {
  const anchors = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
  const links = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
  expect(links.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
});
