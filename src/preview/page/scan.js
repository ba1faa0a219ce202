/** Markup nested deeper than this is drawn as the characters it is made of. */
const DEPTH = 8;

/**
 * Cuts text into nodes and strings. Each rule is a sticky pattern, and what to build of its match: a
 * node, a text, or undefined where it is no markup after all. `inner` scans what is inside a match.
 */
export function scan(source, rules, depth = 0) {
  if (depth === DEPTH) return [source];
  const inner = (text) => scan(text, rules, depth + 1);
  const parts = [];
  for (let at = 0; at < source.length; ) {
    const { part, length } = firstMatch({ source, at, rules, inner }) ?? {
      part: source[at],
      length: 1,
    };
    if (typeof part === 'string' && typeof parts.at(-1) === 'string')
      parts.push(parts.pop() + part);
    else parts.push(part);
    at += length;
  }
  return parts;
}

function firstMatch({ source, at, rules, inner }) {
  for (const [pattern, build] of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    const part = match ? build(match, inner) : undefined;
    if (part !== undefined) return { part, length: match[0].length };
  }
  return undefined;
}
