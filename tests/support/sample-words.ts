import type { Place } from '#core/ports.ts';
import type { Sentences } from '#core/talk/sentences/sentences.ts';

/** For every sentence that takes something: what it is tried with. A sentence that is missing here does not compile. */
export type Samples = {
  readonly [Name in keyof Sentences as Sentences[Name] extends (...given: never) => unknown
    ? Name
    : never]: Sentences[Name] extends (...given: infer Given) => unknown ? readonly Given[] : never;
};

/** Made-up words, all with a `zq`, so that they are found again in a sentence, and nothing else is taken for them. */
export const isMadeUp = (text: string): boolean => /zq/i.test(text);

export const NAME = 'Abzq';
export const WORD = 'Cuzq dozq';
export const WORDS = ['Fizq', 'Gozq', 'Hazq'];
export const [ONE, NONE, MANY] = [
  ['Onzq'],
  [],
  Array.from({ length: 12 }, (_, index) => `Mazq${index}`),
];
export const COUNTS: readonly [number][] = [[0], [1], [2], [1_234]];
export const PARTS: readonly [number, number][] = [
  [1, 1],
  [2, 1_234],
];
export const RANGES: readonly [number, number, number][] = [
  [3, 3, 3],
  [1_001, 1_006, 1_234],
];
export const named: readonly [string][] = [[NAME]];
export const listed: readonly [readonly string[]][] = [[ONE], [WORDS]];
export const found: readonly [string, string][] = [[NAME, WORD]];

export const place = (platform: Place['platform'], direct?: true): Place => ({
  platform,
  workspace: 'W1',
  channel: 'C1',
  ...(direct && { direct }),
});
export const DAY = Temporal.PlainDate.from('2026-11-28');
export const point = (count: number) => ({ date: DAY, count });

export const PLACES = [
  place('slack'),
  place('slack', true),
  place('discord'),
  place('discord', true),
];
export const OWNERS = ['operator', 'workspace', 'channel'] as const;
export const OWNED = OWNERS.flatMap((by) => PLACES.map((where) => [by, where] as const));
export const RULES = [
  'name',
  'alias',
  'name and context',
  'two names',
  'same words',
  'watch',
] as const;
