import { completeZone } from '../desk/zones.ts';
import { fold } from '../language/words.ts';
import type { Command, WordsOption } from './command.ts';

/** Discord takes 25 completions. */
const COMPLETIONS = 25;

/** What can be completed from, as the desk has it at the moment. */
export type DeskFacts = {
  /** Names and words of the news that begin with what is typed, best first. */
  names(typed: string): readonly string[];
  readonly topics: readonly string[];
  /** Names of the digests of this channel. */
  readonly digests: readonly string[];
  /** Words that this channel watches. */
  readonly watches: readonly string[];
  /** Words and titles of stories that this channel mutes. */
  readonly mutes: readonly string[];
  /** Names of the feeds that this channel can remove. */
  readonly feeds: readonly string[];
  /** Of the desk. */
  readonly zone: string;
};

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const NAMED_DAYS = ['daily', 'weekdays', 'weekends', ...DAYS] as const;

/** At most 25 completions for what is typed so far of an option, best first; none where nothing can be offered. */
export function completeOption(
  command: Pick<Command, 'options'> | undefined,
  typed: { readonly option: string; readonly partial: string },
  facts: DeskFacts,
): readonly string[] {
  return offers(command, typed, facts).slice(0, COMPLETIONS);
}

function offers(
  command: Pick<Command, 'options'> | undefined,
  { option: name, partial }: { readonly option: string; readonly partial: string },
  facts: DeskFacts,
): readonly string[] {
  const options = command?.options ?? {};
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  switch (option?.kind) {
    case 'words':
      return completeWords(option.complete, partial, facts);
    case 'zone':
      return completeZone(partial, facts.zone);
    case 'days':
      return partial.includes(',') ? completeLast(DAYS, partial) : beginning(NAMED_DAYS, partial);
    case 'list':
      return option.complete === 'topics' ? completeLast(facts.topics, partial) : [];
    case 'name':
      return beginning(facts.digests, partial);
    case 'choice':
      return beginning(option.choices, partial);
    case 'count':
    case 'time':
    case 'place':
    case 'file':
    case undefined:
      return [];
  }
}

function completeWords(
  kind: WordsOption['complete'],
  partial: string,
  { names, topics, watches, mutes, feeds }: DeskFacts,
): readonly string[] {
  switch (kind) {
    case 'names':
      return names(partial);
    case 'topics':
      return beginning(topics, partial);
    case 'feeds':
      return beginning(feeds, partial);
    case 'watches':
      return completeLast(watches, partial);
    case 'mutes':
      return completeLast(mutes, partial);
    case undefined:
      return [];
  }
}

/** What begins with the text, then what has a later word that does. */
function beginning(all: readonly string[], partial: string): readonly string[] {
  const start = fold(partial.trim());
  const first = all.filter((each) => fold(each).startsWith(start));
  const later = all.filter((each) =>
    fold(each)
      .split(/[^\p{L}\p{N}]+/u)
      .slice(1)
      .some((word) => word.startsWith(start)),
  );
  return [...new Set([...first, ...later])];
}

/** Completes what stands after the last comma; what stands before it is kept and not offered again. */
function completeLast(all: readonly string[], partial: string): readonly string[] {
  const comma = partial.lastIndexOf(',') + 1;
  const before = partial.slice(0, comma);
  const taken = new Set(before.split(',').map((item) => fold(item.trim())));
  const left = all.filter((item) => !taken.has(fold(item)));
  return beginning(left, partial.slice(comma)).map((item) => `${before}${quoted(item)}`);
}

const quoted = (item: string): string => (item.includes(',') ? `"${item}"` : item);
