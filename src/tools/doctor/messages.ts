import type { Checked } from './checked.ts';

/** What the process that looks says of one part. */
export type PartSeen = { readonly part: string; readonly lines: readonly Checked[] };

/** Parts that one process looks at: nothing waits there for an SDK that another part loads. */
export type Crew = 'slack' | 'discord' | 'desk';

/** The first word of a part says whose it is. */
export function crewOf(part: string): Crew {
  const [first] = part.split(' ');
  return first === 'slack' || first === 'discord' ? first : 'desk';
}
