import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import type { Inbox, Said } from '#core/ports.ts';
import { doc } from '#core/talk/doc.ts';
import type { Tally } from '#core/tally.ts';
import { toldInbox } from '#watch/inbox.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import { asked, heard } from '../support/newsroom.ts';

/** A recording inbox whose answers take 20 ms each by a clock that is moved by hand. */
function openTold(inbox: Partial<Inbox> = {}) {
  const told: Tally[] = [];
  let now = 1_000;
  const takeTime = async () => {
    now += 20;
    return undefined as never;
  };
  const recording = createRecordingInbox({ command: takeTime, press: takeTime });
  const options = { commands, tell: (tally: Tally) => void told.push(tally), now: () => now };
  return { told, inbox: toldInbox({ ...recording, ...inbox }, options) };
}

const typed = (text: string): Said => ({ kind: 'typed', text });

test.each([
  [typed('/news foxconn 2'), 'news'],
  [typed('/newsdesk digest set 08:30'), 'digest'],
  [typed('/NEWSDESK watch list'), 'watch'],
  [typed('/newsdesk help'), 'help'],
  [typed('/newsdesk'), 'none'],
  [typed('/newsdesk make tea'), 'none'],
  [{ kind: 'filled', path: ['newsdesk', 'mentions', 'off'], values: {} }, 'mentions'],
] as const)('the answer to %o is told as one of %s, with its time', async (said, command) => {
  const { told, inbox } = openTold();
  await inbox.command(asked(), said);
  expect(told).toEqual([
    { kind: 'answered', platform: 'slack', by: 'command', command, seconds: 0.02 },
  ]);
});

test.each([
  ['digest.off', 'digest'],
  ['mentions.why', 'mentions'],
  ['no such control', 'none'],
  ['toString', 'none'],
])('a press on %s is told as one of %s', async (name, command) => {
  const { told, inbox } = openTold();
  await inbox.press({ ...asked(), action: { name, value: '1' } });
  expect(told).toMatchObject([{ kind: 'answered', by: 'press', command, seconds: 0.02 }]);
});

test('headlines for a message and a home are told as what they are, without the words', async () => {
  const { told, inbox } = openTold({
    find: async () => doc('Found'),
    home: async () => doc('Home'),
  });
  await inbox.find(asked(), 'Foxconn');
  await inbox.home(asked());
  expect(told).toEqual([
    { kind: 'answered', platform: 'slack', by: 'command', command: 'find', seconds: 0 },
    { kind: 'answered', platform: 'slack', by: 'command', command: 'home', seconds: 0 },
  ]);
});

test('a verdict is told, and is what the platform gets', async () => {
  const replied = { kind: 'replied', headline: 'Nissan weighs Foxconn cars' } as const;
  const { told, inbox } = openTold({ hear: async () => replied });
  expect(await inbox.hear(heard('Foxconn'))).toBe(replied);
  expect(told).toEqual([{ kind: 'heard', platform: 'slack', outcome: 'replied' }]);
});

test('a silence is told with its reason', async () => {
  const { told, inbox } = openTold();
  await inbox.hear(heard('lunch?'));
  expect(told).toEqual([{ kind: 'heard', platform: 'slack', outcome: 'no match' }]);
});

test('an answer is handed on as it is', async () => {
  const answer = doc('As it is');
  const { inbox } = openTold({ command: async () => answer });
  expect(await inbox.command(asked(), typed('/news'))).toBe(answer);
});

test('whatever is typed or pressed, what is told is a family there is', async () => {
  const families = new Set(['none', ...commands.map(({ path }) => path[1] ?? path[0])]);
  const anything = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '/news '));
  await fc.assert(
    fc.asyncProperty(anything, fc.array(anything, { minLength: 1 }), async (text, path) => {
      const { told, inbox } = openTold();
      await inbox.command(asked(), typed(text));
      await inbox.command(asked(), { kind: 'filled', path, values: {} });
      await inbox.press({ ...asked(), action: { name: text, value: text }, choice: text });
      for (const tally of told) expect(families).toContain('command' in tally && tally.command);
    }),
  );
});
