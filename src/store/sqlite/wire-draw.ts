import type { Database } from './database.ts';

/** Takes so many numbers, in the middle of a transaction, and gives the one before them. */
export type Draw = (count: number) => number;

export function toDraw({ sql }: Database): Draw {
  const draw = sql.prepare(`update wire_changes set highest = highest + :count
    returning highest - :count as before`);
  return (count) => Number(draw.get({ count })?.before);
}
