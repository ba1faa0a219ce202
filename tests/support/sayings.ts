import type { Sentences } from '#core/talk/sentences/sentences.ts';
import { samples } from './sentence-samples.ts';

/** One thing that a catalogue says: `about` is where it stands in it, `given` what it was tried with. */
export type Saying = {
  readonly about: string;
  readonly text: string;
  readonly given: readonly unknown[];
};

type Sentence = (...given: readonly unknown[]) => unknown;

/** Everything that a catalogue says, its sentences tried with the samples. */
export const sayingsOf = ({ locale: _, ...say }: Sentences): readonly Saying[] =>
  Object.entries(say).flatMap(([name, value]) => sayings(name, value));

function sayings(about: string, value: unknown): readonly Saying[] {
  if (typeof value === 'string') return [{ about, text: value, given: [] }];
  if (typeof value !== 'function') {
    return Object.entries(value as object).flatMap(([key, part]) =>
      sayings(`${about}.${key}`, part),
    );
  }
  const tried = samples[about as keyof typeof samples] as readonly (readonly unknown[])[];
  return tried.map((given, index) => ({
    about: `${about}#${index}`,
    text: String((value as Sentence)(...given)),
    given,
  }));
}

/** All strings and numbers in what a sentence was given, at any depth. */
export function leavesOf(given: unknown): readonly (string | number)[] {
  if (typeof given === 'string' || typeof given === 'number') return [given];
  if (typeof given !== 'object' || given === null) return [];
  return Object.values(given).flatMap(leavesOf);
}
