import type { Environment } from '../variables.ts';
import type { Asker } from './asker.ts';
import { drawFindings, type Finding } from './findings.ts';

/** The other side left in the middle of a conversation. */
export class AnswersEnded extends Error {
  override name = 'AnswersEnded';
}

/** Values for `.env`, by variable. */
export type Values = Readonly<Record<string, string>>;

/** A conversation that fills in variables; `existing` are the values that `.env` holds already. */
export type Dialog = {
  tell(text: string): void;
  /** Enter is yes. */
  confirm(question: string): Promise<boolean>;
  /** A secret, kept where it is set already and the person says so; empty where they press Enter. */
  askSecret(name: string, question: string): Promise<string>;
  /** Asks and checks until all is in order, or the person has had enough; undefined leaves it out. */
  settle(attempt: Attempt): Promise<Values | undefined>;
};

type Attempt = {
  ask(): Promise<Values | undefined>;
  check(values: Values): Promise<readonly Finding[]>;
};

const WHAT_NOW =
  'Enter checks again, "other" asks for other values, "keep" takes these, "skip" leaves it out: ';

export function createDialog(asker: Asker, existing: Environment): Dialog {
  const ask = async (question: string): Promise<string> => given(await asker.ask(question));
  const confirm = async (question: string): Promise<boolean> =>
    !/^no?$/i.test(await ask(`${question} [Y/n] `));
  return {
    tell: asker.tell,
    confirm,
    async askSecret(name, question) {
      const old = existing[name];
      if (old && (await confirm(`${name} is set in .env. Keep it?`))) return old;
      return given(await asker.askSecret(`${question}: `));
    },
    settle: (attempt) => settle(attempt, ask, asker.tell),
  };
}

async function settle(
  attempt: Attempt,
  ask: (question: string) => Promise<string>,
  tell: (text: string) => void,
): Promise<Values | undefined> {
  let values = await attempt.ask();
  while (values !== undefined) {
    const findings = await attempt.check(values);
    tell(drawFindings(findings));
    if (findings.every(({ ok }) => ok)) return values;
    const next = (await ask(WHAT_NOW)).toLowerCase();
    if (next === 'keep') return values;
    if (next === 'skip') return undefined;
    if (next === 'other') values = await attempt.ask();
  }
  return undefined;
}

function given(answer: string | undefined): string {
  if (answer === undefined) throw new AnswersEnded();
  return answer;
}
