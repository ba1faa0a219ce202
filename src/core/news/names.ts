import { toKeywords } from '../language/keywords.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { type Aliases, NO_ALIASES } from '../language/mention/aliases.ts';
import { createMentionIndex, type MentionIndex } from '../language/mentions.ts';
import { createPassing } from './passing.ts';
import type { Readable } from './readable.ts';

/** An item as the index of names keeps it. Its date is a number: an instant takes more memory than all the rest. */
export type Named = Pick<Readable, 'id' | 'title' | 'text' | 'feed'> & {
  readonly published: { readonly epochMilliseconds: number };
};

/** The names in the news: in all of `content/`, and in the latest of what came by feeds. */
export type Names = Pick<MentionIndex<Named>, 'find' | 'findAll' | 'namesOf'> & {
  /** The names in a text of people, whether the news has them or not. */
  namesIn(text: string): readonly string[];
  /** An item whose id is there is replaced. */
  add(items: readonly Named[]): void;
  remove(ids: readonly string[]): void;
  /** Takes out what has become too old, and reads again the names that are called otherwise now. */
  keepUp(): void;
};

type NamesOptions = {
  readonly lexicon: Lexicon;
  /** The same value until it changes. @default none */
  readonly aliases?: (() => Aliases) | undefined;
  now(): Temporal.Instant;
};

/** Items of feeds whose names are read again before one question is answered. */
const READ_AT_ONCE = 20;

export function createNames({ lexicon, aliases = () => NO_ALIASES, now }: NamesOptions): Names {
  let known = aliases();
  const index = createMentionIndex<Named>(lexicon, { aliases: known });
  const lasting = new Set<string>();
  const passing = createPassing(() => now().epochMilliseconds);
  const unread: string[] = [];
  const enters = ({ id, feed, published }: Named): boolean => {
    if (feed !== undefined) return passing.enter(id, published.epochMilliseconds);
    lasting.add(id);
    return true;
  };
  const remove = (id: string): void => {
    lasting.delete(id);
    passing.remove(id);
    index.remove(id);
  };
  const follow = (current: Aliases): void => {
    known = current;
    index.callBy(current);
    index.readAgain([...lasting]);
    unread.splice(0, unread.length, ...passing.ids());
  };
  return {
    find: index.find,
    findAll: index.findAll,
    namesIn: (text) =>
      toKeywords({ title: text }, lexicon).flatMap(({ kind, text: name }) =>
        kind === 'strong' ? name : [],
      ),
    namesOf: index.namesOf,
    add(items) {
      const { in: entered = [], out = [] } = Object.groupBy(items, (item) =>
        enters(item) ? 'in' : 'out',
      );
      for (const { id } of out) index.remove(id);
      index.addAll(entered.map(toNamed));
      for (const id of passing.leave()) index.remove(id);
    },
    remove: (ids) => ids.forEach(remove),
    keepUp() {
      for (const id of passing.leave()) index.remove(id);
      const current = aliases();
      if (current !== known) follow(current);
      // The last that came are the first that are asked for.
      index.readAgain(unread.splice(-READ_AT_ONCE));
    },
  };
}

const toNamed = ({ id, title, text, feed, published }: Named): Named => ({
  ...{ id, title, text, feed },
  published: { epochMilliseconds: published.epochMilliseconds },
});
