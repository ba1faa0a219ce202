/** Seven bits of a number go into a byte; the eighth says that more follow. */
const MORE = 0x80;

/** Whole numbers in few bytes: each as its distance from the one before it, in ascending order. */
export function packNumbers(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  let before = 0;
  for (const number of numbers.toSorted((a, b) => a - b)) {
    let rest = number - before;
    before = number;
    for (; rest >= MORE; rest = Math.floor(rest / MORE)) bytes.push((rest % MORE) + MORE);
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

export function unpackNumbers(bytes: Uint8Array): readonly number[] {
  const numbers: number[] = [];
  let [number, unit] = [0, 1];
  for (const byte of bytes) {
    number += (byte % MORE) * unit;
    unit = byte < MORE ? 1 : unit * MORE;
    if (byte < MORE) numbers.push(number);
  }
  return numbers;
}
