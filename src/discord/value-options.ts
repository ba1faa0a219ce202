// Options: https://docs.discord.com/developers/interactions/application-commands
import type { Command, Option } from '#core/talk/command.ts';
import type { Described, Labels, Named } from './labels.ts';

/** The most `max_length` may ask for. */
const WORDS_LIMIT = 6_000;

/** Quotation marks, a comma and a space around each item of a list. */
const LIST_EXTRA = 4;
/** Text, announcement, threads of both and private ones, forum. */
const PLACES = [0, 5, 10, 11, 12, 15] as const;

/** Text, a whole number, a channel, a file. */
export type ValueOption = Named &
  Described & {
    readonly type: 3 | 4 | 7 | 11;
    readonly required: boolean;
    readonly max_length?: number;
    readonly autocomplete?: true;
    readonly choices?: readonly (Named & { readonly value: string })[];
    readonly min_value?: number;
    readonly max_value?: number;
    readonly channel_types?: typeof PLACES;
  };

/** Discord refuses a required option behind one that is not. */
export const toValueOptions = ({ options }: Command, labels: Labels): readonly ValueOption[] =>
  Object.entries(options)
    .map(([name, option]) => toValueOption(name, option, labels))
    .toSorted((one, other) => Number(other.required) - Number(one.required));

function toValueOption(name: string, option: Option, labels: Labels): ValueOption {
  const required = 'required' in option;
  const base = { ...labels.word(name), ...labels.about(option.about), required };
  switch (option.kind) {
    case 'words':
      return { type: 3, ...base, max_length: limit(option.max), ...completed(option.complete) };
    case 'list': {
      const max_length = limit(option.max * (option.each + LIST_EXTRA));
      return { type: 3, ...base, max_length, ...completed(option.complete) };
    }
    case 'name':
      return { type: 3, ...base, max_length: limit(option.max), autocomplete: true };
    case 'days':
    case 'zone':
      return { type: 3, ...base, autocomplete: true };
    case 'time':
      return { type: 3, ...base };
    case 'choice': {
      const choices = option.choices.map((value) => ({ ...labels.choice(value), value }));
      return { type: 3, ...base, choices };
    }
    case 'place':
      return { type: 7, ...base, channel_types: PLACES };
    case 'file':
      return { type: 11, ...base };
    case 'count': {
      const { min, max } = option;
      return { type: 4, ...base, min_value: min, ...(max === undefined ? {} : { max_value: max }) };
    }
  }
}

const limit = (max: number): number => Math.min(max, WORDS_LIMIT);

const completed = (complete: unknown): { readonly autocomplete?: true } =>
  complete === undefined ? {} : { autocomplete: true };
