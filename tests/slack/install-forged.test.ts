import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordingInbox, type RecordingInbox } from '../platform/inbox.ts';
import { type InstallRoom, openInstallRoom } from '../support/slack-install.ts';
import { HTTP, listeningAt } from '../support/slack-room.ts';
import {
  SIGNING_SECRET,
  toMessageEvent,
  toRequest,
  toSlashCommand,
} from '../support/slack-wire.ts';

let room: InstallRoom;
let inbox: RecordingInbox;
let url: URL;
beforeAll(async () => {
  inbox = createRecordingInbox();
  room = await openInstallRoom(HTTP, { inbox });
  url = new URL(listeningAt(room.log.lines));
});
afterAll(() => room.close());

type Sent = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** With any path and any Host, which fetch would mend. Resolves to the status, 0 where the line was cut. */
const send = ({ method, path, headers, body }: Sent): Promise<number> =>
  new Promise((resolve) => {
    const { hostname, port } = url;
    const asked = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.on('error', () => resolve(0)).end(body);
  });

const at = (seconds: number): string => String(Math.floor(Date.now() / 1_000) + seconds);
const genuine = (): Sent => {
  const { headers, body } = toRequest(
    toSlashCommand('/news', 'http://127.0.0.1:9/r'),
    SIGNING_SECRET,
  );
  return {
    ...{ method: 'POST', path: '/slack/events', body: String(body) },
    headers: headers as Sent['headers'],
  };
};
const changed = (headers: Readonly<Record<string, string>>, more: Partial<Sent> = {}): Sent => {
  const sent = genuine();
  return { ...sent, ...more, headers: { ...sent.headers, ...headers } };
};

const word = fc.stringMatching(/^[\w.=:~-]{0,60}$/);
const hosts = fc.constantFrom(
  'evil.example',
  'news.example.org.evil.example',
  '[',
  'a b',
  '',
  '%00',
);
const paths = fc.constantFrom(
  '//slack/events',
  '/slack//events',
  '/slack/events/',
  '/slack/events%00',
  '/slack%2fevents',
  '/slack/events;x',
  '/SLACK/EVENTS',
  '/slack/%',
  '//',
  '/\\evil.example/slack/install',
  'http://evil.example:99999/slack/events',
);

/** Signed wrongly, too long ago, for another body, or not at all. */
const unsigned: fc.Arbitrary<Sent> = fc.oneof(
  word.map((signature) => changed({ 'x-slack-signature': signature })),
  word.map((signature) => changed({ 'x-slack-signature': `v0=${signature}` })),
  fc.integer({ min: -9_999_999, max: -301 }).map((age) => {
    const old = toRequest(toMessageEvent({ text: 'Foxconn' }), SIGNING_SECRET);
    const headers = { ...(old.headers as Sent['headers']), 'x-slack-request-timestamp': at(age) };
    return { ...genuine(), headers, body: String(old.body) };
  }),
  word.map((time) => changed({ 'x-slack-request-timestamp': `${time}x` })),
  // These two are the same path to Bolt; only the signature stands before it.
  fc.constantFrom('/slack/./events', '/%2e%2e/slack/events').map((path) => ({
    ...changed({}, { path }),
    body: 'command=/news',
  })),
  fc.string({ minLength: 1 }).map((more) => ({ ...genuine(), body: genuine().body + more })),
  fc
    .string()
    .map((body) => ({ ...genuine(), body, headers: { 'content-type': 'application/json' } })),
  fc.constant(changed({}, { body: 'ssl_check=1&payload={"type":"block_actions"}' })),
);

/** A signature does not help a request to a path that is none, or by another method. */
const misled: fc.Arbitrary<Sent> = fc.oneof(
  paths.map((path) => changed({}, { path })),
  fc.constantFrom('GET', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH').map((method) => {
    const body = '';
    return { ...genuine(), method, body, headers: {} };
  }),
);

/** What Slack's page never sent. */
const answered: fc.Arbitrary<Sent> = fc
  .record({ code: word, state: word, cookie: word, host: hosts, error: word })
  .map(({ code, state, cookie, host, error }) => ({
    method: 'GET',
    path: `/slack/oauth_redirect?${new URLSearchParams({ code, state, error })}`,
    headers: { host, cookie: `__Host-newsdesk-install=${cookie}` },
    body: '',
  }));

const framed: fc.Arbitrary<Sent> = hosts.map((host) => ({
  ...{ method: 'GET', path: '/slack/install', body: '' },
  headers: { host },
}));

test('of 1,000 forged and broken requests none reaches anybody', async () => {
  const forged = fc.oneof(unsigned, misled, answered, framed);
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(forged, async (sent) => {
      const status = await send(sent);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }),
    { numRuns: 1_000 },
  );
  expect([inbox.commands, inbox.heard, inbox.presses, inbox.arrivals]).toEqual([[], [], [], []]);
  expect(room.server.calls('oauth.v2.access')).toBe(0);
  expect(await Array.fromAsync(room.store.installations.entries())).toEqual([]);
  expect([...statuses.keys()].filter((status) => status === 500)).toEqual([]);
  expect(await send(genuine())).toBe(200);
  expect(inbox.commands).toHaveLength(1);
});

test('a body over 1 MB is refused, however it is signed', async () => {
  const before = inbox.heard.length;
  const long = toRequest(toMessageEvent({ text: 'x'.repeat(1_100_000) }), SIGNING_SECRET);
  const sent = { ...genuine(), headers: long.headers as Sent['headers'], body: String(long.body) };
  expect([0, 413]).toContain(await send(sent));
  expect(inbox.heard).toHaveLength(before);
});

test('a body that never ends reaches nobody, and does not keep the bot from stopping', async () => {
  const before = inbox.commands.length;
  const slow = Array.from({ length: 20 }, () => {
    const socket = connect(Number(url.port), url.hostname);
    const { headers } = genuine();
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST /slack/events HTTP/1.1\r\nhost: x\r\n${lines.join('')}`);
    socket.write('content-length: 9999\r\n\r\npayload=');
    socket.on('error', () => undefined);
    return once(socket, 'close');
  });
  expect(await send(genuine())).toBe(200);
  await room.platform.stop();
  await Promise.all(slow);
  expect(inbox.commands).toHaveLength(before + 1);
});
