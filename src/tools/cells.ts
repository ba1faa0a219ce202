import { toPlain } from '#core/language/plain.ts';

/** How a run of text is drawn; one object for each run, so that its cells know each other. */
export type Look = {
  readonly formats: readonly ('bold' | 'cyan' | 'dim')[];
  /** Already known to be http or https. */
  readonly url?: string;
};

/** One grapheme and the columns of a terminal that it takes. */
export type Cell = { readonly text: string; readonly width: number; readonly look: Look };

/** `gap`: blanks before it, which a line does not begin with. */
type Word = { readonly cells: Cell[]; width: number; readonly gap: number };

export const PLAIN: Look = { formats: [] };

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** What takes two columns: East Asian Wide and Fullwidth (Unicode Annex 11) and what is drawn as an emoji. */
const WIDE =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}])|\ufe0f/u;
const NOTHING = /^[\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]+$/u;
/** Marks that no line begins with, and marks that none ends with. */
const CLOSING = /^[、。，．：；！？）」』】〉》〕]/u;
const OPENING = /^[（「『【〈《〔]/u;

/** Cleans hostile text and lays it into cells; where it has more than one blank, two stay. */
export function toCells(text: string, look: Look): readonly Cell[] {
  const spaced = text.replace(/\s/g, ' ');
  const plain = spaced.split(/ {2,}/).map(toPlain).join('  ');
  const before = /^ (?! )/.test(spaced) ? ' ' : '';
  const after = plain !== '' && /(?<! ) $/.test(spaced) ? ' ' : '';
  return Array.from(graphemes.segment(`${before}${plain}${after}`), ({ segment }) => ({
    text: segment,
    width: columns(segment),
    look,
  }));
}

/** Breaks cells into rows of at most `room` columns: between words, and inside one only where it is too long. */
export function wrap(cells: readonly Cell[], room: number): readonly (readonly Cell[])[] {
  const rows: Cell[][] = [];
  let used = 0;
  for (const word of toWords(cells).flatMap((each) => piecesOf(each, room))) {
    const row = rows.at(-1);
    if (row !== undefined && used + word.gap + word.width <= room) {
      row.push(...blanksBetween(row.at(-1), word), ...word.cells);
      used += word.gap + word.width;
    } else {
      rows.push([...word.cells]);
      used = word.width;
    }
  }
  return rows;
}

function columns(grapheme: string): number {
  if (WIDE.test(grapheme)) return 2;
  return NOTHING.test(grapheme) ? 0 : 1;
}

function toWords(cells: readonly Cell[]): readonly Word[] {
  const words: Word[] = [];
  let gap = 0;
  for (const cell of cells) {
    const word = words.at(-1);
    if (cell.text === ' ') gap = Math.min(2, gap + 1);
    else if (word === undefined || gap > 0 || mayBreak(word.cells.at(-1), cell)) {
      words.push({ cells: [cell], width: cell.width, gap });
      gap = 0;
    } else add(word, cell);
  }
  return words;
}

function add(word: Word, cell: Cell): void {
  word.cells.push(cell);
  word.width += cell.width;
}

/** Chinese and Japanese have no blanks: a line may end beside any wide character. */
function mayBreak(before: Cell | undefined, after: Cell): boolean {
  if (before === undefined || CLOSING.test(after.text) || OPENING.test(before.text)) return false;
  return before.width === 2 || after.width === 2;
}

function piecesOf(word: Word, room: number): readonly Word[] {
  if (word.width <= room) return [word];
  const pieces: Word[] = [];
  for (const cell of word.cells) {
    const piece = pieces.at(-1);
    if (piece !== undefined && piece.width + cell.width <= room) add(piece, cell);
    else pieces.push({ cells: [cell], width: cell.width, gap: piece === undefined ? word.gap : 0 });
  }
  return pieces;
}

/** A blank inside one run looks like the run; one between two runs looks like nothing. */
function blanksBetween(before: Cell | undefined, { cells, gap }: Word): readonly Cell[] {
  const look = before !== undefined && before.look === cells[0]?.look ? before.look : PLAIN;
  return Array.from({ length: gap }, () => ({ text: ' ', width: 1, look }));
}
