import { type Characters, isBlank, isDigit, isLower, isUpper } from './characters.ts';

/** `2.`, `(b)`, `3.)`: the number of a list item, and how it is written. */
type Marker = { readonly style: string; readonly value: number };

/** Follows a list that stands in running text, `1) this 2) that`. */
export type InlineList = {
  /** A sentence begins here; with a marker, it is the first item of a list or the next. */
  begin(at: number): void;
  /** Whether the next item of the list begins here. */
  continuesAt(at: number): boolean;
};

const FULL_STOP = 46;
const OPEN = 40;
const CLOSE = 41;

/** Remembers the last marker, so that only the one that counts on from it is taken for another. */
export function createList(text: Characters): InlineList {
  let last: Marker | undefined;
  return {
    begin(at) {
      last = readMarker(text, at) ?? last;
    },
    continuesAt(at) {
      if (last === undefined) return false;
      const marker = readMarker(text, at);
      return marker?.style === last.style && marker.value === last.value + 1;
    },
  };
}

function readMarker(text: Characters, at: number): Marker | undefined {
  const opened = text.charCodeAt(at) === OPEN;
  const from = opened ? at + 1 : at;
  const kind = kindOf(text.charCodeAt(from));
  if (kind === undefined) return undefined;
  let to = from + 1;
  while (kind === 'digit' && to < from + 3 && isDigit(text.charCodeAt(to))) to++;
  const ending = readEnding(text, to);
  if (!isBlank(text.charCodeAt(to + ending.length)) || !isMarking(kind, { opened, ending }))
    return undefined;
  const number = text.slice(from, to);
  return {
    style: `${opened ? '(' : ''}${kind}${ending}`,
    value: kind === 'digit' ? Number(number) : number.charCodeAt(0),
  };
}

type Kind = 'digit' | 'small' | 'capital';

function kindOf(code: number): Kind | undefined {
  if (isDigit(code)) return 'digit';
  if (code > 127) return undefined;
  if (isLower(code)) return 'small';
  return isUpper(code) ? 'capital' : undefined;
}

function readEnding(text: Characters, at: number): '' | '.' | ')' | '.)' {
  const code = text.charCodeAt(at);
  if (code === CLOSE) return ')';
  if (code !== FULL_STOP) return '';
  return text.charCodeAt(at + 1) === CLOSE ? '.)' : '.';
}

/** `A.` is an initial more often than a list. */
function isMarking(kind: Kind, { opened, ending }: { opened: boolean; ending: string }): boolean {
  if (opened) return ending === ')';
  return ending === '.' ? kind !== 'capital' : ending !== '';
}
