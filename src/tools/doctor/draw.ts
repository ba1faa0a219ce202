import { styleText } from 'node:util';
import { PLAIN, toCells, wrap } from '../cells.ts';
import type { Screen } from '../terminal.ts';
import type { Checked } from './checked.ts';

const WIDEST_WORD = 'wrong'.length;
const COLOURS = { ok: 'green', warn: 'yellow', wrong: 'red' } as const;
/** Less room for text than this is left to the terminal to break. */
const LEAST_ROOM = 30;

/** Draws the lines in columns, and how many there are of each outcome below them. */
export function drawChecked(lines: readonly Checked[], screen: Screen): string {
  const width = Math.max(...lines.map(({ check }) => check.length));
  return [...lines.flatMap((line) => drawLine(line, width, screen)), '', tell(lines)].join('\n');
}

function drawLine(line: Checked, width: number, screen: Screen): readonly string[] {
  const { check, outcome, detail } = line;
  const word = outcome.padEnd(WIDEST_WORD);
  const marked = screen.colour
    ? styleText(COLOURS[outcome], word, { validateStream: false })
    : word;
  const margin = ' '.repeat(WIDEST_WORD + width + 4);
  const [first = '', ...more] = broken(detail, margin.length, screen);
  const advice = line.do === undefined ? [] : broken(`→ ${line.do}`, margin.length, screen);
  const below = [...more, ...advice].map((text) => `${margin}${text}`);
  return [`${marked}  ${check.padEnd(width)}  ${first}`, ...below];
}

/** A pipe gets each text in one line, to be searched. */
function broken(
  text: string,
  margin: number,
  { columns, colour, links }: Screen,
): readonly string[] {
  const room = columns - margin;
  if (room < LEAST_ROOM || !(colour || links)) return [text];
  return wrap(toCells(text, PLAIN), room).map((row) => row.map((cell) => cell.text).join(''));
}

function tell(lines: readonly Checked[]): string {
  const count = (outcome: Checked['outcome']): number =>
    lines.filter((line) => line.outcome === outcome).length;
  const [wrong, warn] = [count('wrong'), count('warn')];
  if (wrong + warn === 0) return 'All is well.';
  const warned = warn === 0 ? '' : `, ${warn} to look at`;
  return `${wrong === 0 ? 'Nothing' : wrong} wrong${warned}, ${count('ok')} in order.`;
}
