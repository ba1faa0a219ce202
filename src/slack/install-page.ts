import { createHash } from 'node:crypto';
import type { CustomRoute } from '@slack/bolt';

export const INSTALL_PATH = '/slack/install';

type Route = Parameters<CustomRoute['handler']>;
/** Node's own, as Bolt hands them over. */
export type Request = Route[0];
export type Response = Route[1];

/** A page in words; none of them is HTML. */
export type Page = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly link?: { readonly text: string; readonly url: string };
};

/** Colours, type and focus as on the preview page. */
const STYLE = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f4f5f7, #131416);
  --card: light-dark(#fff, #1b1d21);
  --edge: light-dark(#d9dce1, #34373d);
  --ink: light-dark(#1c1e21, #e6e7e9);
  --focus: light-dark(#1a5fb4, #78aeff);
  font: 16px / 1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
body { margin: 0; background: var(--page); color: var(--ink); }
main {
  max-width: 34rem; margin: 12vh auto 0; padding: 1.5rem;
  background: var(--card); border: 1px solid var(--edge); border-radius: 12px;
}
h1 { margin: 0 0 0.5rem; font-size: 1.4rem; line-height: 1.3; }
p { margin: 0 0 1rem; overflow-wrap: anywhere; }
a {
  display: inline-block; padding: 0.6rem 1rem; border-radius: 8px;
  background: var(--ink); color: var(--card); font-weight: 600; text-decoration: none;
}
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
`;

/** The page loads nothing, runs nothing and is in nobody's frame; what is in its address stays there. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

export function setPageHeaders(response: Response): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
}

export function sendPage(response: Response, status: number, page: Page): void {
  setPageHeaders(response);
  response.writeHead(status).end(toHtml(page));
}

/** The address is Slack's page that asks for consent. */
export const toInstallPage = (url: string): string =>
  toHtml({
    title: 'Add Newsdesk to Slack',
    lines: [
      'Newsdesk brings the news to where people talk: /news reads it, channels get their digest at their own hour.',
      'Slack asks which workspace it may join, and what it may do there.',
    ],
    link: { text: 'Add to Slack', url },
  });

const toHtml = ({ title, lines, link }: Page): string =>
  [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${toText(title)}</title><style>${STYLE}</style></head>`,
    `<body><main><h1>${toText(title)}</h1>`,
    ...lines.map((line) => `<p>${toText(line)}</p>`),
    link === undefined ? '' : `<a href="${toText(link.url)}">${toText(link.text)}</a>`,
    '</main></body></html>',
  ].join('');

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const toText = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a request names us in its Host header, which a page of another name cannot change. */
export function createNameCheck(hosts: readonly string[]): (request: Request) => boolean {
  const known = new Set([...LOOPBACK, ...hosts]);
  return ({ headers }) => known.has((headers.host ?? '').toLowerCase().replace(/:\d{1,5}$/, ''));
}
