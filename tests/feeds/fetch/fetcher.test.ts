import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fetchFrom, textOf, troubleOf } from '../../support/web-fetching.ts';
import { redirectTo, startWebServer, type WebServer } from '../../support/web-server.ts';

let web: WebServer;
beforeAll(async () => {
  web = await startWebServer();
});
afterAll(() => web.close());
beforeEach(() => web.forget());

const get = fetchFrom(() => web);

describe('a request', () => {
  test('says honestly who asks, and for what', async () => {
    web.put('/feed?a=1', { body: 'x' });
    await get('/feed?a=1#top');
    await get('/feed?a=1', { wants: 'page' });
    const [feed, page] = web.requests;
    expect(feed?.headers).toMatchObject({
      'user-agent': 'Newsdesk/0.5 (+https://example.org/bot)',
      accept: expect.stringMatching(/^application\/atom\+xml, application\/rss\+xml,/),
      'accept-encoding': 'gzip, deflate, br',
    });
    expect(feed?.headers).not.toHaveProperty('if-none-match');
    expect(page?.headers.accept).toMatch(/^text\/html,/);
  });

  test('gives the bytes, and what is to be known of them', async () => {
    const headers = {
      'content-type': 'text/xml; charset=x',
      'last-modified': 'Sun',
      etag: 'W/"1"',
    };
    web.put('/feed', { body: 'news', headers: { ...headers, 'cache-control': 'max-age=300' } });
    expect(await get('/feed')).toEqual({
      ...{ kind: 'body', status: 200, etag: 'W/"1"', modified: 'Sun', maxAge: 300 },
      body: {
        bytes: new Uint8Array(Buffer.from('news')),
        contentType: 'text/xml; charset=x',
        url: web.url('/feed', 'a.test'),
      },
    });
  });
});

describe('what has not changed', () => {
  test('is asked for as the last answer had it, and costs no body', async () => {
    web.put('/tagged', { body: 'news', etag: '"1"' });
    const before = web.bodyBytes();
    expect(await get('/tagged', { etag: '"1"', modified: 'Sun' })).toEqual({
      ...{ kind: 'unchanged', etag: '"1"', modified: 'Sun' },
    });
    expect(web.requests[0]?.headers).toMatchObject({
      ...{ 'if-none-match': '"1"', 'if-modified-since': 'Sun' },
    });
    expect(web.bodyBytes()).toBe(before);
  });

  test('is known by the very same ETag, whatever the status', async () => {
    web.put('/same', { headers: { etag: '"1"' }, sent: 'headers alone' });
    expect(await get('/same', { etag: '"1"' })).toMatchObject({ kind: 'unchanged', etag: '"1"' });
  });

  test('is not believed of what was never asked for before', async () => {
    web.put('/304', { status: 304 });
    expect(await troubleOf(get('/304'))).toEqual({ kind: 'status', status: 304 });
  });
});

describe('a redirect', () => {
  test('is followed, relative ones too, and links are relative to where it ends', async () => {
    web.put('/start', redirectTo('/next'));
    web.put('/next', redirectTo(web.url('/end', 'b.test'), 307));
    web.put('/end', { body: 'news' });
    const fetched = await get('/start');
    expect(fetched).toMatchObject({ body: { url: web.url('/end', 'b.test') } });
    expect(fetched).not.toHaveProperty('movedTo', expect.anything());
  });

  test.each([
    [[301, 308], '/2'],
    [[308, 302], '/1'],
    [[302, 301], undefined],
  ])('by %j has moved for good to %s', async (statuses, path) => {
    web.put('/0', redirectTo('/1#part', statuses[0]));
    web.put('/1', redirectTo('/2', statuses[1]));
    web.put('/2', { body: 'news', etag: '"1"' });
    const movedTo = path === undefined ? undefined : web.url(path, 'a.test');
    expect((await get('/0')).movedTo).toBe(movedTo);
    expect(await get('/0', { etag: '"1"' })).toMatchObject({ kind: 'unchanged' });
  });

  test('in a circle ends, and so does one without an end', async () => {
    web.put('/there', redirectTo('/back'));
    web.put('/back', redirectTo('/there'));
    expect(await troubleOf(get('/there'))).toEqual({ kind: 'redirects in circles' });
    expect(web.requests).toHaveLength(2);
    for (let step = 0; step < 9; step += 1) web.put(`/step${step}`, redirectTo(`/step${step + 1}`));
    web.put('/step9', { body: 'news' });
    expect(await troubleOf(get('/step3'))).toEqual({ kind: 'redirects in circles' });
    expect(await troubleOf(get('/step4'))).toMatchObject({ kind: 'body' });
  });

  test.each([
    ['ftp://a.test/', { kind: 'bad address' }],
    ['http://me:secret@a.test/', { kind: 'bad address' }],
    ['http://', { kind: 'bad address' }],
    ['http://10.0.0.1/', { kind: 'private' }],
  ])('to %s is not followed', async (to, trouble) => {
    web.put('/to', redirectTo(to));
    expect(await troubleOf(get('/to'))).toEqual(trouble);
  });

  test('may hold letters of any language', async () => {
    web.put('/to', redirectTo(Buffer.from('/ä').toString('latin1')));
    web.put('/%C3%A4', { body: 'news' });
    expect(textOf(await get('/to'))).toBe('news');
  });

  test('that leads nowhere is a status', async () => {
    web.put('/nowhere', { status: 302 });
    expect(await troubleOf(get('/nowhere'))).toEqual({ kind: 'status', status: 302 });
  });
});
