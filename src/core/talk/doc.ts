import type { Picture } from './picture.ts';

/**
 * What the desk says, before any platform has had a look at it. Renderers treat every string in it as
 * hostile: they clean it, escape it and cut it to their limits; nothing in a Doc is ever markup.
 */
export type Doc = {
  /** The message in plain words: notifications, screen readers and places that draw no blocks get this. */
  readonly fallback: string;
  readonly blocks: readonly Block[];
  /** Only an answer to a person carries one. */
  readonly file?: TextFile;
};

/** Goes with an answer: attached where the platform can, else shown as it is. */
export type TextFile = {
  /** Letters, digits, `-` and `.`. */
  readonly name: string;
  readonly text: string;
};

export type Block =
  | PlainBlock
  | {
      readonly kind: 'picture';
      readonly picture: Picture;
      /** What is said under it. */
      readonly caption: readonly PlainBlock[];
      /** What is said in the place of both where it cannot be shown: the message is whole either way. */
      readonly otherwise: readonly PlainBlock[];
    };

export type PlainBlock =
  | { readonly kind: 'heading'; readonly text: string }
  /** One paragraph. */
  | { readonly kind: 'text'; readonly line: Line }
  /** `start` is the number of the first item; without it the items have bullets. */
  | { readonly kind: 'list'; readonly items: readonly Line[]; readonly start?: number }
  /** Small print: sources, counts, hints. */
  | { readonly kind: 'fine'; readonly line: Line }
  | { readonly kind: 'rule' }
  | { readonly kind: 'controls'; readonly controls: readonly Control[] };

/** A run of text inside one line; a line break in a span is drawn as a space. */
export type Line = readonly Span[];

export type Span =
  | string
  | { readonly kind: 'strong'; readonly text: string }
  /** Only http and https addresses become links; any other `url` leaves the bare text. */
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** Something to type, such as a command. */
  | { readonly kind: 'code'; readonly text: string }
  /** Drawn by the platform in the viewer's own zone and language. */
  | { readonly kind: 'time'; readonly at: Temporal.Instant; readonly show: 'day' | 'moment' };

export type Control =
  | {
      readonly kind: 'button';
      readonly label: string;
      readonly action: Action;
      /** At most one in a message: the step most people want next. */
      readonly primary?: true;
      /** What a screen reader says where the label alone is too short. */
      readonly describe?: string;
    }
  /** Opens an http or https address in the browser. */
  | { readonly kind: 'open'; readonly label: string; readonly url: string }
  /** The person's pick arrives as the `choice` beside the menu's action. */
  | {
      readonly kind: 'menu';
      readonly label: string;
      readonly action: Action;
      readonly choices: readonly Choice[];
    };

/** `value` is at most 100 characters: the shorter of both platforms' limits. */
export type Choice = { readonly label: string; readonly value: string };

/** What a button or menu asks of the desk: `name` says which, `value` with what. */
export type Action = { readonly name: string; readonly value: string };

export const doc = (fallback: string, ...blocks: readonly Block[]): Doc => ({ fallback, blocks });
export const heading = (text: string): PlainBlock => ({ kind: 'heading', text });
export const text = (...line: readonly Span[]): PlainBlock => ({ kind: 'text', line });
export const fine = (...line: readonly Span[]): PlainBlock => ({ kind: 'fine', line });
export const rule: Block = { kind: 'rule' };
export const controls = (...list: readonly Control[]): Block => ({
  kind: 'controls',
  controls: list,
});
export const strong = (words: string): Span => ({ kind: 'strong', text: words });
export const code = (words: string): Span => ({ kind: 'code', text: words });

/** A link where there is somewhere to go, else the bare words. */
export const link = (words: string, url: string | undefined): Span =>
  url === undefined ? words : { kind: 'link', text: words, url };
