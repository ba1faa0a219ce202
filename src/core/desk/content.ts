import type { Doc } from '../talk/doc.ts';

/** What a delivery is to say now, or why it is to say nothing. */
export type Content =
  | {
      readonly kind: 'post';
      readonly doc: Doc;
      readonly stories: readonly string[];
      /** Its stories are new in the place, and it is not to be posted where another post tells one meanwhile. */
      readonly untold?: true;
    }
  | { readonly kind: 'skip'; readonly reason: string };
