import { styleText } from 'node:util';
import type { Block, Control, Doc, Line, Span, TextFile } from '#core/talk/doc.ts';
import type { Environment } from '../variables.ts';
import { type Cell, type Look, PLAIN, toCells, wrap } from './cells.ts';
import { wordOf } from './presses.ts';
import type { Output } from './tool.ts';

/** What a terminal can show. */
export type Screen = {
  readonly columns: number;
  readonly colour: boolean;
  /** It follows OSC 8 hyperlinks. */
  readonly links: boolean;
  readonly zone: string;
  /** A person can type the label of a control to press it. */
  readonly pressable?: true;
};

const STRONG: Look = { formats: ['bold'] };
const HEADING: Look = { formats: ['bold', 'cyan'] };
const TYPED: Look = { formats: ['cyan'] };
const FAINT: Look = { formats: ['dim'] };

/** Longer lines are hard to read, however wide the window is. */
const WIDEST = 100;
/** Below this nothing can be laid out: lines are left to the terminal to break. */
const NARROWEST = 20;

/** Nothing but text, as it goes to a file or another program. */
export const plainScreen = (zone: string): Screen => ({
  columns: 80,
  colour: false,
  links: false,
  zone,
});

/** What stands behind an output: a pipe gets plain text, and so do NO_COLOR and TERM=dumb. */
export function screenOf(output: Output, environment: Environment, zone: string): Screen {
  if (output.isTTY !== true) return plainScreen(zone);
  const terminal = environment.TERM ?? '';
  return {
    columns: Math.max(NARROWEST, Math.min(output.columns ?? 80, WIDEST)),
    colour: !environment.NO_COLOR && terminal !== 'dumb',
    // The Linux console prints what it does not know.
    links: terminal !== 'dumb' && terminal !== 'linux',
    zone,
  };
}

/** Draws a Doc as lines of text, with no line break at the end. */
export function toTerminal(doc: Doc, screen: Screen): string {
  const lines: string[] = [];
  let above: Block | undefined;
  for (const block of doc.blocks) {
    const drawn = draw(block, screen);
    if (drawn.length === 0) continue;
    if (above !== undefined && hasGap(above, block)) lines.push('');
    lines.push(...drawn);
    above = block;
  }
  if (lines.length === 0) lines.push(...paragraph([doc.fallback], screen));
  if (doc.file !== undefined) lines.push('', ...fileLines(doc.file));
  return lines.join('\n');
}

/** As they are, so that they can be copied; nothing in them drives the terminal. */
const fileLines = ({ text }: TextFile): readonly string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' '));

function draw(block: Block, screen: Screen): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return rowsOf(toCells(block.text, HEADING), screen);
    case 'text':
    case 'fine':
      return paragraph(block.line, screen);
    case 'list':
      return list(block, screen);
    case 'rule':
      return [paint([{ text: '─'.repeat(screen.columns), width: 1, look: FAINT }], screen)];
    case 'picture':
      return [block.picture.alt, ...block.caption].flatMap((part) =>
        typeof part === 'string' ? paragraph([part], screen) : draw(part, screen),
      );
    case 'controls':
      return [...openLines(block.controls, screen), ...typedLine(block.controls, screen)];
  }
}

/** Small print belongs to the paragraph above it, a list to what names it; a heading stands off. */
function hasGap(above: Block, block: Block): boolean {
  if (above.kind === 'heading' || above.kind === 'rule' || block.kind === 'rule') return false;
  if (block.kind === 'fine') return above.kind === 'list' || above.kind === 'controls';
  return !(block.kind === 'list' && above.kind === 'text');
}

const paragraph = (line: Line, screen: Screen): readonly string[] =>
  rowsOf(
    line.flatMap((span) => spanCells(span, screen)),
    screen,
  );

const rowsOf = (cells: readonly Cell[], screen: Screen): readonly string[] =>
  wrap(cells, screen.columns).map((row) => paint(row, screen));

/** Numbers stand right-aligned, and the lines under an item begin where its text does. */
function list(block: Extract<Block, { kind: 'list' }>, screen: Screen): readonly string[] {
  const { items, start } = block;
  const marks = items.map((_, index) => (start === undefined ? '•' : `${start + index}.`));
  const margin = Math.max(...marks.map((mark) => mark.length)) + 2;
  return items.flatMap((item, index) => {
    const cells = item.flatMap((span) => spanCells(span, screen));
    const mark = `${marks[index]} `.padStart(margin);
    const rows = wrap(cells, screen.columns - margin);
    return rows.map(
      (row, line) => `${line === 0 ? mark : ' '.repeat(margin)}${paint(row, screen)}`,
    );
  });
}

function spanCells(span: Span, screen: Screen): readonly Cell[] {
  if (typeof span === 'string') return toCells(span, PLAIN);
  switch (span.kind) {
    case 'strong':
      return toCells(span.text, STRONG);
    case 'code':
      return toCells(span.text, TYPED);
    case 'link':
      return linkCells(span.text, span.url, screen);
    case 'time':
      return toCells(timeText(span.at, span.show, screen.zone), PLAIN);
  }
}

/** Where no link can be followed, the address stands behind the words. */
function linkCells(text: string, url: string, screen: Screen): readonly Cell[] {
  const href = webAddress(url);
  if (href === undefined) return toCells(text, PLAIN);
  if (screen.links) return toCells(text, { formats: [], url: href });
  return toCells(`${text} (${href})`, PLAIN);
}

/** URL writes control, bidi and other characters that could be misread as percent codes. */
function webAddress(url: string): string | undefined {
  const parsed = URL.parse(url);
  return /^https?:$/.test(parsed?.protocol ?? '') ? parsed?.href : undefined;
}

function timeText(at: Temporal.Instant, show: 'day' | 'moment', zone: string): string {
  const day = { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone } as const;
  if (show === 'day') return at.toLocaleString('en-GB', day);
  return at.toLocaleString('en-GB', {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}

const openLines = (controls: readonly Control[], screen: Screen): readonly string[] =>
  controls.flatMap((control) =>
    control.kind === 'open' ? rowsOf(linkCells(control.label, control.url, screen), screen) : [],
  );

/** What can be typed next; nothing where typing it would do nothing. */
function typedLine(controls: readonly Control[], screen: Screen): readonly string[] {
  if (screen.pressable !== true) return [];
  const words = controls.filter(({ kind }) => kind !== 'open').map(wordOf);
  if (words.length === 0) return [];
  const last = words.length - 1;
  const cells = words.flatMap((word, index) => [
    ...toCells(joint(index, last), PLAIN),
    ...toCells(word, TYPED),
  ]);
  return rowsOf(cells, screen);
}

function joint(index: number, last: number): string {
  if (index === 0) return 'Type ';
  return index === last ? ' or ' : ', ';
}

/** Neighbouring cells of one look are painted together, so that a link is one link. */
function paint(row: readonly Cell[], screen: Screen): string {
  let painted = '';
  for (let from = 0; from < row.length; ) {
    const look = row[from]?.look ?? PLAIN;
    let to = from;
    while (row[to]?.look === look) to += 1;
    const text = row.slice(from, to).map((cell) => cell.text);
    painted += dress(text.join(''), look, screen);
    from = to;
  }
  return painted;
}

function dress(text: string, look: Look, screen: Screen): string {
  const linked =
    look.url === undefined ? text : `\u001b]8;;${look.url}\u001b\\${text}\u001b]8;;\u001b\\`;
  if (!screen.colour || look.formats.length === 0) return linked;
  return styleText([...look.formats], linked, { validateStream: false });
}
