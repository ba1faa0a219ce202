/** What a channel has been told to be. */
export type PlaceSettings = {
  /** The language that is written there, by its two letters; left out where the platform's own choice is kept. */
  readonly language?: string;
  readonly mentions?: 'on' | 'off';
  /** Names of the digests that were set there; kept under a key of its own. */
  readonly digests?: readonly string[];
  /** Words and phrases that are answered there with the newest headline that has them. */
  readonly watches?: readonly string[];
  /** Words and phrases that get no reply there. */
  readonly mutedWords?: readonly string[];
  /** Stories that are no reply there, the last muted last. */
  readonly mutedStories?: readonly string[];
};

/** What a person has told the bot to be to them. */
export type PersonSettings = { readonly mentions?: 'on' | 'off' };
