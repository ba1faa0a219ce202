import { expect, test } from 'vitest';
import { readChannel } from '#core/talk/shapes.ts';
import { readMessage } from '#slack/hear.ts';
import { toSaid, toTyped } from '#slack/said.ts';

const self = { workspace: 'T1', userId: 'U0BOT', botId: 'B0BOT' };
const plain = { channel: 'C1', ts: '17.000002', user: 'U1', text: 'did you see Foxconn?' };
const read = (fields: object) => readMessage({ ...plain, ...fields }, 'Ev1', self);

test('a person in a channel is heard, with the thread that an answer belongs in', () => {
  expect(read({})).toEqual({
    heard: {
      id: 'Ev1',
      place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
      person: 'U1',
      message: '17.000002',
      text: 'did you see Foxconn?',
      addressed: false,
    },
    author: 'U1',
    sure: false,
  });
  expect(read({ thread_ts: '17.000001' })?.heard.message).toBe('17.000001');
});

test.each([
  ['our own, by user id', { user: 'U0BOT' }],
  ['our own, by bot id', { bot_id: 'B0BOT' }],
  ["another bot's", { bot_id: 'B0OTHER' }],
  ["another bot's, known by its profile", { bot_profile: { name: 'x' } }],
  ["Slackbot's", { user: 'USLACKBOT' }],
  ['one without an author', { user: undefined }],
  ['an edit', { subtype: 'message_changed', hidden: true }],
  ['an edited message', { edited: { user: 'U1', ts: '18' } }],
  ['a deletion', { subtype: 'message_deleted' }],
  ['a join', { subtype: 'channel_join' }],
  ['a bot message', { subtype: 'bot_message' }],
  ['a subtype of tomorrow', { subtype: 'something_new' }],
  ['a file without a word', { subtype: 'file_share', text: '' }],
])('%s is not heard', (_what, fields) => {
  expect(read(fields)).toBeUndefined();
});

test.each([
  ['with a file', { subtype: 'file_share' }],
  ['also sent to the channel', { subtype: 'thread_broadcast', thread_ts: '1' }],
  ['as /me', { subtype: 'me_message' }],
])('a person speaking %s is heard', (_how, fields) => {
  expect(read(fields)?.heard.text).toBe('did you see Foxconn?');
});

test('naming the bot is addressing it, and its name is no part of what was said', () => {
  const { heard } = read({ text: '<@U0BOT> any news on <@U0BOT|newsdesk> Foxconn?' }) ?? {};
  expect(heard).toMatchObject({ addressed: true, text: 'any news on Foxconn?' });
  expect(read({ text: '<@U0BOT>' })?.heard).toMatchObject({ addressed: true, text: '' });
  expect(read({ text: '<@U0BOT2> Foxconn' })?.heard.addressed).toBe(false);
});

test.each([
  ['by its id alone', { channel: 'D1' }],
  ['by its type', { channel: 'C9', channel_type: 'im' }],
])('a direct message is known %s and is addressed', (_how, fields) => {
  expect(read(fields)?.heard).toMatchObject({ addressed: true, place: { direct: true } });
});

test('a message without an event id is known by its channel and time', () => {
  expect(readMessage(plain, undefined, self)?.heard.id).toBe('C1.17.000002');
});

test.each([
  ['AT&amp;T &lt;b&gt; &amp;lt;', 'AT&T <b> &lt;'],
  ['<!channel> look <!subteam^S1|@desk> <#C1|general> <@U9>', 'look'],
  ['see <https://example.com/foxconn|this story> now', 'see this story now'],
  ['see <https://example.com/foxconn> now', 'see now'],
  ['see <http://nissan.com|nissan.com> now', 'see now'],
  ['write to <mailto:a@nissan.com|a@nissan.com>', 'write to'],
  ['<!date^17^{date}|22 Nov> it is', '22 Nov it is'],
  ['a < b and <', 'a < b and <'],
  ['line one\nline two', 'line one\nline two'],
  ['', ''],
])('%j was said as %j', (wire, said) => {
  expect(toSaid(wire)).toBe(said);
});

test.each([
  ['08:30 to:<#C123|general> max:5', '08:30 to:<#C123|general> max:5'],
  ['to:<#C123>', 'to:<#C123>'],
  ['AT&amp;T &lt;b&gt; &amp;lt; &lt;#C1|x&gt;', 'AT&T <b> &lt; <#C1|x>'],
  ['news of <@U123|marta> and <@U123>', 'news of @marta and @U123'],
  ['<!here> <!subteam^S1|@desk>', '@here @desk'],
  ['add <https://example.com/a?b=1&amp;c=2>', 'add https://example.com/a?b=1&c=2'],
  ['add <http://example.com|example.com>', 'add http://example.com'],
  ['<mailto:a@nissan.com|a@nissan.com>', 'a@nissan.com'],
  ['a < b and <', 'a < b and <'],
])('%j after a command was typed as %j', (wire, typed) => {
  expect(toTyped(wire)).toBe(typed);
});

test('a channel that is named reaches the reader with its id', () => {
  const match = /to:(\S+)/.exec(toTyped('08:30 to:<#C0NEWS|general>'));
  expect(readChannel(match?.[1] ?? '')).toEqual({ channel: 'C0NEWS' });
});

test('a long line of brackets is read in no time', () => {
  const started = performance.now();
  toSaid('<'.repeat(40_000));
  toSaid('<a|'.repeat(13_000));
  toTyped('<#a|'.repeat(13_000));
  expect(performance.now() - started).toBeLessThan(200);
});
