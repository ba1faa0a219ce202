import { beforeEach, describe, expect, test } from 'vitest';
import type { Asked, Place } from '#core/ports.ts';
import type { Control, Doc } from '#core/talk/doc.ts';
import { asked, type Newsroom, openNewsroom, place, wordsOf } from '../../support/newsroom.ts';

const DIRECT: Place = { ...place, channel: 'D1', direct: true };

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
});

const me = (): Asked => asked('guest', DIRECT);
const home = (): Promise<Doc> => newsroom.inbox.home(me());
const say = (text: string): Promise<Doc> => newsroom.inbox.command(me(), { kind: 'typed', text });
const controlsOf = ({ blocks }: Doc): readonly Control[] =>
  blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []));
const labelsOf = (doc: Doc): readonly string[] => controlsOf(doc).map(({ label }) => label);
const press = (doc: Doc, label: string, choice?: string) => {
  const control = controlsOf(doc).find((each) => each.label === label);
  if (control === undefined || control.kind === 'open') throw new Error(`no control ${label}`);
  const picked = choice === undefined ? {} : { choice };
  return newsroom.inbox.press({ ...me(), action: control.action, ...picked });
};

describe('a home', () => {
  test('greets, shows the front page, and offers a digest, quiet and help', async () => {
    const shown = await home();
    expect(wordsOf(shown)).toMatch(
      /^Hello[\s\S]*Quayside weighs selling[\s\S]*Quayside is talking to Tidewerk[\s\S]*Headlines 1–6 of 9[\s\S]*Your digests\nNo digest comes to you yet[\s\S]*\/newsdesk help$/,
    );
    expect(labelsOf(shown)).toEqual(['Read…', 'More', 'Set a digest…', 'No replies to me', 'Help']);
  });

  test('turns the page in its place, and comes back', async () => {
    const more = await press(await home(), 'More');
    expect(more.kind).toBe('show');
    expect(wordsOf(more.doc)).toMatch(/^Hello[\s\S]*Headlines 7–9 of 9[\s\S]*Your digests/);
    const back = await press(more.doc, 'Back');
    expect(wordsOf(back.doc)).toContain('Headlines 1–6 of 9');
  });

  test('tells an article over itself, with nothing that leads back or shares', async () => {
    const [lead] = newsroom.desk.news(DIRECT).front();
    const read = await press(await home(), 'Read…', lead?.id ?? '');
    expect(read.kind).toBe('tell');
    expect(wordsOf(read.doc)).toContain('About 420 people work on the ferries');
    expect(labelsOf(read.doc)).toEqual([]);
    expect((await press(await home(), 'Read…', 'gone')).kind).toBe('tell');
  });

  test('has the digests of this person alone, with their next time and last outcome', async () => {
    await newsroom.inbox.command(asked(), { kind: 'typed', text: '/newsdesk digest set 07:00' });
    await say('/newsdesk digest set 08:30 weekdays name:mine');
    const shown = await home();
    expect(wordsOf(shown)).toMatch(
      /mine {2}on weekdays at 08:30[\s\S]*Next: 2026[\s\S]*Nothing has been due yet/,
    );
    expect(wordsOf(shown)).not.toContain('07:00');
    expect(labelsOf(shown)).toEqual(
      expect.arrayContaining(['Now', 'Off', 'Preview', 'Set another…']),
    );
    expect(labelsOf(shown)).not.toContain('Share');
  });

  test('previews a digest over itself, sends it now, and switches it off, each with a word on it', async () => {
    await say('/newsdesk digest set 08:30 name:mine');
    const preview = await press(await home(), 'Preview');
    expect(preview.kind).toBe('tell');
    expect(wordsOf(preview.doc)).toMatch(/^News digest/);
    const now = await press(await home(), 'Now');
    expect(now.kind).toBe('show');
    expect(wordsOf(now.doc)).toMatch(/^The digest is in this channel now\.[\s\S]*Your digests/);
    expect(newsroom.posts.map((post) => post.place)).toEqual([DIRECT]);
    const off = await press(now.doc, 'Off');
    expect(off.kind).toBe('show');
    expect(wordsOf(off.doc)).toMatch(/^The digest mine is off\.[\s\S]*No digest comes to you yet/);
  });

  test('opts out of replies and in again', async () => {
    const out = await press(await home(), 'No replies to me');
    expect(out.kind).toBe('show');
    expect(wordsOf(out.doc)).toMatch(/^I will not reply any more[\s\S]*You have opted out/);
    expect(await newsroom.desk.people.isOut(place, 'U1')).toBe(true);
    expect(labelsOf(out.doc)).not.toContain('Undo');
    await press(out.doc, 'Replies to me again');
    expect(await newsroom.desk.people.isOut(place, 'U1')).toBe(false);
  });

  test('says what to type where a platform has no form', async () => {
    const hint = await press(await home(), 'Set a digest…');
    expect(hint.kind).toBe('tell');
    expect(wordsOf(hint.doc)).toMatch(/Say at what time[\s\S]*\/newsdesk digest set 08:30/);
  });

  test('with more digests than fit says how many more there are', async () => {
    for (let at = 0; at < 10; at += 1) await say(`/newsdesk digest set 08:30 name:n${at}`);
    expect(wordsOf(await home())).toMatch(
      /n7[\s\S]*2 more digests come to you: \/newsdesk digest show/,
    );
  });
});

test('before there is any news a home still has its buttons', async () => {
  newsroom.publish();
  const shown = await home();
  expect(wordsOf(shown)).toContain('There is no news on the desk yet.');
  expect(labelsOf(shown)).toEqual(['Set a digest…', 'No replies to me', 'Help']);
});

describe('a button of a home that comes back wrong', () => {
  test.each([
    [{ name: 'home.page', value: 'x' }, 'show', /Headlines 1–6/],
    [{ name: 'home.page', value: '99' }, 'show', /Headlines 7–9/],
    [{ name: 'home.off', value: 'gone' }, 'tell', /There is no digest here/],
    [{ name: 'home.preview', value: '' }, 'tell', /^News digest/],
    [{ name: 'home.read', value: '1:gone' }, 'tell', /not on the desk any more/],
    [{ name: 'form.open', value: 'newsdesk mentions off' }, 'tell', /older message/],
    [{ name: 'form.open', value: '' }, 'tell', /older message/],
  ] as const)('%j', async (action, kind, words) => {
    const outcome = await newsroom.inbox.press({ ...me(), action });
    expect(outcome.kind).toBe(kind);
    expect(wordsOf(outcome.doc)).toMatch(words);
  });

  test('does nothing in a channel', async () => {
    const action = { name: 'home.replies', value: 'off' };
    expect(wordsOf((await newsroom.inbox.press({ ...asked(), action })).doc)).toMatch(
      /older message/,
    );
    expect(await newsroom.desk.people.isOut(place, 'U1')).toBe(false);
  });
});

test('a bug is a kind word in the place of the home, and one line in the log', async () => {
  const broken = openNewsroom({
    editions: {
      current: () => {
        throw new Error('disk on fire');
      },
    },
  });
  expect(wordsOf(await broken.inbox.home(me()))).toMatch(/Something went wrong/);
  expect(broken.log.lines.map(({ level }) => level)).toEqual(['error']);
});
