import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Input, Output } from './tool.ts';

/** Puts questions to whoever is at the other end: a person, or the lines of a pipe. */
export type Asker = {
  /** Without the blanks around it; undefined when there are no more answers, or after Ctrl-C. */
  ask(question: string): Promise<string | undefined>;
  /** The same, and what is typed is not shown. */
  askSecret(question: string): Promise<string | undefined>;
  tell(text: string): void;
  close(): void;
};

/** Asks on `output`; without a terminal each answer is one line of `input`. */
export function createAsker(input: Input, output: Output): Asker {
  let hidden = false;
  const shown = new Writable({
    decodeStrings: false,
    write(chunk, encoding, done) {
      if (!hidden) output.write(chunk, encoding);
      done();
    },
  });
  const lines = createInterface({ input, output: shown, terminal: input.isTTY === true });
  lines.on('SIGINT', () => lines.close());
  let open = true;
  lines.on('close', () => {
    open = false;
  });
  const answers = lines[Symbol.asyncIterator]();
  const next = async (): Promise<string | undefined> => {
    const { done, value } = await answers.next();
    return done ? undefined : value.trim();
  };
  return {
    ask(question) {
      // As the prompt of a terminal the question survives the editing of the answer.
      lines.setPrompt(question);
      if (open) lines.prompt();
      else output.write(question);
      return next();
    },
    async askSecret(question) {
      output.write(question);
      hidden = true;
      const answer = await next();
      hidden = false;
      output.write('\n');
      return answer;
    },
    tell: (text) => void output.write(`${text}\n`),
    close: () => lines.close(),
  };
}
