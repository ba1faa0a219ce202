import { beforeEach, describe, expect, test } from 'vitest';
import type { Outcome, Place } from '#core/ports.ts';
import type { Action, Control, Doc } from '#core/talk/doc.ts';
import { edition, headline } from '../support/news.ts';
import { asked, heard, type Newsroom, openNewsroom, place, wordsOf } from '../support/newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
});

type Standing = Parameters<typeof asked>[0];
const say = (text: string, standing: Standing = 'member', at: Place = place) =>
  newsroom.inbox.command(asked(standing, at), {
    kind: 'typed',
    text: `/newsdesk mentions ${text}`,
  });
const words = async (...args: Parameters<typeof say>) => wordsOf(await say(...args));
const hear = (text: string, more: Parameters<typeof heard>[1] = {}) =>
  newsroom.inbox.hear(heard(text, more));
const controlsOf = ({ blocks }: Doc): readonly Control[] =>
  blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []));
const labelsOf = (doc: Doc) => controlsOf(doc).map(({ label }) => label);
/** Presses what has this label, as whoever sees the message. */
type By = { readonly standing?: Standing; readonly choice?: string };
const press = (doc: Doc, label: string, { standing = 'member', choice }: By = {}) => {
  const control = controlsOf(doc).find((each) => each.label === label);
  const action = control !== undefined && 'action' in control ? control.action : NONE;
  return newsroom.inbox.press({
    ...asked(standing),
    action,
    ...(choice !== undefined && { choice }),
  });
};
const NONE: Action = { name: 'none', value: '' };
const told = async (outcome: Promise<Outcome>) => wordsOf((await outcome).doc);
/** The reply to a message that names Tidewerk. */
async function getReply(): Promise<Doc> {
  await hear('Tidewerk');
  return newsroom.posts.at(-1)?.doc as Doc;
}

describe('Why this?', () => {
  test('tells the word, the headline and the rule, to whoever asks alone', async () => {
    const outcome = await press(await getReply(), 'Why this?', { standing: 'guest' });
    expect(outcome.kind).toBe('tell');
    expect(wordsOf(outcome.doc)).toMatch(
      /“Tidewerk”, and that is a name in this headline:\nQuayside weighs selling its Marlow ferries to Tidewerk.*\nI bring a story up once a day/,
    );
  });

  test('tells it after a restart, and when the headline is gone', async () => {
    const reply = await getReply();
    const { inbox } = newsroom.again();
    const [why] = controlsOf(reply);
    const action = why !== undefined && 'action' in why ? why.action : NONE;
    const again = await inbox.press({ ...asked('guest'), action });
    expect(wordsOf(again.doc)).toMatch(/“Tidewerk”.*\nQuayside weighs/);
    newsroom.publish();
    const gone = await press(reply, 'Why this?');
    expect(wordsOf(gone.doc)).toMatch(/“Tidewerk”.*\nThe headline is not on the desk any more/);
  });

  test('tells of a watch that it is one', async () => {
    await newsroom.inbox.command(asked(), { kind: 'typed', text: '/newsdesk watch add port 3' });
    await hear('port 3');
    const reply = newsroom.posts.at(-1)?.doc as Doc;
    expect(await told(press(reply, 'Why this?'))).toMatch(/“port 3”, which this channel watches/);
  });
});

describe('Mute…', () => {
  test('offers the word, the story, the channel and oneself to those who may manage', async () => {
    const offered = await press(await getReply(), 'Mute…');
    expect(offered.kind).toBe('tell');
    expect(labelsOf(offered.doc)).toEqual([
      'Mute “Tidewerk” here',
      'Mute this story here',
      'No mention replies here',
      'Not for me',
    ]);
  });

  test.each([
    ['Mute “Tidewerk” here', 'muted', /Muted here: “Tidewerk”/],
    ['Mute this story here', 'muted', /the story “Quayside weighs selling/],
    ['No mention replies here', 'mentions off', /are off in this channel/],
    ['Not for me', 'opted out', /not reply any more to what you write in this workspace/],
  ])('%j does so, and Undo takes it back', async (label, because, sentence) => {
    const offered = await press(await getReply(), 'Mute…');
    const done = await press(offered.doc, label);
    expect(done.kind).toBe('show');
    expect(wordsOf(done.doc)).toMatch(sentence);
    newsroom.clock.advance({ hours: 24 });
    expect(await hear('Tidewerk')).toEqual({ kind: 'silent', because });
    expect((await press(done.doc, 'Undo')).kind).toBe('show');
    expect(await hear('Tidewerk')).toMatchObject({ kind: 'replied' });
  });

  test('offers everybody else no more than “Not for me”, and says why', async () => {
    const offered = await press(await getReply(), 'Mute…', { standing: 'guest' });
    expect(labelsOf(offered.doc)).toEqual(['Not for me']);
    expect(wordsOf(offered.doc)).toMatch(/not yours to change.*not for guests/);
    expect(await told(press(offered.doc, 'Not for me', { standing: 'guest' }))).toMatch(
      /Call me by name/,
    );
    const actions = ['word:x', 'story:x', 'channel:'].flatMap((value) => [
      { name: 'mentions.mute', value },
      { name: 'mentions.unmute', value },
    ]);
    for (const action of actions) {
      const refused = newsroom.inbox.press({ ...asked('guest'), action });
      expect(await told(refused)).toMatch(/not for guests/);
    }
  });

  test('of a word too long for a button offers all but that word', async () => {
    const item = newsroom.desk.news(place).items()[0]?.id;
    const value = `${item}:name:${'x'.repeat(47)}…`;
    const offered = await newsroom.inbox.press({
      ...asked(),
      action: { name: 'mentions.quiet', value },
    });
    expect(labelsOf(offered.doc)).toEqual([
      'Mute this story here',
      'No mention replies here',
      'Not for me',
    ]);
  });

  test.each(['', 'word', 'nothing:x', 'word:', '::', 'word:?'])(
    'with the hostile value %j changes nothing',
    async (value) => {
      for (const name of ['mentions.mute', 'mentions.why', 'mentions.quiet'])
        await newsroom.inbox.press({ ...asked(), action: { name, value } });
      expect(await newsroom.desk.channels.read(place)).toEqual({});
      expect(newsroom.log.lines).toEqual([]);
    },
  );
});

test('a word with a comma in it is muted as one', async () => {
  await newsroom.inbox.command(asked(), {
    kind: 'typed',
    text: '/newsdesk watch add gold, "port 3, grows"',
  });
  newsroom.publish(edition('e', { headlines: [headline('Port 3, grows')] }));
  await hear('port 3 grows');
  const offered = await press(newsroom.posts.at(-1)?.doc as Doc, 'Mute…');
  await press(offered.doc, 'Mute “port 3, grows” here');
  expect((await newsroom.desk.channels.read(place)).mutedWords).toEqual(['port 3, grows']);
});

describe('/newsdesk mentions', () => {
  test('mute silences words, and unmute takes them back, in any spelling', async () => {
    expect(await words('mute tidewerk, "rare earths"')).toBe(
      'Muted here: “tidewerk” and “rare earths”. Nobody gets a reply for saying that in this channel.',
    );
    expect(await hear('Tidewerk')).toEqual({ kind: 'silent', because: 'muted' });
    expect(await hear('Tidewerk', { addressed: true })).toMatchObject({ kind: 'replied' });
    expect(await words('unmute Rare-Earths')).toBe('That may get replies here again.');
    expect(await words('unmute gold')).toMatch(/Muted words: “tidewerk”/);
    await words('unmute TIDEWERK');
    expect(await hear('Tidewerk')).toMatchObject({ kind: 'replied' });
  });

  test('mute and unmute with nothing after them say what they take', async () => {
    expect(await words('mute')).toMatch(/no reply here.*\/newsdesk mentions mute foxconn/);
    expect(await words('unmute')).toMatch(/\/newsdesk mentions unmute foxconn/);
  });

  test('show tells what is on, muted and watched here, and offers to take it back', async () => {
    expect(await words('show', 'guest')).toBe(
      'Mention replies are on in this channel: when somebody names the subject of a headline, I reply in a thread, once a day for each story.',
    );
    await say('mute gold, silver');
    await press((await press(await getReply(), 'Mute…')).doc, 'Mute this story here');
    await newsroom.inbox.command(asked(), { kind: 'typed', text: '/newsdesk watch add ferries' });
    await say('optout', 'guest');
    const shown = await say('show');
    expect(wordsOf(shown)).toMatch(
      /are on in this channel.*\nMuted words: “gold” and “silver”\.\nMuted stories: “Quayside.*”\.\nWatched words: “ferries”\.\nYou have opted out.*\/newsdesk mentions optin/,
    );
    expect(labelsOf(shown)).toEqual(['Mention replies off', 'Unmute…']);
    const menu = controlsOf(shown)[1];
    const choices = menu?.kind === 'menu' ? menu.choices.map(({ value }) => value) : [];
    expect(choices).toHaveLength(3);
    expect(
      await told(press(shown, 'Unmute…', { standing: 'guest', choice: choices[0] ?? '' })),
    ).toMatch(/not for guests/);
    for (const choice of choices) await press(shown, 'Unmute…', { choice });
    expect(await words('show')).not.toContain('Muted');
  });

  test('optout and optin are for everybody, and for them alone', async () => {
    await say('optout', 'guest');
    expect(await hear('Tidewerk')).toEqual({ kind: 'silent', because: 'opted out' });
    expect(await hear('Tidewerk', { addressed: true })).toMatchObject({ kind: 'replied' });
    expect(await hear('Tidewerk', { person: 'U2' })).toMatchObject({ kind: 'replied' });
    newsroom.clock.advance({ minutes: 2 });
    expect(await words('optin', 'guest')).toMatch(/may get a reply again/);
    expect(await hear('BrineCo1')).toMatchObject({ kind: 'replied' });
  });

  test('on, off, mute and unmute are not for guests', async () => {
    for (const text of ['on', 'off', 'mute x1', 'unmute x1'])
      expect(await words(text, 'guest')).toMatch(/not for guests/);
  });
});
