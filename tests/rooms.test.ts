import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The rooms of the house, and what each may bring in from outside itself. */
const rooms: Readonly<Record<string, readonly RegExp[]>> = {
  'src/core': [],
  commands: [/^#core\//],
  'src/feeds': [
    /^#core\//,
    /^(?:undici|ipaddr\.js)$/,
    /^(?:htmlparser2|@mozilla\/readability|linkedom)$/,
    /^node:/,
  ],
  'src/store': [/^#core\//, /^keyv$/, /^@keyv\//, /^pg-boss$/, /^pg$/, /^node:/],
  'src/slack': [/^#core\//, /^@slack\//, /^node:(?:crypto|https?)$/],
  'src/discord': [/^#core\//, /^discord\.js$/, /^node:crypto$/],
  'src/pictures': [/^#core\//, /^@takumi-rs\//, /^@fontsource\//, /^node:/],
  'src/preview': [/^#core\//, /^#slack\/render\.ts$/, /^#discord\/render\.ts$/, /^node:/],
  'src/watch': [/^#core\//, /^prom-client$/, /^node:/],
};

/** What core may not even touch: the clock, the disk, the network, the process. */
const WORLDLY =
  /\b(?:Date\.now|new Date\b|Temporal\.Now|Math\.random|process\.|fetch\(|setTimeout|setInterval|globalThis|performance\.)/;

const IMPORT =
  /^(?:import|export)\s[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;

const read = (file: string): string => readFileSync(file, 'utf8');
const importsIn = (source: string): readonly string[] =>
  [...source.matchAll(IMPORT)].map((found) => found[1] ?? found[2] ?? found[3] ?? '');

/** A relative import may climb inside its room, never out of it. */
function isAllowed(room: string, file: string, target: string): boolean {
  if (!target.startsWith('.')) return rooms[room]?.some((door) => door.test(target)) ?? false;
  return new URL(target, `file:///${file}`).pathname.startsWith(`/${room}/`);
}

const straysIn = (room: string, file: string, source: string): readonly string[] =>
  importsIn(source)
    .filter((target) => !isAllowed(room, file, target))
    .map((target) => `${file} → ${target}`);

test.each(Object.keys(rooms))('%s opens only on the doors it was given', (room) => {
  const files = globSync(`${room}/**/*.ts`);
  expect(files).not.toHaveLength(0);
  expect(files.flatMap((file) => straysIn(room, file, read(file)))).toEqual([]);
});

test('a planted stray is caught, however it is imported', () => {
  const planted = [
    "import type { App } from '@slack/bolt';",
    "import { join } from 'node:path';",
    "const late = await import('discord.js');",
    "export { x } from '../../store/open.ts';",
    "import '../../commands/news.ts';",
  ].join('\n');
  expect(straysIn('src/core', 'src/core/desk/desk.ts', planted)).toHaveLength(5);
});

test('core knows no clock, no disk, no network and no chance', () => {
  const worldly = globSync('src/core/**/*.ts').filter((file) => WORLDLY.test(read(file)));
  expect(worldly).toEqual([]);
});

test('nothing imports main, the configuration or the tools, except the files beside them', () => {
  const inside = globSync('{src/*/**,commands/**}/*.ts').filter(
    (file) => !file.startsWith('src/tools'),
  );
  const upward = inside.flatMap((file) =>
    importsIn(read(file)).filter(
      (target) =>
        /(?:main|bot|config|log|clock)\.ts$|\/tools\//.test(target) && target.includes('../../src'),
    ),
  );
  expect(upward).toEqual([]);
});

test('only the configuration reads the environment', () => {
  const readers = globSync('{src,commands}/**/*.ts').filter((file) =>
    /process\.env/.test(read(file)),
  );
  expect(readers).toEqual(['src/config.ts']);
});
