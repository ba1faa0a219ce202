/** A piece of a headline; with a kind it is a name: organisation, person, location, other. */
export type Piece = { readonly text: string; readonly kind: Kind | undefined };
type Kind = 'o' | 'p' | 'l' | 'x';

/** A headline and where its names stand (UTF-16 units). */
export type Marked = {
  readonly text: string;
  readonly names: readonly { readonly start: number; readonly end: number }[];
};

const PIECE = /\[([oplx]) ([^\]]+)\]|([^[]+)/g;

/** Reads `[o Acme] opens shop in [l Rome]`. */
export const readPieces = (line: string): readonly Piece[] =>
  [...line.matchAll(PIECE)].map(([, kind, name, other]) => ({
    text: name ?? other ?? '',
    kind: kind as Kind | undefined,
  }));

/** As in sentence case, with a capital at its start. */
export const toPlainCase = (pieces: readonly Piece[]): Marked =>
  mark(pieces, (text) => capitalise(text));

/** Small in every Title Case, and small in some. */
const SMALL = new Set('a an the and but or nor for on at to by of in'.split(' '));
const OFTEN_SMALL = new Set(
  'as with from over into after up off out via per amid than its'.split(' '),
);

/** Like a Headline; outlets differ in the words that stay small. */
export function toTitleCase(pieces: readonly Piece[], style: 'few' | 'many'): Marked {
  const isSmall = (word: string): boolean =>
    SMALL.has(word) || (style === 'many' && OFTEN_SMALL.has(word));
  return mark(pieces, (text) =>
    text.replace(/[^\s-]+/g, (word, at: number) =>
      at > 0 && isSmall(word) ? word : capitalise(word),
    ),
  );
}

/** iPhone stays iPhone. */
const capitalise = (word: string): string =>
  word.replace(
    /^([^\p{L}\p{N}]*)(\p{Ll})(?!\p{Ll}*\p{Lu})/u,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );

/** A change of case keeps every length, so names stay where they were. */
function mark(pieces: readonly Piece[], change: (text: string) => string): Marked {
  let at = 0;
  const names = pieces.flatMap(({ text, kind }) => {
    const start = at;
    at += text.length;
    return kind === undefined ? [] : [{ start, end: at }];
  });
  return { text: change(pieces.map(({ text }) => text).join('')), names };
}
