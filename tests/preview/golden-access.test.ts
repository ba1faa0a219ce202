import { globSync, readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserNote, chromiumPath, openBrowser } from '../support/browser.ts';
import type { SmallPreview } from '../support/small-preview.ts';
import { openPreview } from '../support/small-preview.ts';

const APPS = ['slack', 'discord'] as const;
type App = (typeof APPS)[number];
type Message = { drawMessage(pane: object, payload: object): Node };
type Drawing = { readonly message: Message; readonly apps: Readonly<Record<App, object>> };
type Finding = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };
type Tools = { readonly drawing: Drawing; readonly axe: Axe };
type Axe = { run(): Promise<{ readonly violations: readonly Finding[] }> };

/** As text, since the test's own transformation of imports has no place in a browser. */
const LOAD = `Promise.all(['/message.js', '/slack.js', '/discord.js'].map((name) => import(name))).then(
  ([message, { slack }, { discord }]) => { window.drawing = { message, apps: { slack, discord } }; })`;

/** An interaction's answer carries its message as `data`. */
const read = (file: string): object => {
  const payload = JSON.parse(readFileSync(file, 'utf8')) as { readonly data?: object };
  return payload.data ?? payload;
};

describe.skipIf(chromiumPath === undefined)(`golden payloads for everybody${browserNote}`, () => {
  let preview: SmallPreview;
  let browser: Browser;
  beforeAll(async () => {
    [preview, browser] = await Promise.all([openPreview(), openBrowser()]);
  });
  afterAll(() => Promise.all([preview.stop(), browser.close()]));

  const payloads = APPS.flatMap((app) =>
    globSync(`tests/${app}/golden/*.json`).map((file) => ({ app, file, payload: read(file) })),
  );

  test.each(['light', 'dark'] as const)(
    'axe finds nothing in any of them, %s',
    async (colorScheme) => {
      const page = await browser.newPage({ colorScheme, viewport: { width: 1200, height: 900 } });
      await page.goto(preview.url);
      await page.evaluate(LOAD);
      await page.evaluate(axe.source);
      for (const { app, file, payload } of payloads) {
        const findings = await page.evaluate(
          async ([name, body]) => {
            const { drawing, axe } = window as unknown as Tools;
            const pane = { app: drawing.apps[name], press: () => undefined };
            const message = drawing.message.drawMessage(pane, { payload: body });
            document.querySelector(`.${name} .log`)?.replaceChildren(message);
            const { violations } = await axe.run();
            return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
          },
          [app, payload] as const,
        );
        expect(findings, file).toEqual([]);
      }
      await page.close();
    },
  );
});
