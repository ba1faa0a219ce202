import { expect, test, vi } from 'vitest';
import { en } from '#core/talk/sentences/en.ts';
import { createPictures } from '#pictures/pictures.ts';
import { recordingLog } from '../support/log.ts';

test('a machine that the library has no binary for has no pictures, and is told so once', async () => {
  // The library loads the binary that this names, instead of the one for the platform.
  vi.stubEnv('TAKUMI_CORE_TARGET', '/nowhere/core.node');
  const log = recordingLog();
  const pictures = createPictures({ log, patience: 60_000 });
  const when = Temporal.PlainDate.from('2026-11-22');
  expect(await pictures.card({ title: 'Ferries', when }, en)).toBeUndefined();
  expect(await pictures.card({ title: 'Quays', when }, en)).toBeUndefined();
  expect(log.lines).toMatchObject([
    { level: 'warn', message: 'no pictures: the drawing library does not load here' },
  ]);
});
