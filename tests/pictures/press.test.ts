import { Renderer } from '@takumi-rs/core';
import { describe, expect, test } from 'vitest';
import type { Card } from '#core/talk/picture.ts';
import { en } from '#core/talk/sentences/en.ts';
import { createPictures } from '#pictures/pictures.ts';
import type { Renderer as Drawing } from '#pictures/press.ts';
import { recordingLog } from '../support/log.ts';

const cardOf = (title: string): Card => ({
  title,
  when: Temporal.PlainDate.from('2026-11-22'),
});

/** The real renderer with another way to render. */
function rendererWith(render: (real: Drawing) => Drawing['render']): Drawing {
  const real = new Renderer();
  return {
    registerFont: (font) => real.registerFont(font),
    measure: (node, options) => real.measure(node, options),
    render: render(real),
  };
}

describe('a drawing that fails', () => {
  test('gives no picture, one line in the log, and is tried again', async () => {
    const log = recordingLog();
    let failures = 1;
    const renderer = rendererWith((real) => async (node, options) => {
      failures -= 1;
      if (failures === 0) throw new Error('out of ink');
      return real.render(node, options);
    });
    const pictures = createPictures({ log, load: async () => renderer, patience: 60_000 });
    expect(await pictures.card(cardOf('Ferries'), en)).toBeUndefined();
    expect(log.lines).toEqual([
      { level: 'warn', message: 'picture not drawn', data: { err: new Error('out of ink') } },
    ]);
    expect(await pictures.card(cardOf('Ferries'), en)).toBeDefined();
  });

  test('gives no picture where the card itself is broken', async () => {
    const pictures = createPictures({ log: recordingLog() });
    const broken = { title: 'Ferries', when: 'yesterday' } as unknown as Card;
    expect(await pictures.card({ ...broken, title: 7 as unknown as string }, en)).toBeUndefined();
    expect(await pictures.chart({ title: 'M' } as never, en)).toBeUndefined();
  });
});

test('a drawing that never ends gives no picture, and the next one has its turn', async () => {
  const log = recordingLog();
  let hangs = true;
  const measured = { width: 1, height: 1, transform: [], children: [], runs: [] };
  const renderer = {
    registerFont: async () => [],
    measure: async () => measured,
    render: async () => (hangs ? new Promise(() => undefined) : Buffer.from('drawn')),
  } as unknown as Drawing;
  const fonts = { find: async () => ({ kind: 'found', slices: [] }) as const };
  const pictures = createPictures({ log, fonts, load: async () => renderer, patience: 300 });
  expect(await pictures.card(cardOf('Ferries'), en)).toBeUndefined();
  expect(log.lines).toMatchObject([{ data: { err: { name: 'TimeoutError' } } }]);
  hangs = false;
  expect(await pictures.card(cardOf('Ferries'), en)).toMatchObject({ png: Buffer.from('drawn') });
});

test('one picture is drawn at a time', async () => {
  let [running, most] = [0, 0];
  const renderer = rendererWith((real) => async (node, options) => {
    running += 1;
    most = Math.max(most, running);
    const png = await real.render(node, options);
    running -= 1;
    return png;
  });
  const pictures = createPictures({
    log: recordingLog(),
    load: async () => renderer,
    patience: 60_000,
  });
  const titles = ['Ferries', 'Quays', 'Tides'];
  const drawn = await Promise.all(titles.map((title) => pictures.card(cardOf(title), en)));
  expect(drawn).not.toContain(undefined);
  expect(most).toBe(1);
});

describe('the drawing library', () => {
  test('is not loaded for a text that no font has', async () => {
    let loads = 0;
    const load = async (): Promise<Drawing> => {
      loads += 1;
      return new Renderer();
    };
    const log = recordingLog();
    const pictures = createPictures({ log, load, patience: 60_000 });
    await pictures.card(cardOf('日産'), en);
    expect(loads).toBe(0);
    expect(log.lines).toMatchObject([{ level: 'debug', data: { character: 'U+65e5' } }]);
    await pictures.card(cardOf('Ferries'), en);
    await pictures.card(cardOf('Quays'), en);
    expect(loads).toBe(1);
  });
});
