import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSparseMatrix, type SparseMatrix } from '#core/language/sparse-matrix.ts';
import type { Vector } from '#core/language/vectors.ts';

/** Whole numbers: sums of them are exact. */
const vectors = fc
  .dictionary(fc.integer({ min: 0, max: 40 }).map(String), fc.integer({ min: 1, max: 9 }))
  .map((weights) => toVector(new Map(Object.entries(weights).map(([at, each]) => [+at, each]))));

const toVector = (weights: ReadonlyMap<number, number>): Vector => ({
  terms: [...weights.keys()],
  weights: [...weights.values()],
});

type Change = {
  readonly row: number;
  readonly kind: 'add' | 'take back' | 'clear';
  readonly vector: Vector;
};

const changes = fc.array(
  fc.record<Change>({
    row: fc.integer({ min: 0, max: 4 }),
    kind: fc.constantFrom('add', 'add', 'take back', 'clear'),
    vector: vectors,
  }),
  { maxLength: 60 },
);

const MANY = 3_000;
const ROWS = [0, 1, 2, 3, 4];
const COLUMNS = Array.from({ length: 41 }, (_, column) => column);

test('a row holds the sum of what was added to it and not taken back', () => {
  fc.assert(
    fc.property(changes, vectors, (all, asked) => {
      const matrix = createSparseMatrix();
      const held = ROWS.map((): Vector[] => []);
      const squares = all.map((each) => change(matrix, held[each.row] ?? [], each));
      const sums = held.map(sumOf);
      expect(ROWS.map((row) => new Map(entriesOf(matrix.row(row))))).toEqual(sums);
      expect(totalOf(squares)).toBe(totalOf(sums.map(squareOf)));
      expect(matrix.products(ROWS, asked)).toEqual(sums.map((sum) => productOf(sum, asked)));
      for (const column of COLUMNS) {
        const there = ROWS.filter((row) => sums[row]?.has(column));
        const weights = there.map((row): [number, number] => [row, sums[row]?.get(column) ?? 0]);
        expect(readColumn(matrix, column)).toEqual(new Map(weights));
        expect(matrix.sizeOf(column)).toBe(there.length);
      }
    }),
  );
});

/** Changes a row, and what is known of it; gives how much the sum of its squares is more now. */
function change(matrix: SparseMatrix, held: Vector[], { row, kind, vector }: Change): number {
  if (kind === 'add') {
    held.push(vector);
    return matrix.add(row, vector, 1);
  }
  if (kind === 'take back') {
    const last = held.pop();
    return last === undefined ? 0 : matrix.add(row, last, -1);
  }
  const gone = squareOf(sumOf(held.splice(0)));
  matrix.clear(row);
  return -gone;
}

function readColumn({ visit }: SparseMatrix, column: number): ReadonlyMap<number, number> {
  const seen = new Map<number, number>();
  visit(column, ROWS.length, (row, weight) => seen.set(row, weight));
  return seen;
}

const entriesOf = ({ terms, weights }: Vector) =>
  terms.map((term, at): [number, number] => [term, weights[at] ?? 0]);

function sumOf(vectors: readonly Vector[]): Map<number, number> {
  const sum = new Map<number, number>();
  for (const [term, weight] of vectors.flatMap(entriesOf))
    sum.set(term, (sum.get(term) ?? 0) + weight);
  return sum;
}

const totalOf = (numbers: readonly number[]): number =>
  numbers.reduce((total, each) => total + each, 0);

const squareOf = (sum: ReadonlyMap<number, number>): number =>
  totalOf([...sum.values()].map((weight) => weight * weight));

const productOf = (sum: ReadonlyMap<number, number>, vector: Vector): number =>
  totalOf(entriesOf(vector).map(([term, weight]) => weight * (sum.get(term) ?? 0)));

test('there is room for rows, columns and weights by the thousand, and a column is left after so many', () => {
  const matrix = createSparseMatrix();
  for (let row = 0; row < MANY; row++) matrix.add(row, { terms: [row, MANY], weights: [1, 2] }, 1);
  const seen: number[] = [];
  matrix.visit(MANY, 3, (row) => seen.push(row));
  expect(seen).toEqual([MANY - 1, MANY - 2, MANY - 3]);
  expect([7, MANY, MANY + 1, 100 * MANY].map(matrix.sizeOf)).toEqual([1, MANY, 0, 0]);
  expect(matrix.row(7)).toEqual({ terms: [MANY, 7], weights: [2, 1] });
});
