/** What a page of text holds, before it has a date or an id. */
export type Page = {
  readonly title?: string | undefined;
  readonly paragraphs: readonly string[];
  readonly headlines: readonly PageHeadline[];
};

export type PageHeadline = {
  readonly title: string;
  readonly url?: string | undefined;
  readonly topic?: string | undefined;
};

/** A page cannot be read. `line` counts from 1 in the file; the message says what to mend. */
export class PageError extends Error {
  override name = 'PageError';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}
