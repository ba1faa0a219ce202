import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '#core/errors.ts';
import type { Options } from '#core/talk/command.ts';
import { readText } from '#core/talk/read-text.ts';
import { readValues } from '#core/talk/read-values.ts';
import { readChannel, readDays, readList, readName, readTime } from '#core/talk/shapes.ts';

const options = {
  time: { kind: 'time', about: () => '' },
  days: { kind: 'days', about: () => '' },
  zone: { kind: 'zone', about: () => '' },
  topics: { kind: 'list', about: () => '', max: 3, each: 12 },
  max: { kind: 'count', about: () => '', min: 1, max: 25, otherwise: 10 },
  include: { kind: 'list', about: () => '', max: 3, each: 12 },
  empty: { kind: 'choice', about: () => '', choices: ['skip', 'say'], otherwise: 'skip' },
  name: { kind: 'name', about: () => '', max: 10 },
  to: { kind: 'place', about: () => '' },
} as const satisfies Options;
const nothing = {
  ...{ time: undefined, days: undefined, zone: undefined, name: undefined, to: undefined },
  ...{ topics: [], include: [], max: 10, empty: 'skip' },
};
const read = (text: string) => readValues(options, readText(text, options));

describe('options that are typed', () => {
  test.each([
    ['', {}],
    ['08:30', { time: '08:30' }],
    ['weekdays 8am Rome', { time: '08:00', days: [1, 2, 3, 4, 5], zone: 'Europe/Rome' }],
    ['8.30 pm mon, thu', { time: '20:30', days: [1, 4] }],
    ['7 08:30', { time: '08:30', max: 7 }],
    ['time:9', { time: '09:00' }],
    ['MAX: 5 SAY', { max: 5, empty: 'say' }],
    [
      'topics:deals,tech include:"rare earths",b',
      { topics: ['deals', 'tech'], include: ['rare earths', 'b'] },
    ],
    ['topics: deals, tech 08:30', { topics: ['deals', 'tech'], time: '08:30' }],
    ['include:“rare earths”, b', { include: ['rare earths', 'b'] }],
    ['include:"a, b"', { include: ['a, b'] }],
    ['zone:"new york"', { zone: 'America/New_York' }],
    ['name:Morning to:#general', { name: 'morning', to: { channel: 'general' } }],
    ['<#C0123|general> 8:00', { time: '08:00', to: { channel: 'C0123' } }],
    ['max:3 max:4', { max: 4 }],
  ])('%j is read as %j', (text, values) => {
    expect(read(text)).toEqual({ ...nothing, ...values });
  });

  test('of a whole digest are all there', () => {
    const text =
      '08:30 weekdays Europe/Rome topics:deals,tech max:10 include:"rare earths",b name:morning to:#general';
    expect(read(text)).toEqual({
      ...{ time: '08:30', days: [1, 2, 3, 4, 5], zone: 'Europe/Rome', topics: ['deals', 'tech'] },
      ...{ max: 10, include: ['rare earths', 'b'], empty: 'skip', name: 'morning' },
      to: { channel: 'general' },
    });
  });

  test.each([
    ['08:30 wekdays', /cannot place “wekdays”/],
    ['08:30 09:30', /“09:30”/],
    ['foo:bar baz', /“foo:bar” or “baz”/],
    ['__proto__:1', /“__proto__:1”/],
    ['time:25:00', /time is a time of day/],
    ['days:someday', /days is daily/],
    ['zone:Mars', /zone is a time zone/],
    ['max:26', /max is a whole number from 1 to 25/],
    ['topics:a,b,c,d', /topics can hold 3 at most; these are 4/],
    ['topics:aaaaaaaaaaaaa', /12 characters at most/],
    ['empty:shout', /empty is skip or say/],
    ['name:"two words"', /name is one word/],
    ['name:aaaaaaaaaaa', /at most 10/],
    ['to:"#two words"', /to is a channel/],
  ])('%j are refused, and the sentence says what is wrong', (text, sentence) => {
    expect(() => read(text)).toThrow(sentence);
    expect(() => read(text)).toThrow(UsageError);
  });

  test('a bare word is a name only where the command says so', () => {
    const bare = { name: { kind: 'name', about: () => '', max: 10, bare: true } } as const;
    expect(readValues(bare, readText('Morning', bare))).toEqual({ name: 'morning' });
    expect(() => readText('one two', bare)).toThrow(/“two”/);
  });

  test('any text at all is read, or refused with a sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          read(text);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      }),
    );
  });
});

test.each([
  ['08:30', '08:30'],
  ['8:30', '08:30'],
  ['8.30', '08:30'],
  ['8am', '08:00'],
  ['8 PM', '20:00'],
  ['12am', '00:00'],
  ['12:05pm', '12:05'],
  ['0:00', '00:00'],
  ['23:59', '23:59'],
  ['24:00', undefined],
  ['13pm', undefined],
  ['0am', undefined],
  ['8:60', undefined],
  ['8:3', undefined],
  ['830', undefined],
])('the time %j is %j', (text, time) => {
  expect(readTime(text)).toBe(time);
});

test.each([
  ['daily', [1, 2, 3, 4, 5, 6, 7]],
  ['Weekends', [6, 7]],
  ['thu,mon,mon', [1, 4]],
  ['Tuesdays, thurs', [2, 4]],
  ['mon-fri', [1, 2, 3, 4, 5]],
  ['sat-mon', [1, 6, 7]],
  ['mo', undefined],
  ['monkey', undefined],
  ['mon,', undefined],
  ['mon-wed-fri', undefined],
  ['constructor', undefined],
])('the days %j are %j', (text, days) => {
  expect(readDays(text)).toEqual(days);
});

test.each([
  ['<#C0123>', { channel: 'C0123' }],
  ['<#123456789012345678>', { channel: '123456789012345678' }],
  [
    'https://x.slack.com/archives/C0123/p1700000000000100',
    { channel: 'C0123', thread: '1700000000.000100' },
  ],
  [
    '<https://x.slack.com/archives/C0123/p1700000001000100?thread_ts=1700000000.000100&cid=C0123>',
    { channel: 'C0123', thread: '1700000000.000100' },
  ],
  ['https://discord.com/channels/1/2345/678', { channel: '2345' }],
  ['javascript:alert(1)', undefined],
  ['<!channel>', undefined],
])('the channel %j is %j', (text, channel) => {
  expect(readChannel(text)).toEqual(channel);
});

test('a list has each item once, and quotation marks keep a comma', () => {
  expect(readList('b, "a, c",B,,"", "open')).toEqual(['B', 'a, c', 'open']);
  expect(readName('évening')).toBe('évening');
});
