import { StoreError } from '#store/store-error.ts';
import type { Checked } from './checked.ts';
import type { Kept } from './kept.ts';

/** What is looked at on its own; each loads only what it needs, so that nobody waits for the SDKs of others. */
export type Part = { readonly name: string; run(): Promise<readonly Checked[]> };

export type ReadKept = () => Promise<Kept>;

type Look = (kept: Kept) => Promise<readonly Checked[]>;

/** A part that needs what the store holds; why that cannot be read is said of the store, once. */
export const keptPart = (name: string, readKept: ReadKept, look: Look): Part => ({
  name,
  async run() {
    const kept = await readKept().catch((error: unknown) => {
      if (error instanceof StoreError) return undefined;
      throw error;
    });
    if (kept !== undefined) return look(kept);
    return [{ check: name, outcome: 'warn', detail: 'not known: the store cannot be read' }];
  },
});
