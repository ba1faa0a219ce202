import { afterEach, describe, expect, test } from 'vitest';
import { commands as all } from '#commands/index.ts';
import type { Command } from '#core/talk/command.ts';
import { command } from '#core/talk/command.ts';
import { doc, text } from '#core/talk/doc.ts';
import { en } from '#core/talk/sentences/en.ts';
import { toForm } from '#slack/form-view.ts';
import type { RecordingInbox } from '../platform/inbox.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import type { FieldElement, Form } from '../support/slack-form-rules.ts';
import { fieldsOf, formFaults } from '../support/slack-form-rules.ts';
import type { SlackRoom } from '../support/slack-room.ts';
import { HERE, HTTP, openSlackRoom, SOCKET } from '../support/slack-room.ts';

const SET = command({
  path: ['newsdesk', 'digest', 'set'],
  about: () => 'Have the news here at an hour of your choice',
  modal: true,
  needs: 'manage',
  options: {
    time: { kind: 'time', about: () => 'when', required: true },
    days: { kind: 'days', about: () => 'on which days' },
    zone: { kind: 'zone', about: () => 'in which zone' },
    topics: { kind: 'list', about: () => 'only these', max: 20, each: 40, complete: 'topics' },
    max: { kind: 'count', about: () => 'how many', min: 1, max: 25, otherwise: 10 },
    min: { kind: 'count', about: () => 'how few', min: 0, otherwise: 0 },
    include: { kind: 'list', about: () => 'with these words', max: 3, each: 60 },
    empty: {
      kind: 'choice',
      about: () => 'with no news',
      choices: ['skip', 'say'],
      otherwise: 'skip',
    },
    name: { kind: 'name', about: () => 'what it is called', max: 20, bare: true },
    to: { kind: 'place', about: () => 'where' },
  },
  run: async () => doc('x'),
});
const SAVED = doc('Saved', text('It comes daily at 08:30.'));
const PATH = ['newsdesk', 'digest', 'set'];

let room: SlackRoom;
afterEach(() => room.close());

async function open(connection: typeof SOCKET | typeof HTTP = SOCKET): Promise<RecordingInbox> {
  const inbox = createRecordingInbox({ command: async () => SAVED });
  room = await openSlackRoom(connection, { commands: [SET] });
  const complete: RecordingInbox['complete'] = (_place, { option }) =>
    option === 'topics' ? ['deals', 'car makers'] : [];
  await room.start({ ...inbox, complete });
  return inbox;
}

const elements = (form: Form): Readonly<Record<string, FieldElement>> =>
  Object.fromEntries(fieldsOf(form).map(({ block_id, element }) => [block_id, element]));

test('a command with a form that is typed bare opens it, a field for each option', async () => {
  const inbox = await open();
  const { form } = await room.server.form('/newsdesk digest set');
  expect(formFaults(form)).toEqual([]);
  expect(form).toMatchObject({ title: { text: 'Digest set' }, submit: { text: 'Set' } });
  expect(
    fieldsOf(form).map(({ label, hint, optional, element }) => [
      label.text,
      hint?.text,
      optional,
      element.type,
    ]),
  ).toEqual([
    ['Time', 'when', false, 'timepicker'],
    ['Days', 'on which days', true, 'multi_static_select'],
    ['Zone', 'in which zone', true, 'static_select'],
    ['Topics', 'only these', true, 'multi_static_select'],
    ['Max', 'how many', true, 'number_input'],
    ['Min', 'how few', true, 'number_input'],
    ['Include', 'with these words', true, 'plain_text_input'],
    ['Empty', 'with no news', true, 'static_select'],
    ['Name', 'what it is called', true, 'plain_text_input'],
    ['To', 'where', true, 'conversations_select'],
  ]);
  expect(elements(form)).toMatchObject({
    zone: { initial_option: { value: 'Europe/Rome' } },
    max: { initial_value: '10', min_value: '1', max_value: '25', is_decimal_allowed: false },
    empty: { initial_option: { value: 'skip' } },
    name: { max_length: 20 },
  });
  expect(inbox.commands).toEqual([]);
});

describe.each([
  ['Socket Mode', SOCKET],
  ['HTTP', HTTP],
])('by %s', (_way, connection) => {
  test('what was filled in is read as if it had been typed, and answered privately', async () => {
    const inbox = await open(connection);
    const { submit, answer } = await room.server.form('/newsdesk digest set');
    const filled = {
      time: '08:30',
      days: ['Monday', 'Thursday'],
      zone: 'America/New York',
      topics: ['deals', 'car makers'],
      include: '"rare earths",b',
      to: 'C0OTHER',
    };
    expect(await submit(filled)).toBeUndefined();
    expect(await answer).toMatchObject({ response_type: 'ephemeral', text: 'Saved' });
    expect(inbox.commands).toMatchObject([
      {
        asked: { place: HERE, person: { id: 'U0MARTA', name: 'marta' }, id: 'V0' },
        said: {
          kind: 'filled',
          path: PATH,
          values: {
            time: '08:30',
            days: 'mon,thu',
            zone: 'America/New_York',
            topics: 'deals,"car makers"',
            max: '10',
            min: '0',
            include: '"rare earths",b',
            empty: 'skip',
            to: 'C0OTHER',
          },
        },
      },
    ]);
  });

  test('mistakes are told under their fields, and the form stays', async () => {
    const inbox = await open(connection);
    const { submit, answer } = await room.server.form('/newsdesk digest set');
    const mistakes = await submit({ time: '08:30', max: '99', include: 'a,b,c,d' });
    expect(mistakes).toEqual({
      response_action: 'errors',
      errors: { max: expect.stringContaining('25'), include: expect.stringContaining('3') },
    });
    expect(inbox.commands).toEqual([]);
    expect(await submit({ time: '08:30' })).toBeUndefined();
    expect(await answer).toMatchObject({ text: 'Saved' });
  });
});

test('a command with words after it is answered, not asked back', async () => {
  const inbox = await open();
  await room.server.command('/newsdesk digest set 08:30');
  expect(inbox.commands).toMatchObject([{ said: { text: '/newsdesk digest set 08:30' } }]);
  expect(room.server.calls('views.open')).toBe(0);
});

test('where Slack does not open the form, the text is answered, so that it can be typed', async () => {
  const inbox = await open();
  const line = room.log.next('form not opened');
  room.server.next('views.open', { error: 'expired_trigger_id' });
  expect(await room.server.command('/newsdesk digest set')).toMatchObject({ text: 'Saved' });
  expect(inbox.commands).toMatchObject([{ said: { kind: 'typed', text: '/newsdesk digest set' } }]);
  expect(await line).toMatchObject({ level: 'warn', data: { code: 'expired_trigger_id' } });
});

test('a person whose zone Slack does not tell gets a form without one', async () => {
  await open();
  room.server.next('users.info', 'lose');
  const { form } = await room.server.form('/newsdesk digest set');
  expect(elements(form).zone).not.toHaveProperty('initial_option');
  expect(formFaults(form)).toEqual([]);
});

test('the address that the answer goes to is in no log line', async () => {
  await open();
  const { submit } = await room.server.form('/newsdesk digest set');
  room.server.answerStatus(410);
  const line = room.log.next('answer not delivered');
  await submit({ time: '08:30' });
  expect(await line).toMatchObject({ data: { method: 'response_url', status: 410 } });
  expect(JSON.stringify(room.log.lines)).not.toContain('/response/');
});

const given = { note: '{}', zone: undefined, say: en, complete: () => [] };

test.each([
  ['every form there is', all.filter(({ modal }) => modal), {}],
  ['without completions', [SET], {}],
  ['a zone by its old name', [SET], { zone: 'Asia/Calcutta' }],
  ['a zone by its new name', [SET], { zone: 'Asia/Kolkata' }],
  ['a zone that is none', [SET], { zone: 'Moon/Base' }],
  ['UTC', [SET], { zone: 'UTC' }],
  [
    'hostile topics',
    [SET],
    { complete: () => ['<!channel>', 'x'.repeat(400), '', '\u202e', 'a', 'a'] },
  ],
  ['words without end', [wordy(150)], {}],
] as const)('%s is what Slack takes', (_what, list, more) => {
  expect(list.length).toBeGreaterThan(0);
  for (const each of list)
    expect(formFaults(toForm(each, { ...given, ...more }) as Form)).toEqual([]);
});

function wordy(options: number): Command {
  const about = () => 'w'.repeat(3_000);
  const names = Array.from({ length: options }, (_, n) => `option${n}`);
  return command({
    path: ['newsdesk', 'a'.repeat(30), 'b'.repeat(30)],
    about,
    options: Object.fromEntries(names.map((name) => [name, { kind: 'words', about, max: 9_000 }])),
    run: async () => doc('x'),
  });
}

test('topics too many to be all of them are typed', () => {
  const topics = Array.from({ length: 25 }, (_, n) => `topic ${n}`);
  const typeOf = (list: readonly string[]) =>
    elements(toForm(SET, { ...given, complete: () => list }) as Form).topics?.type;
  expect(typeOf(topics)).toBe('plain_text_input');
  expect(typeOf(topics.slice(1))).toBe('multi_static_select');
});

test('every zone can be picked, each once, in groups', () => {
  const form = toForm(SET, given) as Form;
  const groups = elements(form).zone?.option_groups ?? [];
  const zones = groups.flatMap(({ options }) => options.map(({ value }) => value));
  expect(zones).toEqual(expect.arrayContaining([...Intl.supportedValuesOf('timeZone'), 'UTC']));
  expect(new Set(zones).size).toBe(zones.length);
  expect(groups.map(({ label }) => label.text)).toContain('Europe');
});
