import { createStories, type Told } from '#core/news/stories.ts';
import { answerAtEnd, type Fields, instantOf, optionalTextOf, textOf } from './json-lines.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';

/** Long input says how far it is after so many lines. */
const NOTE_EVERY = 20_000;

/**
 * Answers each line with the key of its story. The answers come when the input has ended: until then
 * a story may merge into an older one.
 */
export async function cluster({ words, input, output, notes }: Bench): Promise<ExitCode> {
  readOptions(words, {});
  const stories = createStories();
  let read = 0;
  const take = (fields: Fields) => {
    const told = readTold(fields);
    const first = stories.add(told);
    if (++read % NOTE_EVERY === 0) notes.write(`cluster: ${read} headlines read\n`);
    return () => ({ story: stories.keyOf(first) ?? first });
  };
  return answerAtEnd(take, { input, output, notes });
}

const readTold = (fields: Fields): Told => ({
  id: textOf(fields, 'id'),
  title: textOf(fields, 'title'),
  text: optionalTextOf(fields, 'text'),
  published: instantOf(fields, 'published'),
});
