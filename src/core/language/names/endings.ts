/** Endings that tell of a word's kind or of a name's origin, the longer before the shorter. */
const ENDINGS =
  'tion ment ness berg ity ese ian ish ist ism ers son man ski ing ini ed ly er ov ez es a o i s y e'.split(
    ' ',
  );
export const ENDING_COUNT = ENDINGS.length + 1;

/** Which ending a word has; 0 is none. */
export const endingOf = (word: string): number =>
  1 + ENDINGS.findIndex((ending) => word.length > ending.length + 1 && word.endsWith(ending));
