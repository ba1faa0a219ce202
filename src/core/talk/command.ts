import type { Desk } from '../desk/desk.ts';
import type { Asked, Outcome } from '../ports.ts';
import type { Doc } from './doc.ts';

/** Any words, to the end of the line. */
export type WordsOption = {
  readonly kind: 'words';
  readonly about: string;
  /** Most UTF-16 units that are accepted. */
  readonly max: number;
  /** Offer names from the news while this is typed, where the platform can. */
  readonly complete?: true;
};

/** A whole number. `max` is left out where it depends on the news; `run` checks that then. */
export type CountOption = {
  readonly kind: 'count';
  readonly about: string;
  readonly min: number;
  readonly max?: number;
  readonly otherwise: number;
};

export type Option = WordsOption | CountOption;
export type Options = Readonly<Record<string, Option>>;

/** The values a command runs with, read off the options it declares; words left out are undefined. */
export type Values<O extends Options> = {
  readonly [K in keyof O]: O[K] extends CountOption ? number : string | undefined;
};

/** Who asked, where, and the desk to ask. */
export type Request = Asked & {
  readonly desk: Desk;
  /** Every declared command, for help. */
  readonly commands: readonly Command[];
};

/** What one button or menu of a command does; `value` and `choice` are hostile text. */
export type Press = (
  pressed: { readonly value: string; readonly choice: string | undefined },
  request: Request,
) => Promise<Outcome>;

/** A slash command: declared once in `commands/`, offered on every platform. */
export type Command<O extends Options = Options> = {
  /** `['news']`, or `['newsdesk', 'digest', 'now']` for a sub-command; at most three words. */
  readonly path: readonly [string, ...string[]];
  /** One line, at most 100 characters: Discord shows no more. */
  readonly about: string;
  readonly options: O;
  /** Left out where everybody may. `manage`: it changes the channel for all who are in it. */
  readonly needs?: 'manage';
  run(values: Values<O>, request: Request): Promise<Doc>;
  /** By action name; a name belongs to one command only. */
  readonly presses?: Readonly<Record<string, Press>>;
};

/** Keeps the option types for `run`; adds nothing at run time. */
export const command = <const O extends Options>(definition: Command<O>): Command =>
  definition as unknown as Command;
