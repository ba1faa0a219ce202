import { toPlain } from '#core/language/plain.ts';
import type { Action, Choice, Control } from '#core/talk/doc.ts';

/** What a typed line asks of the controls on the screen. */
export type TypedPress =
  | { readonly kind: 'press'; readonly action: Action; readonly choice?: string }
  /** A menu was named, but none of its choices. */
  | { readonly kind: 'choose'; readonly word: string; readonly choices: readonly Choice[] };

/** What is typed in place of pressing a control: its label, in small letters. */
export const wordOf = ({ label }: Control): string =>
  toPlain(label).replace(/…$/, '').trimEnd().toLowerCase();

/** Undefined where the line names no control: then it is a message like any other. */
export function readPress(line: string, controls: readonly Control[]): TypedPress | undefined {
  const typed = line.trim().toLowerCase();
  for (const control of controls) {
    const word = wordOf(control);
    if (control.kind === 'button' && typed === word)
      return { kind: 'press', action: control.action };
    if (control.kind === 'menu' && (typed === word || typed.startsWith(`${word} `)))
      return pick(typed.slice(word.length).trim(), word, control);
  }
  return undefined;
}

/** A choice is picked by the number in its label, else by its place in the menu, or by words that are in its label; else all of them are shown. */
function pick(
  wanted: string,
  word: string,
  { action, choices }: Extract<Control, { kind: 'menu' }>,
): TypedPress {
  const choice = /^\d+$/.test(wanted)
    ? (choices.find(({ label }) => label.startsWith(`${wanted}. `)) ?? choices[Number(wanted) - 1])
    : choices.find(({ label }) => label.toLowerCase().includes(wanted));
  return wanted === '' || choice === undefined
    ? { kind: 'choose', word, choices }
    : { kind: 'press', action, choice: choice.value };
}
