import type { Element } from './element.ts';
import { Names } from './names.ts';

/** Deeper than any feed with a page in it. What lies deeper is part of the text around it. */
const DEEPEST = 60;
const NAME = '[a-z_][\\w.-]*(?::[\\w.-]+)?';
/** The quotes are unrolled, so that a tag is read in one go whatever is in it. */
const ATTRIBUTES = `(?:[\\s/][^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*)?`;
const TOKEN = new RegExp(`<(?:!--|!\\[CDATA\\[|\\?|(/?)(${NAME})(${ATTRIBUTES})>)`, 'gi');
const ENDS: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' };

/** They stand side by side: where one of them begins inside another, that one's end was forgotten. */
const SIBLINGS: ReadonlySet<string> = new Set(
  'title link guid pubdate description summary published updated id category enclosure'.split(' '),
);
const ENTRIES: ReadonlySet<string> = new Set(['item', 'entry']);

export type Tree = {
  readonly root: Element;
  /** The items or entries wherever they stand, but for those inside of one. */
  readonly entries: readonly Element[];
};

/**
 * Reads the tags of a feed, whole or broken: what was left open ends with what is around it, an end without
 * a beginning is nothing, and what is no tag is text. It goes over the text once.
 */
export function readTree(xml: string): Tree | undefined {
  const builder = new Builder(xml);
  let at = 0;
  while (at < xml.length) at = builder.next(at);
  return builder.finish();
}

type Open = {
  readonly tag: string;
  readonly scope: string;
  readonly from: number;
  readonly element: { -readonly [Key in keyof Element]: Element[Key] } & { children: Element[] };
};

class Builder {
  readonly #xml: string;
  readonly #names = new Names();
  readonly #entries: Element[] = [];
  readonly #open: Open[] = [];
  /** Kinds of passages whose end is not there, which would be looked for in vain each time. */
  readonly #endless = new Set<string>();
  #root: Element | undefined;

  constructor(xml: string) {
    this.#xml = xml;
  }

  /** Reads the next tag; says where it goes on. */
  next(from: number): number {
    TOKEN.lastIndex = from;
    const token = TOKEN.exec(this.#xml);
    if (token === null) return this.#xml.length;
    const [whole, slash, written, attributes = ''] = token;
    const after = token.index + whole.length;
    const tag = written?.toLowerCase();
    if (tag === undefined) return this.#afterPassage(whole, after);
    if (slash === '/') this.#close(tag, token.index);
    else this.#start({ tag, attributes, start: token.index, after });
    return after;
  }

  finish(): Tree | undefined {
    this.#closeDownTo(0, this.#xml.length);
    return this.#root && { root: this.#root, entries: this.#entries };
  }

  /** A comment, a declaration or CDATA is passed over as a whole; CDATA without an end goes on to the end. */
  #afterPassage(opening: string, after: number): number {
    const ending = ENDS[opening] ?? '';
    const end = this.#endless.has(opening) ? -1 : this.#xml.indexOf(ending, after);
    if (end >= 0) return end + ending.length;
    this.#endless.add(opening);
    return opening === '<![CDATA[' ? this.#xml.length : after;
  }

  #start({ tag, attributes, start, after }: Tag): void {
    const { scope: outer = '' } = this.#open.at(-1) ?? {};
    const scope = attributes.includes('xmlns') ? this.#names.declare(attributes, outer) : outer;
    if (this.#root === undefined) this.#names.setRoot(tag, attributes);
    const name = this.#names.read(tag, scope);
    this.#closeForgotten(name, start);
    if (this.#open.length >= DEEPEST) return;
    const element = { name, attributes, inner: '', children: [] };
    this.#place(element);
    if (!attributes.endsWith('/')) this.#open.push({ tag, scope, from: after, element });
  }

  #place(element: Element): void {
    if (ENTRIES.has(element.name) && !this.#isInEntry()) this.#entries.push(element);
    this.#open.at(-1)?.element.children.push(element);
    this.#root ??= element;
  }

  #isInEntry(): boolean {
    return this.#open.some(({ element }) => ENTRIES.has(element.name));
  }

  #closeForgotten(name: string, at: number): void {
    if ((SIBLINGS.has(name) || ENTRIES.has(name)) && SIBLINGS.has(this.#innermost() ?? '')) {
      this.#closeDownTo(-1, at);
    }
    if (ENTRIES.has(name) && this.#innermost() === name) this.#closeDownTo(-1, at);
  }

  #innermost(): string | undefined {
    return this.#open.at(-1)?.element.name;
  }

  #close(tag: string, at: number): void {
    const beginning = this.#open.findLastIndex((open) => open.tag === tag);
    if (beginning >= 0) this.#closeDownTo(beginning, at);
  }

  #closeDownTo(depth: number, at: number): void {
    for (const { element, from } of this.#open.splice(depth)) {
      element.inner = this.#xml.slice(from, at);
    }
  }
}

type Tag = {
  readonly tag: string;
  readonly attributes: string;
  readonly start: number;
  readonly after: number;
};
