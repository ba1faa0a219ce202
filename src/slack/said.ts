const TAG = /<([^<>]*)>/g;
const ENTITY = /&(amp|lt|gt);/g;
const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

/**
 * What a person said, from Slack's wire form: `<@U…>`, `<#C…>` and `<!…>` are nobody's words and become
 * blanks, `<address|label>` its label, and `&amp;`, `&lt;`, `&gt;` the signs that were typed.
 */
export function toSaid(text: string): string {
  return text
    .replace(TAG, (_tag, inside: string) => ` ${labelOf(inside)} `)
    .replace(ENTITY, toSign)
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/**
 * What was typed after a slash command: an address and a person's name as they were typed. A channel
 * stays Slack's tag, since only that has its id: `<#C123|general>`.
 */
export const toTyped = (text: string): string =>
  text.replace(TAG, (tag, inside: string) => typedOf(inside) ?? tag).replace(ENTITY, toSign);

const toSign = (_entity: string, name: string): string => SIGNS[name] ?? '';

/** Slack labels an address that was typed bare with itself. */
function labelOf(tag: string): string {
  const [target = '', label = ''] = tag.split('|', 2);
  const named = /^(?:https?:|mailto:|tel:|!date\^)/i.test(target);
  return named && !target.includes(label.toLowerCase()) ? label : '';
}

function typedOf(tag: string): string | undefined {
  const [target = '', label = target.slice(1)] = tag.split('|', 2);
  switch (target[0]) {
    case '#':
      return undefined;
    case '@':
    case '!':
      return `@${label.replace(/^@/, '')}`;
    default:
      return target.replace(/^(?:mailto|tel):/i, '');
  }
}

export const mentions = (text: string, userId: string): boolean =>
  text.includes(`<@${userId}>`) || text.includes(`<@${userId}|`);
