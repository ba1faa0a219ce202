import type { Desk } from '../desk/desk.ts';
import type { Weekday } from '../desk/schedule.ts';
import type { Asked, GivenFile, Outcome } from '../ports.ts';
import type { Doc } from './doc.ts';
import type { Sentence, Sentences } from './sentences/sentences.ts';

/** Any words, to the end of the line. */
export type WordsOption = {
  readonly kind: 'words';
  readonly about: Sentence;
  /** Most UTF-16 units that are accepted. */
  readonly max: number;
  /** What to offer while this is typed, where the platform can: names or topics from the news, or what this channel watches, mutes or follows. */
  readonly complete?: 'names' | 'topics' | 'watches' | 'mutes' | 'feeds';
  /** A pasted text: nothing in it is read as `name:value`, and forms have a large field for it. */
  readonly pasted?: true;
  /** Platforms that have forms insist on it; where it was not typed, `run` says what to type. */
  readonly required?: true;
};

/** A whole number. `max` is left out where it depends on the news; `run` checks that then. */
export type CountOption = {
  readonly kind: 'count';
  readonly about: Sentence;
  readonly min: number;
  readonly max?: number;
  readonly otherwise: number;
};

/** A time of day; `08:30`, `8.30` and `8am` are read as `08:30`, `08:30` and `08:00`. */
export type TimeOption = {
  readonly kind: 'time';
  readonly about: Sentence;
  /** Platforms that have forms insist on it; where it was not typed, `run` says what to type. */
  readonly required?: true;
};

/** `daily`, `weekdays`, `weekends`, or days with commas between them: `mon,thu`. */
export type DaysOption = { readonly kind: 'days'; readonly about: Sentence };

/** A time zone by its IANA name in any case, or by its city alone where only one has that name. */
export type ZoneOption = { readonly kind: 'zone'; readonly about: Sentence };

/** Words or phrases with commas between them; `"in quotation marks"` where one holds a comma. */
export type ListOption = {
  readonly kind: 'list';
  readonly about: Sentence;
  /** Most items. */
  readonly max: number;
  /** Most UTF-16 units of one item. */
  readonly each: number;
  /** Offer the topics of the news while this is typed, where the platform can. */
  readonly complete?: 'topics';
};

/** One of a few fixed words. */
export type ChoiceOption = {
  readonly kind: 'choice';
  readonly about: Sentence;
  readonly choices: readonly [string, ...string[]];
  readonly otherwise: string;
};

/** A channel: picked where the platform can, else `#general`, Slack's `<#C…|general>`, or a message's address for its thread. */
export type PlaceOption = { readonly kind: 'place'; readonly about: Sentence };

/** The name somebody gave to something of this channel, such as one of its digests. */
export type NameOption = {
  readonly kind: 'name';
  readonly about: Sentence;
  /** Most UTF-16 units. */
  readonly max: number;
  /** May be typed without `name:` before it. */
  readonly bare?: true;
};

/** A file: attached where the platform can. It cannot be typed. */
export type FileOption = {
  readonly kind: 'file';
  readonly about: Sentence;
  /** Most bytes. */
  readonly max: number;
};

export type Option =
  | WordsOption
  | CountOption
  | TimeOption
  | DaysOption
  | ZoneOption
  | ListOption
  | ChoiceOption
  | PlaceOption
  | NameOption
  | FileOption;
export type Options = Readonly<Record<string, Option>>;

/** A channel as somebody named it: the platform's id, or on the local page its bare name. */
export type Channel = { readonly channel: string; readonly thread?: string };

type ValueOf<O extends Option> = O extends CountOption
  ? number
  : O extends DaysOption
    ? readonly Weekday[] | undefined
    : O extends ListOption
      ? readonly string[]
      : O extends ChoiceOption
        ? O['choices'][number]
        : O extends PlaceOption
          ? Channel | undefined
          : O extends FileOption
            ? GivenFile | undefined
            : string | undefined;

/** The values a command runs with, read off the options it declares; what was left out is undefined, or an empty list. */
export type Values<O extends Options> = { readonly [K in keyof O]: ValueOf<O[K]> };

/** Who asked, where, and the desk to ask. */
export type Inquiry = Asked & {
  readonly desk: Desk;
  /** The sentences of whoever asks, in their language. */
  readonly say: Sentences;
  /** Every declared command, for help. */
  readonly commands: readonly Command[];
};

/** What a command, or one of its buttons, answers. */
export type Request = Inquiry & {
  /**
   * Notes that something is changed for others now: by this command, or the one that the button belongs to, or
   * the one that is given; and with these values, which are what took effect.
   */
  changed(values: Readonly<Record<string, unknown>>, command?: Command): void;
};

/** The action that asks for a command by its form; its value is the path, with blanks between the words. */
export const OPEN_FORM = 'form.open';

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
  readonly about: Sentence;
  readonly options: O;
  /** Left out where everybody may. `manage`: it changes the channel for all who are in it. */
  readonly needs?: 'manage';
  /** Typed with nothing after it, it is asked for in a form where the platform has forms. */
  readonly modal?: true;
  run(values: Values<O>, request: Request): Promise<Doc>;
  /** By action name; a name belongs to one command only. */
  readonly presses?: Readonly<Record<string, Press>>;
};

/** Keeps the option types for `run`; adds nothing at run time. */
export const command = <const O extends Options>(definition: Command<O>): Command =>
  definition as unknown as Command;
