import { parseHTML } from 'linkedom';

/** A page as a tree. What its tags leave out, and browsers put in, is put in. */
export function toDocument(html: string): Document {
  const { document } = parseHTML(html);
  // linkedom takes the first tag for the root, and where there is none, has none.
  if (document.documentElement?.localName !== 'html') {
    return toDocument(`<html><body>${html}</body></html>`);
  }
  gatherBody(document);
  return document;
}

/** `body` may be left out of HTML: then all that follows the head is in it. */
function gatherBody({ documentElement, head, body }: Document): void {
  for (const node of [...documentElement.childNodes]) {
    if (node !== head && node !== body) body.append(node);
  }
}
