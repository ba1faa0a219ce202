import type { Vector } from './vectors.ts';

/**
 * Weights by row and column, of which only those that are not 0 take room. Each lies at a place, the same
 * in all of these arrays; the places of a row make a chain, and so do those of a column, which can be left
 * in both directions. Place 0 is none: it ends a chain. So a weight takes 28 bytes, where Maps take two
 * hundred, and V8 need not look through them.
 */
type Cells = {
  weights: Float64Array;
  rows: Int32Array;
  columns: Int32Array;
  nextInRow: Int32Array;
  nextInColumn: Int32Array;
  beforeInColumn: Int32Array;
  /** Where the chain of each row and column begins, and how long that of a column is. */
  rowHeads: Int32Array;
  columnHeads: Int32Array;
  columnSizes: Int32Array;
  /** One number a column, 0 between two calls: a vector that is spread out to be met by a row. */
  spread: Float64Array;
  /** Places that were used and are not any more, a chain in `nextInRow`. */
  free: number;
  /** The first place that was never used. */
  end: number;
};

export type SparseMatrix = {
  /** Adds a vector to a row, and gives how much the sum of its squares is more now. */
  add(row: number, vector: Vector, sign: 1 | -1): number;
  /** Makes a row empty. */
  clear(row: number): void;
  row(row: number): Vector;
  /** The products of a vector and some rows. */
  products(rows: readonly number[], vector: Vector): readonly number[];
  /** How many rows have something in a column. */
  sizeOf(column: number): number;
  /** Visits what stands in a column, the latest row first, at most so many. */
  visit(column: number, most: number, visitor: (row: number, weight: number) => void): void;
};

/** What is left of a weight that was taken off again is rounding. */
const NOTHING = 1e-9;
const ROOM = 1_024;

export function createSparseMatrix(): SparseMatrix {
  const cells: Cells = {
    weights: new Float64Array(ROOM),
    rows: new Int32Array(ROOM),
    columns: new Int32Array(ROOM),
    nextInRow: new Int32Array(ROOM),
    nextInColumn: new Int32Array(ROOM),
    beforeInColumn: new Int32Array(ROOM),
    rowHeads: new Int32Array(ROOM),
    columnHeads: new Int32Array(ROOM),
    columnSizes: new Int32Array(ROOM),
    spread: new Float64Array(ROOM),
    free: 0,
    end: 1,
  };
  return {
    add(row, vector, sign) {
      makeRoom(cells, row, vector);
      spreadOut(cells, vector, sign);
      return meet(cells, row) + enterRest(cells, row, vector);
    },
    clear(row) {
      for (let place = headOf(cells, row); place !== 0; ) place = leave(cells, place);
      cells.rowHeads[row] = 0;
    },
    row: (row) => readRow(cells, row),
    products(rows, vector) {
      makeRoom(cells, 0, vector);
      spreadOut(cells, vector, 1);
      const products = rows.map((row) => productWith(cells, row));
      for (const term of vector.terms) cells.spread[term] = 0;
      return products;
    },
    sizeOf: (column) => cells.columnSizes[column] ?? 0,
    visit(column, most, visitor) {
      const { rows, weights, columnHeads, nextInColumn } = cells;
      let place = columnHeads[column] ?? 0;
      for (let steps = 0; place !== 0 && steps < most; steps++) {
        visitor(rows[place] as number, weights[place] as number);
        place = nextInColumn[place] as number;
      }
    },
  };
}

const headOf = ({ rowHeads }: Cells, row: number): number => rowHeads[row] ?? 0;

function spreadOut({ spread }: Cells, { terms, weights }: Vector, sign: 1 | -1): void {
  for (let at = 0; at < terms.length; at++)
    spread[terms[at] as number] = sign * (weights[at] as number);
}

/** Adds to what a row has already. */
function meet(cells: Cells, row: number): number {
  const { weights, columns, nextInRow, spread } = cells;
  let more = 0;
  let isRest = false;
  for (let place = headOf(cells, row); place !== 0; place = nextInRow[place] as number) {
    const column = columns[place] as number;
    const added = spread[column] as number;
    if (added === 0) continue;
    spread[column] = 0;
    const before = weights[place] as number;
    const after = before + added;
    weights[place] = after;
    more += after * after - before * before;
    isRest ||= after < NOTHING;
  }
  if (isRest) sweep(cells, row);
  return more;
}

/** Takes out of a row what has come to nothing. */
function sweep(cells: Cells, row: number): void {
  const { weights, rowHeads, nextInRow } = cells;
  let before = 0;
  for (let place = headOf(cells, row); place !== 0; ) {
    const isRest = (weights[place] as number) < NOTHING;
    const next = isRest ? leave(cells, place) : (nextInRow[place] as number);
    if (!isRest) before = place;
    else if (before === 0) rowHeads[row] = next;
    else nextInRow[before] = next;
    place = next;
  }
}

/** Puts what is still spread out into a row that has nothing there. */
function enterRest(cells: Cells, row: number, { terms }: Vector): number {
  const { spread } = cells;
  let more = 0;
  for (const column of terms) {
    const weight = spread[column] as number;
    spread[column] = 0;
    if (weight < NOTHING) continue;
    const place = takePlace(cells);
    cells.rows[place] = row;
    cells.columns[place] = column;
    cells.weights[place] = weight;
    enter(cells, place);
    more += weight * weight;
  }
  return more;
}

function takePlace(cells: Cells): number {
  const { free } = cells;
  if (free === 0) return cells.end++;
  cells.free = cells.nextInRow[free] as number;
  return free;
}

/** Puts a place at the head of its row and its column. */
function enter(cells: Cells, place: number): void {
  const { rows, columns, rowHeads, columnHeads, columnSizes } = cells;
  const [row, column] = [rows[place] as number, columns[place] as number];
  const second = columnHeads[column] as number;
  cells.nextInRow[place] = rowHeads[row] as number;
  cells.nextInColumn[place] = second;
  cells.beforeInColumn[place] = 0;
  cells.beforeInColumn[second] = place;
  rowHeads[row] = place;
  columnHeads[column] = place;
  columnSizes[column] = (columnSizes[column] as number) + 1;
}

/** Takes a place out of its column, and frees it; gives the next in its row, which still leads to it. */
function leave(cells: Cells, place: number): number {
  const { columns, columnHeads, columnSizes, nextInRow, nextInColumn, beforeInColumn } = cells;
  const column = columns[place] as number;
  const [before, after] = [beforeInColumn[place] as number, nextInColumn[place] as number];
  if (before === 0) columnHeads[column] = after;
  else nextInColumn[before] = after;
  beforeInColumn[after] = before;
  columnSizes[column] = (columnSizes[column] as number) - 1;
  const next = nextInRow[place] as number;
  nextInRow[place] = cells.free;
  cells.free = place;
  return next;
}

function readRow({ weights, columns, nextInRow, ...cells }: Cells, row: number): Vector {
  const vector = { terms: [] as number[], weights: [] as number[] };
  for (let place = cells.rowHeads[row] ?? 0; place !== 0; place = nextInRow[place] as number) {
    vector.terms.push(columns[place] as number);
    vector.weights.push(weights[place] as number);
  }
  return vector;
}

/** The product of a row and the vector that is spread out. */
function productWith(cells: Cells, row: number): number {
  const { weights, columns, nextInRow, spread } = cells;
  let product = 0;
  for (let place = headOf(cells, row); place !== 0; place = nextInRow[place] as number)
    product += (weights[place] as number) * (spread[columns[place] as number] as number);
  return product;
}

/** Has room for a vector in a row. */
function makeRoom(cells: Cells, row: number, { terms }: Vector): void {
  let most = 0;
  for (const term of terms) if (term > most) most = term;
  while (row >= cells.rowHeads.length) cells.rowHeads = longer(cells.rowHeads);
  while (most >= cells.spread.length) widen(cells);
  while (cells.end + terms.length > cells.weights.length) extend(cells);
}

function widen(cells: Cells): void {
  cells.columnHeads = longer(cells.columnHeads);
  cells.columnSizes = longer(cells.columnSizes);
  cells.spread = new Float64Array(2 * cells.spread.length);
}

function extend(cells: Cells): void {
  const weights = new Float64Array(2 * cells.weights.length);
  weights.set(cells.weights);
  cells.weights = weights;
  cells.rows = longer(cells.rows);
  cells.columns = longer(cells.columns);
  cells.nextInRow = longer(cells.nextInRow);
  cells.nextInColumn = longer(cells.nextInColumn);
  cells.beforeInColumn = longer(cells.beforeInColumn);
}

function longer(numbers: Int32Array): Int32Array {
  const twice = new Int32Array(2 * numbers.length);
  twice.set(numbers);
  return twice;
}
