import { expect, test } from 'vitest';
import { composeRestRow, restNotice } from '#core/desk/feed-rest.ts';
import type { Feed } from '#core/news/feed.ts';
import { en } from '#core/talk/sentences/en.ts';
import { openNewsroom, place, wordsOf } from '../../support/newsroom.ts';

const feed: Feed = {
  ...{ id: 'f1', url: 'https://harbour.example/feed', at: 'https://harbour.example/feed' },
  ...{ host: 'harbour.example', title: 'Harbour Post', state: 'resting', failures: 10 },
  ...{ added: '2026-11-01T08:00:00Z', since: '2026-11-21T08:00:00Z', every: 1_800, listed: [] },
  trouble: { kind: 'blocked', by: 'Cloudflare' },
};

test('a feed that rests is told once in its channel, with the reason and what can be done', async () => {
  const newsroom = openNewsroom();
  expect(await newsroom.desk.post(place, restNotice(feed, en))).toMatchObject({ kind: 'sent' });
  expect(await newsroom.desk.post(place, restNotice(feed, en))).toEqual({ kind: 'already' });
  const again = { ...feed, since: '2026-11-22T08:00:00Z' };
  expect(await newsroom.desk.post(place, restNotice(again, en))).toMatchObject({ kind: 'sent' });
  expect(newsroom.posts.map(({ doc }) => wordsOf(doc))[0]).toBe(
    [
      'The feed Harbour Post rests',
      'It could not be read 10 times in a row: Cloudflare guards that site and lets no bots in. I ask for it once a day now, and it goes on by itself as soon as it can be read. I do not get around such a guard. Whoever runs that site can let feed readers in, or may offer the feed at another address.',
      'To see all feeds: /newsdesk feeds list',
    ].join('\n'),
  );
});

test('a feed that is gone has a sentence of its own', () => {
  const { doc, subject } = restNotice({ ...feed, state: 'gone', trouble: { kind: 'gone' } }, en);
  expect(subject).toBe('f1-gone');
  expect(wordsOf(doc)).toMatch(/^The feed Harbour Post is gone\nIts server says.*new one\.\n/);
});

test('after a crash it is told from its row, unless the feed has come back', () => {
  expect(composeRestRow(feed, en)).toMatchObject({ kind: 'post', doc: restNotice(feed, en).doc });
  expect(composeRestRow({ ...feed, state: 'fine' }, en)).toEqual({ kind: 'skip', reason: 'awake' });
  expect(composeRestRow(undefined, en)).toEqual({ kind: 'skip', reason: 'awake' });
});
