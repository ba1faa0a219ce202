/**
 * Reads Discord's markup as its clients do, as far as text could be mistaken for it: bracket pairs in a
 * link's text are counted whether escaped or not, `#` at the end of a heading is dropped. Stricter than
 * the clients in one point: a rule is tried at every character, not only where a word ends.
 */
export type Node = { readonly kind: string; readonly text: string; readonly url?: string };
export type ReadLine = { readonly kind: string; readonly nodes: readonly Node[] };

const BLOCKS: readonly (readonly [string, RegExp])[] = [
  ['heading', /^ *#{1,3}\s+((?!\s*#{1,3}\s).+?)#*\s*$/],
  ['fine', /^ *-# +((?!-#).+)$/],
  ['quote', /^ *>(?:>>)? (.*)$/],
  ['bullet', /^ *[*-] +(.*)$/],
  ['number', /^ *\d+\. +(.*)$/],
];

/** Inside a link's text brackets come in pairs. */
const LINK_TEXT = String.raw`((?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*)`;

const INLINE: readonly (readonly [string, RegExp])[] = [
  ['escape', /^\\([^0-9A-Za-z\s])/],
  ['code', /^(?<fence>`+)([\s\S]*?[^`])\k<fence>(?!`)/],
  ['timestamp', /^<(t:-?\d+(?::\w)?)>/],
  ['mention', /^<((?:@[!&]?|#|a?:\w+:)\d+|\/[^>]+|id:\w+)>/],
  ['link', new RegExp(String.raw`^\[${LINK_TEXT}\]\(\s*<?((?:[^\s\\]|\\.)*?)>?\s*\)`)],
  ['autolink', /^(<?https?:\/\/[^\s<]*[^\s<.,:;"'\]])/],
  ['mention', /^(@(?:everyone|here))/],
  ['emoji', /^(:[\w+-]+:)/],
  ['spoiler', /^\|\|([\s\S]+?)\|\|/],
  ['strong', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/],
  ['underline', /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/],
  ['em', /^[*_]((?:\\[\s\S]|[^\\*_])+?)[*_]/],
  ['strike', /^~~([\s\S]+?)~~/],
];

/** Reads the content of a text display, line by line. */
export const readMarkdown = (content: string): readonly ReadLine[] =>
  content.split('\n').map(readLine);

function readLine(line: string): ReadLine {
  for (const [kind, pattern] of BLOCKS) {
    const found = pattern.exec(line);
    if (found !== null) {
      const inside = found[1] ?? '';
      const nested = kind === 'heading' ? undefined : BLOCKS.find(([, each]) => each.test(inside));
      return {
        kind: nested === undefined ? kind : `${kind} ${nested[0]}`,
        nodes: readInline(inside),
      };
    }
  }
  return { kind: 'text', nodes: readInline(line) };
}

function readInline(source: string): readonly Node[] {
  const nodes: Node[] = [];
  let rest = source;
  while (rest !== '') {
    const { node, length } = readNode(rest);
    const last = nodes.at(-1);
    if (node.kind === 'text' && last?.kind === 'text') {
      nodes[nodes.length - 1] = { kind: 'text', text: last.text + node.text };
    } else nodes.push(node);
    rest = rest.slice(length);
  }
  return nodes;
}

function readNode(source: string): { readonly node: Node; readonly length: number } {
  for (const [kind, pattern] of INLINE) {
    const found = pattern.exec(source);
    if (found !== null) return { node: toNode(kind, found), length: found[0].length };
  }
  return { node: { kind: 'text', text: source.charAt(0) }, length: 1 };
}

function toNode(kind: string, found: RegExpExecArray): Node {
  const [, first = '', second = ''] = found;
  if (kind === 'escape') return { kind: 'text', text: first };
  if (kind === 'code') return { kind, text: second };
  if (kind === 'strong') return withInside({ kind, text: first });
  if (kind === 'link') return withInside({ kind, text: first, url: second });
  return { kind, text: first };
}

/** Markup inside markup counts as what it is. */
function withInside(node: Node): Node {
  const inside = readInline(node.text);
  const marked = inside.find(({ kind }) => kind !== 'text');
  return marked ?? { ...node, text: inside.map(({ text }) => text).join('') };
}
