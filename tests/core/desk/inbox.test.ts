import { beforeEach, describe, expect, test } from 'vitest';
import type { Pressed } from '#core/ports.ts';
import type { Action, Control, Doc } from '#core/talk/doc.ts';
import {
  asked,
  heard,
  type Newsroom,
  openNewsroom,
  place,
  wordsOf,
} from '../../support/newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
});

const say = async (text: string, standing: Parameters<typeof asked>[0] = 'member'): Promise<Doc> =>
  newsroom.inbox.command(asked(standing), { kind: 'typed', text });
const press = (action: Action, more: Partial<Pressed> = {}) =>
  newsroom.inbox.press({ ...asked(), action, ...more });
const control = (doc: Doc, label: string): Extract<Control, { action: Action }> => {
  const all = doc.blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []));
  const found = all.find((each) => each.label === label);
  if (found === undefined || found.kind === 'open') throw new Error(`no control ${label}`);
  return found;
};

describe('/news', () => {
  test('is the front page', async () => {
    expect(wordsOf(await say('/news'))).toMatch(
      /^Quayside weighs selling[\s\S]*Headlines 1–6 of 9/,
    );
  });

  test('with words is a search, typed or filled in', async () => {
    const filled = {
      kind: 'filled',
      path: ['news'],
      values: { words: 'brineco7', page: 1 },
    } as const;
    const answers = [await say('/news brineco7'), await newsroom.inbox.command(asked(), filled)];
    for (const answer of answers) expect(wordsOf(answer)).toMatch(/1 headline for “brineco7”/);
  });

  test('turns pages with More and Back, and Read opens an article that Back leaves again', async () => {
    const first = await say('/news');
    const more = await press(control(first, 'More').action);
    expect(wordsOf(more.doc)).toContain('Headlines 7–9 of 9');
    const [lead] = newsroom.desk.news(place).items();
    const read = await press(control(more.doc, 'Read…').action, { choice: lead?.id ?? '' });
    expect(wordsOf(read.doc)).toContain('About 420 people work on the ferries');
    const back = await press(control(read.doc, 'Back').action);
    expect(back).toEqual({ kind: 'show', doc: more.doc });
  });

  test('shares what is shown, with the name of who shared it and nothing private on it', async () => {
    const first = await say('/news');
    const shared = await press(control(first, 'Share').action);
    expect(shared.kind).toBe('share');
    expect(wordsOf(shared.doc)).toMatch(/Shared by Ada from \/news$/);
    expect(shared.doc.blocks.some(({ kind }) => kind === 'controls')).toBe(false);
  });

  test.each([
    ['/news 9', /page is a whole number from 1 to 2/],
    ['/news page:x', /page is a whole number/],
    [`/news ${'x'.repeat(3000)}`, /70 characters at most; these are 3,000/],
    ['/news zzzz', /Nothing on the desk about “zzzz”/],
    ['/news help', /What Newsdesk understands/],
    ['/newsdesk', /What Newsdesk understands/],
    ['/newsdesk help', /\/newsdesk digest now/],
    ['/newsdesk digst now', /There is no \/newsdesk digst now/],
  ])('%j is answered with what to do', async (text, answer) => {
    expect(wordsOf(await say(text))).toMatch(answer);
    expect(newsroom.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('a control that comes back wrong', () => {
  test.each([
    [{ name: 'nobody.knows', value: '' }],
    [{ name: 'constructor', value: '' }],
    [{ name: 'news.page', value: 'x' }],
    [{ name: 'news.page', value: '-1:' }],
    [{ name: 'news.read', value: '1:' }],
    [{ name: 'news.part', value: '' }],
    [{ name: 'news.share-article', value: '1:gone' }],
  ])('%j is told to whoever pressed it', async (action) => {
    const outcome = await press(action);
    expect(outcome.kind).toBe('tell');
    expect(wordsOf(outcome.doc)).toMatch(/Type \/news/);
  });

  test('a page that is gone by now shows the last one', async () => {
    const outcome = await press({ name: 'news.page', value: '99:' });
    expect(wordsOf(outcome.doc)).toContain('Headlines 7–9 of 9');
  });
});

describe('the digest', () => {
  test('now posts in the channel, with its key, and answers in private', async () => {
    expect(wordsOf(await say('/newsdesk digest now'))).toMatch(/in this channel now/);
    expect(newsroom.posts).toHaveLength(1);
    expect(newsroom.posts[0]?.key).toMatch(/^slack:T1:C1:digest:now:interaction-\d+$/);
  });

  test('is posted once for one interaction', async () => {
    const once = asked();
    for (const _ of [1, 2])
      await newsroom.inbox.command(once, { kind: 'typed', text: '/newsdesk digest now' });
    expect(newsroom.posts).toHaveLength(1);
  });

  test.each([
    [{ kind: 'refused', reason: 'not_in_channel' }, /Invite me/],
    [{ kind: 'refused', reason: 'ratelimited', retryAfter: 7 }, /in 7 seconds/],
    [{ kind: 'refused', reason: 'weird_thing' }, /refused the post \(weird_thing\)/],
    [{ kind: 'unknown', reason: 'timeout' }, /Look at the channel/],
  ] as const)('that the platform answers with %j says what to do', async (posted, sentence) => {
    newsroom.answerWith(posted);
    expect(wordsOf(await say('/newsdesk digest now'))).toMatch(sentence);
  });

  test('preview shows it and posts nothing; a guest may look but not post', async () => {
    expect(wordsOf(await say('/newsdesk digest preview', 'guest'))).toMatch(/^News digest/);
    expect(wordsOf(await say('/newsdesk digest now', 'guest'))).toMatch(/not for guests/);
    expect(newsroom.posts).toHaveLength(0);
  });
});

describe('arriving in a channel', () => {
  test('says hello once, in two lines, with three buttons', async () => {
    for (const _ of [1, 2]) await newsroom.inbox.arrive(place);
    expect(newsroom.posts).toHaveLength(1);
    const [hello] = newsroom.posts;
    expect(hello?.doc.blocks.map(({ kind }) => kind)).toEqual(['text', 'text', 'controls']);
    for (const label of ['Post a digest here', 'Mention replies here', 'Help']) {
      const { action } = control(hello?.doc as Doc, label);
      expect((await press(action)).kind).toBe('tell');
    }
  });
});

test('a bug is one line in the log and a kind word, not a crash', async () => {
  const broken = openNewsroom({
    editions: {
      current: () => {
        throw new Error('disk on fire');
      },
    },
  });
  const answer = await broken.inbox.command(asked(), { kind: 'typed', text: '/news' });
  expect(wordsOf(answer)).toMatch(/Something went wrong at the desk/);
  expect(await broken.inbox.hear(heard('Foxconn'))).toEqual({
    kind: 'silent',
    because: 'not posted',
  });
  expect(broken.log.lines.map(({ level }) => level)).toEqual(['error', 'error']);
  expect(JSON.stringify(broken.log.lines)).not.toContain('Foxconn');
});

test('completes a half-typed name, names that begin with it first, at most 25', () => {
  const complete = (partial: string) =>
    newsroom.inbox.complete(place, { path: ['news'], option: 'words', partial });
  expect(complete('tide')).toEqual(['Tidewerk']);
  expect(complete('BRINE')[0]).toBe('BrineCo1');
  expect(complete('').length).toBeLessThanOrEqual(25);
  expect(complete('zzz')).toEqual([]);
});
