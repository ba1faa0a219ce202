import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

/** Where Debian, Fedora, Arch and macOS keep it. */
const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser of this machine, if there is one. */
export const chromiumPath: string | undefined = CANDIDATES.find((path) => existsSync(path));

/** Why a suite that needs a browser is skipped; nothing where it is not. */
export const browserNote: string =
  chromiumPath === undefined ? ' (skipped: no chromium here; apt-get install chromium)' : '';

// A skipped suite is one number in a report; what was not tested is worth a line.
if (browserNote !== '') process.stderr.write(`The preview page is not tested${browserNote}\n`);

/** Starts the browser of this machine, told to contact nobody by itself. */
export function openBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('No chromium on this machine.');
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
