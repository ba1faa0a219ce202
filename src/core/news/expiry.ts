/** Things that each have a time, the earliest first out. */
export type Expiry<Thing> = {
  add(thing: Thing, at: number): void;
  /** Takes out all that are before a time, the earliest first. */
  takeBefore(time: number): Generator<Thing>;
};

type Entry<Thing> = { readonly thing: Thing; readonly at: number };

/** A binary heap: what comes in any order costs the logarithm of what is there. */
export function createExpiry<Thing>(): Expiry<Thing> {
  const heap: Entry<Thing>[] = [];
  return {
    add(thing, at) {
      heap.push({ thing, at });
      rise(heap);
    },
    *takeBefore(time) {
      for (let first = heap[0]; first !== undefined && first.at < time; first = heap[0]) {
        const last = heap.pop() as Entry<Thing>;
        if (heap.length > 0) sink(heap, last);
        yield first.thing;
      }
    },
  };
}

function rise<Thing>(heap: Entry<Thing>[]): void {
  let at = heap.length - 1;
  const risen = heap[at] as Entry<Thing>;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above] as Entry<Thing>;
    if (parent.at <= risen.at) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = risen;
}

/** Puts an entry in from the top. */
function sink<Thing>(heap: Entry<Thing>[], sunk: Entry<Thing>): void {
  let at = 0;
  for (;;) {
    const below = smallerBelow(heap, at);
    const child = heap[below];
    if (child === undefined || child.at >= sunk.at) break;
    heap[at] = child;
    at = below;
  }
  heap[at] = sunk;
}

function smallerBelow<Thing>(heap: readonly Entry<Thing>[], at: number): number {
  const left = 2 * at + 1;
  const [one, other] = [heap[left], heap[left + 1]];
  return one !== undefined && other !== undefined && other.at < one.at ? left + 1 : left;
}
