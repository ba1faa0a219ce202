import { expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { type Command, command } from '#core/talk/command.ts';
import { doc } from '#core/talk/doc.ts';
import { type Registration, toRegistrations } from '#discord/registration.ts';
import { judgeCommands } from '../support/discord-commands.ts';

const run = async () => doc('');

const news = command({
  path: ['news'],
  about: () => 'The news',
  options: {
    words: { kind: 'words', about: () => 'What to look for', max: 200, complete: 'names' },
    page: { kind: 'count', about: () => 'Which page', min: 1, otherwise: 1 },
  },
  run,
});

const sub = (...words: readonly string[]): Command =>
  command({
    path: ['newsdesk', ...words],
    about: () => `Does ${words.join(' ')}`,
    options: { size: { kind: 'count', about: () => 'How many', min: 1, max: 9, otherwise: 3 } },
    run,
  });

const desk = [sub('digest', 'now'), sub('digest', 'preview'), sub('help'), sub('mentions', 'on')];

const EVERYWHERE = { contexts: [0, 1, 2], integration_types: [0, 1] };

/** In English alone. */
const NONE = [] as const;

/** Those of commands that are typed. */
const typed = (...those: readonly Command[]): readonly Extract<Registration, { type: 1 }>[] =>
  toRegistrations(those, NONE).filter((each) => each.type === 1);

test('the menu of a message has one command, whatever can be typed', () => {
  const menu = { type: 3, name: 'Find headlines', ...EVERYWHERE };
  expect(toRegistrations([], NONE)).toEqual([menu]);
  expect(toRegistrations([news], NONE).at(-1)).toEqual(menu);
});

test('a command of one word becomes one registration with its options', () => {
  expect(typed(news)).toEqual([
    {
      type: 1,
      name: 'news',
      description: 'The news',
      ...EVERYWHERE,
      options: [
        {
          type: 3,
          name: 'words',
          description: 'What to look for',
          required: false,
          max_length: 200,
          autocomplete: true,
        },
        { type: 4, name: 'page', description: 'Which page', required: false, min_value: 1 },
      ],
    },
  ]);
});

const set = command({
  path: ['newsdesk', 'digest', 'set'],
  about: () => 'Sets a digest',
  options: {
    zone: { kind: 'zone', about: () => 'Time zone' },
    at: { kind: 'time', about: () => 'When', required: true },
    days: { kind: 'days', about: () => 'Which days' },
    topics: { kind: 'list', about: () => 'Topics', max: 10, each: 40, complete: 'topics' },
    exclude: { kind: 'list', about: () => 'Words', max: 500, each: 60 },
    empty: {
      kind: 'choice',
      about: () => 'Nothing new',
      choices: ['skip', 'say'],
      otherwise: 'skip',
    },
    to: { kind: 'place', about: () => 'Where' },
    name: { kind: 'name', about: () => 'Which digest', max: 30 },
  },
  run,
});

test('every kind of option has a registration, the required ones first', () => {
  const [registration] = typed(set);
  const [group] = registration?.options ?? [];
  const [body] = group && 'options' in group ? group.options : [];
  const optional = { required: false };
  expect(body && 'options' in body && body.options).toEqual([
    { type: 3, name: 'at', description: 'When', required: true },
    { type: 3, name: 'zone', description: 'Time zone', ...optional, autocomplete: true },
    { type: 3, name: 'days', description: 'Which days', ...optional, autocomplete: true },
    {
      ...{ type: 3, name: 'topics', description: 'Topics', ...optional },
      ...{ max_length: 440, autocomplete: true },
    },
    { type: 3, name: 'exclude', description: 'Words', ...optional, max_length: 6000 },
    {
      ...{ type: 3, name: 'empty', description: 'Nothing new', ...optional },
      choices: [
        { name: 'skip', value: 'skip' },
        { name: 'say', value: 'say' },
      ],
    },
    {
      ...{ type: 7, name: 'to', description: 'Where', ...optional },
      channel_types: [0, 5, 10, 11, 12, 15],
    },
    {
      ...{ type: 3, name: 'name', description: 'Which digest', ...optional },
      ...{ max_length: 30, autocomplete: true },
    },
  ]);
});

test('Discord takes every command there is', () => {
  expect(judgeCommands(toRegistrations(commands))).toEqual([]);
});

test('commands that share a first word become sub-commands and groups of one registration', () => {
  const [one, ...others] = typed(...desk);
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    name: 'newsdesk',
    description: 'digest, help, mentions',
    options: [
      {
        type: 2,
        name: 'digest',
        description: 'now, preview',
        options: [
          { type: 1, name: 'now' },
          { type: 1, name: 'preview' },
        ],
      },
      { type: 1, name: 'help', options: [{ type: 4, name: 'size', min_value: 1, max_value: 9 }] },
      { type: 2, name: 'mentions', options: [{ type: 1, name: 'on' }] },
    ],
  });
});

test('Discord takes the registrations, long texts included', () => {
  const wordy = command({ path: ['wordy'], about: () => 'a '.repeat(200), options: {}, run });
  const bodies = typed(news, wordy, ...desk);
  expect(judgeCommands(bodies)).toEqual([]);
  expect(bodies[1]?.description).toHaveLength(100);
});
