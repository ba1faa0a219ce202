/** Why the desk did not answer a message; the preview page shows it. */
export type Silence =
  | 'no match'
  /** In this channel, or in the whole installation. */
  | 'mentions off'
  /** The word or the story, in this channel. */
  | 'muted'
  /** Whoever wrote the message wants no replies. */
  | 'opted out'
  /** The story was posted in this very thread, or the thread hangs on a post of it. */
  | 'told in thread'
  /** The story was a reply in this channel today. */
  | 'told today'
  /** The last reply in this channel or thread is too recent. */
  | 'cooling down'
  /** The channel had as many replies as it may have in an hour. */
  | 'budget spent'
  | 'seen before'
  | 'not posted';

/** What came of a message. */
export type Verdict =
  | { readonly kind: 'replied'; readonly headline: string }
  | { readonly kind: 'silent'; readonly because: Silence };

const SILENCES: Readonly<Record<Silence, true>> = {
  'no match': true,
  'mentions off': true,
  muted: true,
  'opted out': true,
  'told in thread': true,
  'told today': true,
  'cooling down': true,
  'budget spent': true,
  'seen before': true,
  'not posted': true,
};

/** Reads a reason back from a journal, which may be older than the code. */
export const readSilence = (text = ''): Silence | undefined =>
  Object.hasOwn(SILENCES, text) ? (text as Silence) : undefined;
