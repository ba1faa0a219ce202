/** A text as it stands in a feed: `html` has tags and entities in it, `text` has none. */
export type Markup = { readonly kind: 'html' | 'text'; readonly text: string };

/** What a format has of a feed, before it is made one with the other formats. In lists, the best comes first. */
export type FoundFeed = {
  readonly title?: Markup | undefined;
  readonly links: readonly (string | undefined)[];
  readonly language?: string | undefined;
  readonly author?: string | undefined;
  readonly ttl?: number | undefined;
  readonly base?: string | undefined;
  readonly items: readonly FoundItem[];
};

export type FoundItem = {
  readonly id?: string | undefined;
  readonly title?: Markup | undefined;
  readonly links: readonly (string | undefined)[];
  /** Sounds, films and pictures that come with it. */
  readonly files: readonly (string | undefined)[];
  readonly dates: readonly (string | undefined)[];
  readonly summary?: Markup | undefined;
  readonly content?: Markup | undefined;
  readonly author?: string | undefined;
  readonly pictures: readonly (string | undefined)[];
  readonly base?: string | undefined;
};

export function html(text: string | undefined): Markup | undefined {
  return text === undefined ? undefined : { kind: 'html', text };
}

export function plain(text: string | undefined): Markup | undefined {
  return text === undefined ? undefined : { kind: 'text', text };
}

/** The names, one after another. */
export function together(names: readonly (string | undefined)[] | undefined): string | undefined {
  return names?.filter((name) => name !== undefined).join(', ') || undefined;
}
