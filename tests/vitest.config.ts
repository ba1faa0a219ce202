import { defineConfig } from 'vitest/config';

/** What keeps nothing behind: its files run in one worker after the other, which loads every module once. */
const TOGETHER = 'tests/{commands,core,discord,feeds,platform,slack,tools,watch}/**/*.test.ts';
/** Its processes live by short times, which others at the same cores would stretch: it comes when all else is done. */
const BY_ITSELF = 'tests/crash/**/*.test.ts';

// biome-ignore lint/style/noDefaultExport: this is how vitest reads it.
export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'together', include: [TOGETHER], isolate: false } },
      {
        extends: true,
        test: { name: 'apart', include: ['tests/**/*.test.ts'], exclude: [TOGETHER, BY_ITSELF] },
      },
      {
        extends: true,
        test: { name: 'by itself', include: [BY_ITSELF], sequence: { groupOrder: 1 } },
      },
    ],
  },
});
