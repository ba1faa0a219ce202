import { toOneLine } from '../read/plain-text.ts';

/** A paragraph, a heading, an item of a list: text that stands by itself. */
export type Block = {
  readonly text: string;
  readonly isHeading: boolean;
  /** How much of the text is links, from 0 to 1. */
  readonly linked: number;
};

const BLOCKS: ReadonlySet<string> = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET ' +
    'FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN MENU NAV OL P PRE ' +
    'SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL BR'
  ).split(' '),
);
const HEADING = /^H[1-6]$/;
const ELEMENT = 1;
const TEXT = 3;

/** The text of an element in blocks. */
export function toBlocks(root: Element): readonly Block[] {
  const walk = new Walk();
  walk.into(root);
  return walk.end();
}

class Walk {
  readonly #blocks: Block[] = [];
  #text = '';
  #linkText = '';
  #isHeading = false;
  /** How many links are open. */
  #links = 0;

  into(parent: Node): void {
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      if (node.nodeType === TEXT) this.#write(node.nodeValue ?? '');
      else if (node.nodeType === ELEMENT) this.#enter(node as Element);
    }
  }

  end(): readonly Block[] {
    this.#close();
    return this.#blocks;
  }

  #enter(element: Element): void {
    const isLink = element.tagName === 'A';
    const isBlock = BLOCKS.has(element.tagName);
    if (isBlock) this.#close();
    if (isLink) this.#links += 1;
    if (HEADING.test(element.tagName)) this.#isHeading = true;
    this.into(element);
    if (isLink) this.#links -= 1;
    if (isBlock) this.#close();
  }

  #write(text: string): void {
    this.#text += text;
    if (this.#links > 0) this.#linkText += text;
  }

  #close(): void {
    const text = toOneLine(this.#text);
    if (text !== '') {
      const linked = toOneLine(this.#linkText).length / text.length;
      this.#blocks.push({ text, isHeading: this.#isHeading, linked });
    }
    this.#text = '';
    this.#linkText = '';
    this.#isHeading = false;
  }
}
