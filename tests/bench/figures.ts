/** One row of the table: what was measured, what came out, and what the project asks for. */
export type Figure = { readonly what: string; readonly found: string; readonly reach: string };

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * share) / 100) - 1] ?? Number.NaN;
}

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

export const seconds = (value: number): string => `${(value / 1_000).toFixed(1)} s`;

/** How long something takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The figures as a Markdown table, for a terminal and for a page alike. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, found, reach }) => `| ${what} | ${found} | ${reach} |`);
  return ['| figure | found | reach |', '|---|---|---|', ...rows].join('\n');
}
