import type { Near } from '../../desk/why-find.ts';
import { clip } from '../../language/plain.ts';
import type { Headline } from '../../news/news.ts';
import { type Control, code, type Doc, doc, type Line, strong, text } from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { shortName } from './feeds-added.ts';
import { controlRow, moment } from './parts.ts';
import { headlineMenu } from './why.ts';

/** What to type, and the headlines of the last post here. */
export const composeWhyHint = (last: readonly Headline[], say: Sentences): Doc =>
  doc(
    `${say.whyHint} ${say.whyExamples.join(', ')}`,
    text(say.whyHint),
    { kind: 'list', items: say.whyExamples.map((example): Line => [code(example)]) },
    ...(last.length === 0 ? [] : [text(say.whyLastPost)]),
    ...controlRow([headlineMenu(say.whyMenu, { words: '', items: last })]),
  );

/** Nobody here has that link; of the feeds of its site it is told when they are looked at next. */
export const composeNoLink = (near: readonly Near[], say: Sentences): Doc =>
  doc(
    say.whyNoLink,
    text(say.whyNoLink),
    ...(near.length === 0
      ? []
      : [
          text(say.whyNear),
          { kind: 'list', items: near.map((each) => nearLine(each, say)) } as const,
        ]),
  );

function nearLine({ follow, feed }: Near, say: Sentences): Line {
  const at = (before: string, instant: string | undefined): Line =>
    instant === undefined ? [] : ['  ·  ', before, moment(Temporal.Instant.from(instant))];
  return [
    strong(shortName(follow)),
    ...at(say.lastLook, feed?.checked),
    ...at(say.nextLook, feed?.next),
  ];
}

/** Of what was looked for. */
const SHOWN = 100;

export function composeNoWords(words: string, suggestions: readonly string[], say: Sentences): Doc {
  const sentence = say.whyNoWords(clip(words, SHOWN));
  const instead = suggestions.map(
    (suggestion): Control => ({
      kind: 'button',
      label: suggestion,
      action: { name: 'why.words', value: suggestion },
      describe: say.describeInstead(suggestion),
    }),
  );
  return doc(
    sentence,
    text(sentence),
    ...(instead.length === 0 ? [] : [text(say.lookInstead)]),
    ...controlRow(instead),
  );
}
