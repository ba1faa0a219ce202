import { toPlain } from '#core/language/plain.ts';
import type { Finding } from '../findings.ts';

/** One line of the doctor's. `warn` is what the bot can work with; `do` says what would mend it. */
export type Checked = {
  readonly check: string;
  readonly outcome: 'ok' | 'warn' | 'wrong';
  readonly detail: string;
  readonly do?: string;
};

/** Names of channels and servers are in findings, and those are anybody's text. */
export function toChecked(check: string, { ok, what, fix, bearable }: Finding): Checked {
  const outcome = bearable ? 'warn' : 'wrong';
  return {
    ...{ check, outcome: ok ? 'ok' : outcome, detail: toPlain(what) },
    ...(fix !== undefined && { do: toPlain(fix) }),
  };
}

/** Names of what is in order, in one line; what is not has a line of its own. */
const MOST_NAMED = 5;

/** Findings of one kind: those in order are counted, and the first of them named. */
export function toSummary(
  check: string,
  findings: readonly Finding[],
  nothing: string,
): readonly Checked[] {
  const good = findings.filter(({ ok }) => ok);
  const bad = findings.filter(({ ok }) => !ok).map((each) => toChecked(check, each));
  if (findings.length === 0) return [{ check, outcome: 'ok', detail: nothing }];
  const named = good.slice(0, MOST_NAMED).map(({ what }) => what);
  const more = good.length > MOST_NAMED ? [`and ${good.length - MOST_NAMED} more`] : [];
  if (good.length === 0) return bad;
  return [toChecked(check, { ok: true, what: [...named, ...more].join('; ') }), ...bad];
}

/** The message of an error as it is shown; only for those whose messages are made for the operator. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Sentences of the form "what is wrong: what to do". */
export function toHalves(sentence: string): Pick<Finding, 'what' | 'fix'> {
  const colon = sentence.indexOf(': ');
  if (colon < 0) return { what: sentence };
  const fix = sentence.slice(colon + 2);
  return { what: sentence.slice(0, colon), fix: fix.charAt(0).toUpperCase() + fix.slice(1) };
}
