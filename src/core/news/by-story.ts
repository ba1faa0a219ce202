import { fold } from '../language/words.ts';
import type { Headline, Listed } from './news.ts';

/** How the items of a place make stories there. */
export type Telling = {
  /** The key of the story that an item tells. */
  storyOf(id: string): string;
  /** What else may be seen that tells the same story, the item itself included. */
  told(id: string): readonly Headline[];
};

/** One line a story, in the order given: the first item of each stands for it, with the number of other sources. */
export function byStory(items: readonly Headline[], { storyOf, told }: Telling): readonly Listed[] {
  const stories = Map.groupBy(items, ({ id }) => storyOf(id));
  return [...stories.values()].map(([first]) => withSources(first as Headline, told));
}

function withSources(item: Headline, told: Telling['told']): Listed {
  const sources = sourcesOf(told(item.id));
  sources.delete(sourceOf(item));
  return sources.size === 0 ? item : { ...item, also: sources.size };
}

/** Who tells a story, whatever the case of the name: without one, each feed is a source of its own, and so is `content/`. */
export const sourcesOf = (items: readonly Headline[]): Set<string> => new Set(items.map(sourceOf));

const sourceOf = ({ source, feed }: Headline): string => fold(source ?? feed ?? '').trim();
