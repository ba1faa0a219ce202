import type { MutedStory } from '../../desk/mutes.ts';
import { clip } from '../../language/plain.ts';
import {
  type Choice,
  type Control,
  code,
  type Doc,
  doc,
  fine,
  heading,
  type Line,
  strong,
  text,
} from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { controlRow } from './parts.ts';

/** A list of words in a sentence; with all the others it has to stay below Discord's 4,000 characters. */
const SENTENCE_LIMIT = 900;
const CHOICE_LABEL = 80;

/** How it is in a channel, and for whoever asks. */
export type MentionState = {
  readonly state: 'on' | 'off';
  /** Says the state, and why. */
  readonly sentence: string;
  readonly words: readonly string[];
  readonly stories: readonly MutedStory[];
  readonly watches: readonly string[];
  readonly isOut: boolean;
};

/** Whether mention replies are on here, what is muted and watched, and what changes it. */
export function composeMentions(shown: MentionState, say: Sentences): Doc {
  const { state, sentence, words, stories, watches, isOut } = shown;
  const titles = stories.map(({ title }) => clip(title, CHOICE_LABEL));
  const [out, end] = say.youAreOut;
  const lines = [
    words.length > 0 ? say.mutedWords(words) : undefined,
    titles.length > 0 ? say.mutedStories(titles) : undefined,
    watches.length > 0 ? say.watchesShort(watches) : undefined,
  ].filter((line) => line !== undefined);
  return doc(
    [sentence, ...lines].join(' '),
    text(sentence),
    ...lines.map((line) => text(clip(line, SENTENCE_LIMIT))),
    ...(isOut ? [fine(out, code('/newsdesk mentions optin'), end)] : []),
    ...controlRow([toggle(state, say), unmuteMenu(shown, say)]),
  );
}

const toggle = (state: 'on' | 'off', say: Sentences): Control => ({
  kind: 'button',
  label: state === 'on' ? say.mentionsOff : say.mentionsOn,
  action: { name: 'mentions.set', value: state === 'on' ? 'off' : 'on' },
});

function unmuteMenu({ words, stories }: MentionState, say: Sentences): Control | undefined {
  const choices: readonly Choice[] = [
    ...words.map((word) => ({ label: word, value: `word:${word}` })),
    ...stories.map(({ story, title }) => ({
      label: clip(title, CHOICE_LABEL),
      value: `story:${story}`,
    })),
  ];
  const action = { name: 'mentions.unmute', value: '' };
  return choices.length === 0
    ? undefined
    : { kind: 'menu', label: say.unmuteMenu, action, choices };
}

/** A watched phrase, and how many headlines have it now. */
export type WatchReport = { readonly phrase: string; readonly headlines: number };

export function composeWatches(watches: readonly WatchReport[], say: Sentences): Doc {
  if (watches.length === 0) return composeHint(say.noWatches, say.watchExample);
  const items = watches.map(
    ({ phrase, headlines }): Line => [strong(phrase), `  ${say.watchFinds(headlines)}`],
  );
  const choices = watches.map(({ phrase }) => ({ label: phrase, value: phrase }));
  const action = { name: 'watch.remove', value: '' };
  return doc(
    `${say.watchesHere}: ${watches.map(({ phrase }) => phrase).join('; ')}`,
    heading(say.watchesHere),
    { kind: 'list', items },
    ...controlRow([{ kind: 'menu', label: say.removeMenu, action, choices }]),
  );
}

/** After `watch add`: what is watched, and that replies are off where they are. */
export const composeWatched = (
  added: readonly string[],
  state: 'on' | 'off',
  say: Sentences,
): Doc => {
  const sentence = say.watchAdded(added);
  const waits = state === 'on' ? [] : [text(say.watchWaits, ' ', code('/newsdesk mentions on'))];
  return doc(sentence, text(sentence), ...waits);
};

/** What to type, where too little was. */
export const composeHint = (sentence: string, example: string): Doc =>
  doc(`${sentence} ${example}`, text(sentence, ' ', code(example)));
