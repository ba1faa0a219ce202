/**
 * Splits bytes into lines of text, those of a chunk together. A line ends with LF or CRLF, the last one
 * may end with nothing. (`node:readline` also splits at U+2028, which JSON allows inside a string.)
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  for await (const chunk of chunks) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    begun.push(first);
    const last = others.pop();
    if (last === undefined) continue;
    yield [begun.join(''), ...others].map(withoutReturn);
    begun = [last];
  }
  begun.push(decoder.decode());
  const rest = begun.join('');
  if (rest !== '') yield [withoutReturn(rest)];
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
