import type { Match } from '../../desk/mention.ts';
import { clip, toPlain } from '../../language/plain.ts';
import { summarize } from '../../language/summary.ts';
import { type Headline, isArticle } from '../../news/news.ts';
import {
  type Action,
  type Control,
  controls,
  type Doc,
  doc,
  fine,
  link,
  strong,
  text,
} from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { controlRow, headlineLine, TITLE_LIMIT } from './parts.ts';

/** What is left for the word in an action of 100 characters, beside its name, an item's id and a rule. */
const KEYWORD_LIMIT = 42;

/** The reply to a message that names the subject of a headline. */
export function composeMention({ item, keyword, because }: Match, say: Sentences): Doc {
  const title = clip(item.title, TITLE_LIMIT);
  const about = isArticle(item) ? summarize(item, 1) : [];
  const matched = say.matched(because);
  const source = item.source === undefined ? [] : ['  ·  ', item.source];
  const time = { kind: 'time', at: item.published, show: 'day' } as const;
  return doc(
    `${matched}${keyword}. ${title}`,
    text(item.url === undefined ? strong(title) : link(title, item.url)),
    ...about.map((sentence) => text(sentence)),
    fine(matched, strong(keyword), ...source, '  ·  ', time),
    controls(...mentionControls({ item, keyword, because }, say)),
  );
}

function mentionControls(match: Match, say: Sentences): readonly Control[] {
  const value = toCause(match);
  return [
    {
      kind: 'button',
      label: say.whyButton,
      action: { name: 'mentions.why', value },
      describe: say.describeWhy,
    },
    {
      kind: 'button',
      label: say.muteButton,
      action: { name: 'mentions.quiet', value },
      describe: say.describeMute,
    },
  ];
}

/** Everything that the buttons need: they outlive this process, and perhaps the delivery's row. */
const toCause = ({ item, keyword, because }: Match): string =>
  `${item.id}:${because}:${clip(toPlain(keyword), KEYWORD_LIMIT)}`;

/** Why a reply was made; its parts as they come back with a button. */
export type Cause = Pick<Match, 'keyword' | 'because'> & {
  /** Nothing where it is no longer in the news. */
  readonly item: Headline | undefined;
};

/** The word, the headline and the rule, for whoever asks. */
export function composeWhy({ item, keyword, because }: Cause, say: Sentences): Doc {
  const sentence = say.because(because, keyword);
  const headline = item && { ...item, title: clip(item.title, TITLE_LIMIT) };
  return doc(
    `${sentence} ${item?.title ?? say.becauseGone}`,
    text(sentence),
    headline === undefined ? text(say.becauseGone) : text(...headlineLine(headline, say)),
    fine(say.whyRules),
  );
}

/** What can be muted, for somebody who may mute it for all. */
export function composeMuteChoices(
  word: string | undefined,
  story: string | undefined,
  say: Sentences,
): Doc {
  return doc(
    say.muteQuestion,
    text(strong(say.muteQuestion)),
    text(say.muteForAll),
    ...controlRow([
      word === undefined ? undefined : muteButton(say.muteWord(word), `word:${word}`),
      story === undefined ? undefined : muteButton(say.muteStory, `story:${story}`),
      muteButton(say.muteChannel, 'channel:'),
      notForMe(say),
    ]),
  );
}

/** What somebody can do for themselves who may not mute for all, and why they may not. */
export const composeNotForMe = (reason: string, say: Sentences): Doc => {
  const sentence = say.muteForYou(reason);
  return doc(sentence, text(sentence), controls(notForMe(say)));
};

const muteButton = (label: string, value: string): Control => ({
  kind: 'button',
  label,
  action: { name: 'mentions.mute', value },
});

const notForMe = (say: Sentences): Control => ({
  kind: 'button',
  label: say.notForMe,
  action: { name: 'mentions.optout', value: '' },
  describe: say.describeNotForMe,
});

/** A sentence, and the button that takes it back. */
export const composeUndoable = (sentence: string, undo: Control & { kind: 'button' }): Doc =>
  doc(sentence, text(sentence), controls(undo));

export const undoButton = (action: Action, say: Sentences): Control & { kind: 'button' } => ({
  kind: 'button',
  label: say.undo,
  action,
});
