/** Bytes in which an XML declaration stands, where there is one. */
const HEAD = 200;
const DECLARED = /<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/i;

/** The text of a file: by its byte order mark, else by what its XML declaration says, else as UTF-8. */
export function toFileText(bytes: Uint8Array): string {
  return decoderOf(bytes).decode(bytes);
}

function decoderOf(bytes: Uint8Array): TextDecoder {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const label = DECLARED.exec(head)?.[1] ?? 'utf-8';
  // Whoever could be read so far is not in UTF-16, whatever it says.
  return /^utf-?16/i.test(label) ? new TextDecoder() : (decoderFor(label) ?? new TextDecoder());
}

/** Nothing for a name that no encoding has. */
function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
