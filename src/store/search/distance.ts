/**
 * How many slips lie between two words: a letter too many, too few, another one, or two neighbours swapped
 * (optimal string alignment). More than `most` is only said to be more.
 */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let [end, otherEnd] = [one.length, other.length];
  while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) {
    end -= 1;
    otherEnd -= 1;
  }
  return distanceOf(one.slice(start, end), other.slice(start, otherEnd), most);
}

/** Of what is left when both ends that are the same are off. */
function distanceOf(one: string, other: string, most: number): number {
  if (one === '' || other === '') return one.length + other.length;
  if (one.length + other.length === 2) return 1;
  if (most === 1) return isSwap(one, other) ? 1 : 2;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = toNextRow(i, { one, other, before, row });
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[other.length] ?? most + 1;
}

const isSwap = (one: string, other: string): boolean =>
  one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0];

type Rows = {
  readonly one: string;
  readonly other: string;
  readonly before: readonly number[];
  readonly row: readonly number[];
};

function toNextRow(i: number, { one, other, before, row }: Rows): readonly number[] {
  const next = [i];
  for (let j = 1; j <= other.length; j += 1) {
    const cost = Math.min(
      (row[j] ?? 0) + 1,
      (next[j - 1] ?? 0) + 1,
      (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1),
    );
    const swapped = i > 1 && j > 1 && isSwap(one.slice(i - 2, i), other.slice(j - 2, j));
    next.push(swapped ? Math.min(cost, (before[j - 2] ?? 0) + 1) : cost);
  }
  return next;
}
