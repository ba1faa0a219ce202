const FENCE = '```';
const INLINE_CODE = /`[^`\n]*`/g;
const QUOTE = /^[^\S\n]*>.*$/gm;
const EMOJI = /:[\w+'-]+:/g;
const ADDRESS = /:\/\/|@|^www\./i;

/**
 * What a person said themselves: no code, no quotation, no address, no emoji's name. Linear in the text's
 * length.
 */
export const saidIn = (message: string): string =>
  message
    .split(FENCE)
    .filter((_part, index) => index % 2 === 0)
    .join('\n')
    .replace(INLINE_CODE, ' ')
    .replace(QUOTE, ' ')
    .replace(EMOJI, ' ')
    .split(/(\s)/)
    .map((word) => (ADDRESS.test(word) ? ' ' : word))
    .join('');
