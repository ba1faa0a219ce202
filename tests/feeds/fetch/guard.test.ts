import type { LookupFunction } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createFetcher } from '#feeds/fetch/fetcher.ts';
import { lookupIn } from '../../support/web-names.ts';
import { redirectTo, startWebServer, type WebServer } from '../../support/web-server.ts';

/** A public address. No test may connect to it: each of them is refused before that. */
const PUBLIC = '93.184.216.34';

let victim: WebServer;
let victim6: WebServer | undefined;
beforeAll(async () => {
  victim = await startWebServer();
  // On a machine without IPv6 there is nobody to reach.
  victim6 = await startWebServer({ listenOn: '::1', port: victim.port }).catch(() => undefined);
  victim6?.put('/', { body: 'secret' });
  victim.put('/', { body: 'secret' });
});
afterAll(() => Promise.all([victim.close(), victim6?.close()]));

let lookups = 0;
beforeEach(() => {
  lookups = 0;
  victim.forget();
  victim6?.forget();
});

const lookup = lookupIn({
  localhost: () => ['127.0.0.1'],
  'localhost.': () => ['127.0.0.1'],
  'evil.test': () => ['127.0.0.1'],
  'mixed.test': () => ['127.0.0.1', PUBLIC],
  'six.test': () => ['::ffff:127.0.0.1'],
  // The first is opened in these tests, and nobody listens there.
  'rebind.test': () => [lookups++ % 2 === 0 ? '127.0.0.9' : '127.0.0.1'],
  'open.test': () => ['127.0.0.1'],
});

/** Redirects come from a host that is opened. */
const REDIRECT = 'http://open.test:{port}/to';
type Form = readonly [name: string, url: string, to?: string | undefined];
const FORMS: readonly Form[] = [
  ['an address', 'http://127.0.0.1:{port}/'],
  ['localhost', 'http://localhost:{port}/'],
  ['localhost with the dot of the root', 'http://localhost.:{port}/'],
  ['one decimal number', 'http://2130706433:{port}/'],
  ['octal numbers', 'http://0177.0.0.1:{port}/'],
  ['hexadecimal numbers', 'http://0x7f.0.0.1:{port}/'],
  ['a short form', 'http://127.1:{port}/'],
  ['the address of no host', 'http://0.0.0.0:{port}/'],
  ['full-width digits', 'http://１２７.０.０.１:{port}/'],
  ['a name that leads to loopback', 'http://evil.test:{port}/'],
  ['a name with a public address beside it', 'http://mixed.test:{port}/'],
  ['a name that leads to a mapped address', 'http://six.test:{port}/'],
  ['IPv6', 'http://[::1]:{port}/'],
  ['IPv4 mapped into IPv6', 'http://[::ffff:127.0.0.1]:{port}/'],
  ['IPv4 mapped into IPv6, in hexadecimal', 'http://[::ffff:7f00:1]:{port}/'],
  ['a name that leads elsewhere the second time', 'http://rebind.test:{port}/'],
  ['a redirect to an address', REDIRECT, 'http://127.0.0.1:{port}/'],
  ['a redirect to a name', REDIRECT, 'http://evil.test:{port}/'],
  ['a redirect to IPv6', REDIRECT, 'http://[::1]:{port}/'],
  ['a public name as a user', 'http://open.test@127.0.0.1:{port}/'],
  ['a file', 'file:///etc/hostname'],
];

const here = (url: string): string => url.replaceAll('{port}', `${victim.port}`);

/** How often the secret was asked for, whoever was asked for it. */
const hits = (): number =>
  [...victim.requests, ...(victim6?.requests ?? [])].filter(({ path }) => path === '/').length;

async function reach(url: string, privateFeeds: readonly string[], names = lookup) {
  const fetcher = createFetcher({ version: '1', contact: 'c', lookup: names, privateFeeds });
  const fetched = fetcher.fetch({ url: here(url), wants: 'feed' });
  const outcome = await fetched.then(
    ({ kind }) => kind,
    (error) => error.trouble?.kind ?? error,
  );
  await fetcher.close();
  return outcome;
}

/** Thrice, since a name may lead elsewhere the next time. */
async function reachThrice(form: Form, privateFeeds: readonly string[]) {
  const [, url, to = ''] = form;
  victim.put('/to', redirectTo(here(to)));
  return [
    await reach(url, privateFeeds),
    await reach(url, privateFeeds),
    await reach(url, privateFeeds),
  ];
}

describe('nobody reaches the bot’s own network by', () => {
  test.each(FORMS.map((form) => ({ form, name: form[0] })))('$name', async ({ form }) => {
    const outcomes = await reachThrice(form, ['open.test', '127.0.0.9']);
    expect(hits()).toBe(0);
    expect(outcomes.join(' ')).toMatch(/private|bad address/);
    expect(outcomes).not.toContain('body');
  });
});

test('the same forms do reach it once it is opened, but for the two that are no address', async () => {
  const reached: string[] = [];
  for (const form of FORMS) {
    const opened = ['open.test', '127.0.0.0/8', '0.0.0.0', '[::1]', PUBLIC];
    if ((await reachThrice(form, opened)).includes('body')) reached.push(form[0]);
  }
  const sixes = FORMS.filter(([name]) => /IPv6$/.test(name)).length;
  expect(reached).toHaveLength(FORMS.length - 2 - (victim6 === undefined ? sixes : 0));
});

test.each([
  '10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 100.100.100.200 127.0.0.1 0.0.0.0',
  '192.0.0.192 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 192.88.99.1 192.0.2.1 203.0.113.1',
  '::1 :: fc00::1 fd00:ec2::254 fe80::1 ff02::1 fec0::1 ::10.0.0.1 ::ffff:10.0.0.1 64:ff9b::a00:1',
  '64:ff9b:1::a00:1 2002:a00:1:: 2001:db8::1 2001:0:53aa:64c:0:0:f5ff:fffe 3fff::1 5f00::1 100::1',
])('none of %s is public', async (addresses) => {
  for (const address of addresses.split(' '))
    expect(await reach('http://x.test:80/', [], lookupIn({ 'x.test': () => [address] }))).toBe(
      'private',
    );
});

test('a connection that ends elsewhere than its name was said to lead is not used', async () => {
  let looks = 0;
  const turning = {
    family: 4,
    get address() {
      return looks++ === 0 ? '127.0.0.9' : '127.0.0.1';
    },
  };
  const names: LookupFunction = (_name, _options, callback) =>
    process.nextTick(callback, null, [turning]);
  expect(await reach('http://turning.test:{port}/', ['127.0.0.9'], names)).toBe('private');
  expect(hits()).toBe(0);
});

test('a public address is asked at the ports of the web alone', async () => {
  expect(await reach(`http://${PUBLIC}:22/`, [])).toBe('bad address');
  const names = lookupIn({ 'public.test': () => [PUBLIC] });
  expect(await reach('http://public.test:6379/', [], names)).toBe('bad address');
});

test('the names of this machine are guarded and opened as well', async () => {
  const reachByName = async (...privateFeeds: readonly string[]) => {
    const fetcher = createFetcher({ version: '1', contact: 'c', privateFeeds });
    const asked = fetcher.fetch({ url: here('http://localhost:{port}/'), wants: 'feed' });
    return asked
      .then(
        ({ kind }) => kind,
        ({ trouble }) => trouble.kind,
      )
      .finally(fetcher.close);
  };
  expect(await reachByName()).toBe('private');
  expect(hits()).toBe(0);
  expect(await reachByName('localhost')).toBe('body');
});

describe('what the operator opens', () => {
  test.each([
    ['a name', 'open.test', 'http://open.test:{port}/'],
    ['a name in capitals', 'Open.Test', 'http://open.test.:{port}/'],
    ['a name and its port', 'open.test:{port}', 'http://open.test:{port}/'],
    ['an address', '127.0.0.1', 'http://127.0.0.1:{port}/'],
    ['an address and its port', '127.0.0.1:{port}', 'http://127.1:{port}/'],
    ['a range', '127.0.0.0/8', 'http://evil.test:{port}/'],
  ])('is reached by %s', async (_what, opening, url) => {
    const names = lookupIn({
      'open.test': () => ['127.0.0.1'],
      'open.test.': () => ['127.0.0.1'],
      'evil.test': () => ['127.0.0.1'],
    });
    expect(await reach(url, ['other.test', here(opening)], names)).toBe('body');
  });

  test.each([
    ['another name of the same address', 'open.test', 'http://evil.test:{port}/'],
    ['a name under it', 'test', 'http://evil.test:{port}/'],
    ['its address', 'open.test', 'http://127.0.0.1:{port}/'],
    ['another port', 'open.test:1', 'http://open.test:{port}/'],
    ['the port of another', '10.0.0.1:{port}', 'http://127.0.0.1:{port}/'],
    ['what no entry can be read as', 'http://127.0.0.1/', 'http://127.0.0.1:{port}/'],
  ])('does not open %s', async (_what, opening, url) => {
    expect(await reach(url, [here(opening)])).toBe('private');
    expect(hits()).toBe(0);
  });
});
