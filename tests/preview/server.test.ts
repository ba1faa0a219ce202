import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PlatformError } from '#core/errors.ts';
import { FEEDS, SILENCES } from '../support/small-desk.ts';
import type { SmallPreview } from '../support/small-preview.ts';
import { openPreview } from '../support/small-preview.ts';

let preview: SmallPreview;
beforeAll(async () => {
  preview = await openPreview();
});
afterAll(() => preview.stop());

type Ask = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** node:http and not fetch: it sends any path and any Host as they are. */
function ask(path: string, { method = 'GET', headers = {}, body }: Ask = {}) {
  const { promise, resolve, reject } = Promise.withResolvers<{
    readonly status: number | undefined;
    readonly headers: NodeJS.Dict<string | string[]>;
    readonly text: string;
  }>();
  const sent = request(preview.url, { method, headers, path }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      resolve({ status: response.statusCode, headers: response.headers, text });
    });
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const say = (text: string) =>
  ask('/say', { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ text }) });

describe('the page', () => {
  test('is served with a policy that lets nothing in from anywhere else', async () => {
    const { status, headers, text } = await ask('/');
    expect(status).toBe(200);
    expect(text).toContain('<title>Newsdesk preview</title>');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  test.each(['evil.example', 'evil.example:8080', 'localhost.evil.example'])(
    'is not served under the name %s',
    async (host) => {
      const { status, text } = await ask('/', { headers: { host } });
      expect(status).toBe(421);
      expect(text).not.toContain('<title>');
    },
  );

  test('is served under a name that the operator gave', async () => {
    expect((await ask('/', { headers: { host: 'desk.test:80' } })).status).toBe(200);
  });

  test.each([
    '/../server.ts',
    '/..%2fserver.ts',
    '/page/../../server.ts',
    '//etc/passwd',
    '/index.html/..',
    '/.%00/main.js',
    '/constructor',
    'http://evil.example/',
  ])('is a table of files, not a folder: %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test.each(['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'])(
    'is not asked for with %s',
    async (method) => {
      const { status, headers } = await ask('/', { method });
      expect(status).toBe(405);
      expect(headers.allow).toBe('GET');
    },
  );
});

describe('what is said', () => {
  test('is answered with the bodies of both platforms', async () => {
    const { status, text } = await say('/news');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({
      slack: { payloads: [{ response_type: 'ephemeral', unfurl_links: false }] },
      discord: {
        payloads: [{ type: 4, data: { flags: 32_832, allowed_mentions: { parse: [] } } }],
      },
    });
  });

  test('is answered with the file that goes with a body', async () => {
    const { slack, discord } = JSON.parse((await say('/newsdesk feeds export')).text);
    expect([slack.file, discord.file]).toEqual([FEEDS, FEEDS]);
    expect(discord.payloads[0].data.attachments).toEqual([{ id: '0', filename: FEEDS.name }]);
  });

  test('gets a reply in the thread of the line, on each platform in its own way', async () => {
    const { slack, discord } = JSON.parse((await say('did you see the Foxconn thing?')).text);
    expect(slack.line).not.toBe(discord.line);
    expect(slack.payloads).toMatchObject([{ channel: 'slack', thread_ts: slack.line }]);
    expect(discord.payloads).toMatchObject([
      { flags: 36_864, allowed_mentions: { parse: [], replied_user: false } },
    ]);
  });

  test('is met with silence and its reason where nothing matches', async () => {
    const { slack } = JSON.parse((await say('lunch at noon?')).text);
    expect(slack).toMatchObject({ payloads: [], silence: 'no match' });
  });

  test('may not come from another site', async () => {
    const headers = { ...JSON_TYPE, origin: 'http://evil.example' };
    const body = '{"text":"/news"}';
    expect((await ask('/say', { method: 'POST', headers, body })).status).toBe(403);
  });

  test('may not come from another page of this machine, or from no page at all', async () => {
    const body = '{"text":"/news"}';
    for (const site of ['same-site', 'cross-site', 'none']) {
      const headers = { ...JSON_TYPE, 'sec-fetch-site': site };
      expect((await ask('/say', { method: 'POST', headers, body })).status).toBe(403);
    }
    const opaque = { ...JSON_TYPE, origin: 'null' };
    expect((await ask('/say', { method: 'POST', headers: opaque, body })).status).toBe(403);
  });

  test.each([
    [415, 'text/plain', '{"text":"/news"}'],
    [415, 'application/x-www-form-urlencoded', 'text=/news'],
    [400, 'application/json', '{"text":'],
    [400, 'application/json', '["/news"]'],
    [400, 'application/json', '{"text":7}'],
    [400, 'application/json', '{"text":""}'],
    [413, 'application/json', JSON.stringify({ text: 'x'.repeat(70_000) })],
  ])('is refused with %i as %s: %.20s', async (status, type, body) => {
    const refused = await ask('/say', { method: 'POST', headers: { 'content-type': type }, body });
    expect(refused.status).toBe(status);
    expect(JSON.parse(refused.text).error).toMatch(/\w+\.$/);
  });

  test('is refused past 64 kB also where no length is given before', async () => {
    const headers = { ...JSON_TYPE, 'transfer-encoding': 'chunked' };
    const body = JSON.stringify({ text: 'x'.repeat(70_000) });
    expect((await ask('/say', { method: 'POST', headers, body })).status).toBe(413);
  });
});

describe('a press', () => {
  const press = (body: object) =>
    ask('/press', { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) });

  test('puts the next page in the place of the answer', async () => {
    const shown = JSON.parse((await press({ pane: 'slack', action: 'news:2' })).text);
    expect(shown).toMatchObject({ kind: 'show', payload: { replace_original: true } });
    expect(JSON.stringify(shown)).toContain('Page 2');
  });

  test('carries what was picked in a menu', async () => {
    const told = JSON.parse((await press({ pane: 'discord', action: 'read:', choice: '2' })).text);
    expect(told).toMatchObject({ kind: 'tell', payload: { type: 4, data: { flags: 32_832 } } });
    expect(JSON.stringify(told)).toContain('Costa Coffee');
  });

  test('is refused for a pane that is none', async () => {
    for (const pane of ['irc', '__proto__', '']) {
      expect((await press({ pane, action: 'news:2' })).status).toBe(400);
    }
  });
});

test('silence comes back with its reason, and the page has a sentence for each', async () => {
  const script = (await ask('/pane.js')).text;
  for (const because of SILENCES) {
    const body = JSON.stringify({ text: `be silent: ${because}` });
    const headers = { 'content-type': 'application/json' };
    const { text } = await ask('/say', { method: 'POST', headers, body });
    expect(JSON.parse(text)).toMatchObject({ slack: { silence: because } });
    expect(script).toMatch(new RegExp(`^  '?${because}'?:\\s+'\\w.{20,}',$`, 'm'));
  }
});

test('a taken port is told in a sentence that names it and the way out', async () => {
  const { port } = new URL(preview.url);
  const second = openPreview(Number(port));
  await expect(second).rejects.toThrow(PlatformError);
  await expect(second).rejects.toThrow(new RegExp(`${port}.*PREVIEW_PORT=`));
});
