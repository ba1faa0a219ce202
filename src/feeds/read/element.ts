import { decodeEntities } from './plain-text.ts';

/** A tag of a feed and what stands in it. */
export type Element = {
  /** Lower-case, with the prefix that its namespace usually has; without one in the feed's own namespace. */
  readonly name: string;
  /** As they stand in the tag. */
  readonly attributes: string;
  /** What stands between its tags, as it stands there. */
  readonly inner: string;
  readonly children: readonly Element[];
};

export function child(element: Element, name: string): Element | undefined {
  return element.children.find((one) => one.name === name);
}

export function childrenOf(element: Element, name: string): readonly Element[] {
  return element.children.filter((one) => one.name === name);
}

/** The text of a tag: CDATA unwrapped, comments left out, entities decoded once. */
export function textOf(element: Element | undefined): string | undefined {
  if (element === undefined) return undefined;
  return contentOf(element.inner).trim() || undefined;
}

/** The text of the first of the tags that has one. */
export function textIn(element: Element, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const one of element.children) {
      const text = one.name === name ? textOf(one) : undefined;
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

const PASSAGES = /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)/g;

function contentOf(inner: string): string {
  if (!inner.includes('<!')) return decodeEntities(inner);
  let content = '';
  let at = 0;
  for (const passage of inner.matchAll(PASSAGES)) {
    content += decodeEntities(inner.slice(at, passage.index)) + (passage[1] ?? '');
    at = passage.index + passage[0].length;
  }
  return content + decodeEntities(inner.slice(at));
}

/** A name is looked for at its beginning alone, since one of a megabyte would be gone over from each of its letters. */
const ATTRIBUTE = /(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

export function attribute(element: Element | undefined, name: string): string | undefined {
  if (element === undefined || element.attributes === '') return undefined;
  for (const [, key, ...values] of element.attributes.matchAll(ATTRIBUTE)) {
    if (key?.toLowerCase() !== name) continue;
    const value = values.find((one) => one !== undefined)?.trim();
    return value && decodeEntities(value);
  }
  return undefined;
}
