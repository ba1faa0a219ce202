/** The prefixes that namespaces usually have, by what their addresses have in common; RSS has none. */
const USUAL: readonly (readonly [RegExp, string])[] = [
  [/purl\.org\/dc\/elements/i, 'dc'],
  [/purl\.org\/dc\/terms/i, 'dcterms'],
  [/purl\.org\/rss\/1\.0\/modules\/content/i, 'content'],
  [/purl\.org\/rss\/1\.0\/modules\/syndication/i, 'sy'],
  [/purl\.org\/rss\/1\.0\/?$|netscape\.com\/rdf|userland\.com\/rss|purl\.org\/net\/rss/i, ''],
  [/w3\.org\/2005\/atom|purl\.org\/atom/i, 'atom'],
  [/w3\.org\/1999\/xhtml/i, 'xhtml'],
  [/22-rdf-syntax/i, 'rdf'],
  [/yahoo\.com\/mrss/i, 'media'],
  [/itunes/i, 'itunes'],
  [/feedburner/i, 'feedburner'],
];
const DECLARATIONS = /\bxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** Of a namespace that is none of a feed: no name in it is one of a feed's. */
const FOREIGN = 'foreign';

/**
 * Gives tags the names that they usually have, lower-case: publishers choose other prefixes (`d:creator`),
 * give the root one (`r:rss`), or leave the declaration out.
 */
export class Names {
  readonly #prefixes = new Map<string, string>();
  readonly #names = new Map<string, string>();
  /** The namespace of the root, whose tags go without a prefix. */
  #own: string | undefined;

  /** The name of a tag, given the namespace of what stands in no other. */
  read(tag: string, scope: string): string {
    const key = scope === '' ? tag : `${scope} ${tag}`;
    const name = this.#names.get(key) ?? this.#nameOf(tag, scope);
    this.#names.set(key, name);
    return name;
  }

  /** Learns the namespaces that a tag declares; says which one holds from there on for tags without a prefix. */
  declare(attributes: string, scope: string): string {
    let inner = scope;
    for (const [, prefix, double, single] of attributes.matchAll(DECLARATIONS)) {
      const usual = usualPrefix(double ?? single ?? '');
      if (prefix === undefined) inner = this.#within(usual ?? FOREIGN);
      else if (usual !== undefined) this.#prefixes.set(prefix.toLowerCase(), usual);
    }
    this.#names.clear();
    return inner;
  }

  /** RDF is a frame around RSS: its own tags keep their prefix. */
  setRoot(tag: string, attributes: string): void {
    const prefix = tag.slice(0, Math.max(0, tag.indexOf(':')));
    const byDefault = /\bxmlns\s*=\s*["']([^"']*)/.exec(attributes)?.[1];
    const own =
      prefix === '' ? usualPrefix(byDefault ?? '') : (this.#prefixes.get(prefix) ?? prefix);
    this.#own = own === 'rdf' ? '' : (own ?? '');
  }

  #nameOf(tag: string, scope: string): string {
    const colon = tag.indexOf(':');
    const prefix = colon < 0 ? scope : this.#within(this.#usual(tag.slice(0, colon)));
    const local = tag.slice(colon + 1);
    return prefix === '' ? local : `${prefix}:${local}`;
  }

  #usual(prefix: string): string {
    return this.#prefixes.get(prefix) ?? prefix;
  }

  /** All that is the root's own goes without a prefix, and so does the root. */
  #within(prefix: string): string {
    return this.#own === undefined || prefix === this.#own ? '' : prefix;
  }
}

function usualPrefix(address: string): string | undefined {
  return USUAL.find(([looks]) => looks.test(address))?.[1];
}
