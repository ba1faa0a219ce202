import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fetcher } from '#feeds/fetch/fetched.ts';
import { openFetcher, textOf } from '../../support/web-fetching.ts';
import { redirectTo, startWebServer, type WebServer } from '../../support/web-server.ts';

let web: WebServer;
let fetcher: Fetcher;
beforeEach(async () => {
  web = await startWebServer();
  fetcher = openFetcher();
});
afterEach(async () => {
  await fetcher.close();
  await web.close();
});

const get = (path: string, host = 'a.test', signal?: AbortSignal) =>
  fetcher.fetch({ url: web.url(path, host), wants: 'feed', signal });

test('a host is asked one thing at a time, and others meanwhile', async () => {
  const gate = Promise.withResolvers<void>();
  web.put('/1', { body: '1', after: gate.promise });
  web.put('/2', { body: '2' });
  web.put('/3', { body: '3' }, 'b.test');
  const both = Promise.all([get('/1'), get('/2')]);
  expect(textOf(await get('/3', 'b.test'))).toBe('3');
  await web.asked(2);
  expect(web.requests.map(({ path }) => path).sort()).toEqual(['/1', '/3']);
  gate.resolve();
  expect((await both).map(textOf)).toEqual(['1', '2']);
  expect(web.mostAtOnce()).toBe(1);
});

test('a server that closes after each answer, though it did not say so, is asked again', async () => {
  web.put('/to', { ...redirectTo('/there'), sent: 'whole, then closed' });
  web.put('/there', { body: 'there', sent: 'whole, then closed' });
  for (let time = 0; time < 5; time += 1) expect(textOf(await get('/to'))).toBe('there');
});

test('a redirect waits for its turn as well', async () => {
  const gate = Promise.withResolvers<void>();
  web.put('/busy', { body: 'busy', after: gate.promise }, 'b.test');
  web.put('/to', redirectTo(web.url('/there', 'b.test')), 'a.test');
  web.put('/there', { body: 'there' }, 'b.test');
  const busy = get('/busy', 'b.test');
  await web.asked(1);
  const sent = get('/to');
  await web.asked(2);
  // The host that sent it on is free again.
  expect(await get('/nothing').catch(({ trouble }) => trouble.kind)).toBe('status');
  expect(web.requests.map(({ path }) => path)).toEqual(['/busy', '/to', '/nothing']);
  gate.resolve();
  expect((await Promise.all([busy, sent])).map(textOf)).toEqual(['busy', 'there']);
  expect(web.mostAtOnce()).toBe(1);
});

test('a redirect to the same host does not wait for itself', async () => {
  web.put('/to', redirectTo('/there'));
  web.put('/there', { body: 'there' });
  expect((await Promise.all([get('/to'), get('/to')])).map(textOf)).toEqual(['there', 'there']);
  expect(web.mostAtOnce()).toBe(1);
});

test('whoever stops waiting is let go at once, and the turn goes on', async () => {
  const gate = Promise.withResolvers<void>();
  web.put('/1', { body: '1', after: gate.promise });
  web.put('/2', { body: '2' });
  const stop = new AbortController();
  const first = get('/1');
  await web.asked(1);
  const second = get('/2', 'a.test', stop.signal);
  const third = get('/2');
  stop.abort(new Error('enough'));
  await expect(second).rejects.toThrow('enough');
  gate.resolve();
  expect((await Promise.all([first, third])).map(textOf)).toEqual(['1', '2']);
  expect(web.requests).toHaveLength(2);
});

test('a request under way is ended by its signal, and none begins after it', async () => {
  web.put('/1', { after: new Promise(() => undefined) });
  const stop = new AbortController();
  const under = get('/1', 'a.test', stop.signal);
  await web.asked(1);
  stop.abort(new Error('enough'));
  await expect(under).rejects.toThrow('enough');
  await expect(get('/2', 'a.test', stop.signal)).rejects.toThrow('enough');
  expect(web.requests).toHaveLength(1);
});

test('a fetcher that is closed ends what is under way, which is no trouble of the feed', async () => {
  web.put('/1', { after: new Promise(() => undefined) });
  web.put('/2', { sent: 'headers alone' }, 'b.test');
  const waiting = [get('/1'), get('/1'), get('/2', 'b.test')].map((each) =>
    each.catch((error) => error.trouble ?? 'closed'),
  );
  await web.asked(2);
  await fetcher.close();
  expect(await Promise.all(waiting)).toEqual(['closed', 'closed', 'closed']);
});
