import type { types } from '@slack/bolt';

/** A message to Slack as it goes over the wire. */
export type SlackBody = {
  readonly text?: string;
  readonly blocks?: readonly types.KnownBlock[];
};

/** Every object in a payload that has a `type`, at any depth. */
export type Node = { readonly type: string; readonly [key: string]: unknown };

export function nodesOf(value: unknown): readonly Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && typeof value.type === 'string' ? [value as Node] : [];
  return [...own, ...Object.values(value).flatMap(nodesOf)];
}

/** The text that people see in a payload, top-level text aside. */
export const shownText = ({ blocks }: SlackBody): string =>
  nodesOf(blocks)
    .map(({ text, fallback }) => text ?? fallback)
    .filter((text) => typeof text === 'string')
    .join('\n');

const length = (text: string): number =>
  [...text.matchAll(/[&<>]/g)].reduce((sum, [sign]) => sum + (sign === '&' ? 4 : 3), text.length);

/**
 * What Slack would refuse a message for, in Slack's own figures, written down a second time on purpose:
 * no rule here shares a line with the renderer. An empty list is a good message.
 */
export function faultsOf(body: SlackBody): readonly string[] {
  const { text = '', blocks = [] } = body;
  return [
    ...(text.trim() === '' ? ['no top-level text'] : []),
    ...(text.length > 40_000 ? ['top-level text over 40,000'] : []),
    ...mrkdwnFaults(text),
    ...(blocks.length < 1 || blocks.length > 50 ? [`${blocks.length} blocks`] : []),
    ...wireFaults(text),
    ...blockFaults(blocks),
  ];
}

/** What Slack would refuse about blocks, wherever they stand. */
export function blockFaults(blocks: readonly object[]): readonly string[] {
  const nodes = nodesOf(blocks);
  const total = nodes.reduce((sum, node) => sum + textLength(node), 0);
  return [
    ...(total > 12_000 ? [`${total} characters`] : []),
    ...nodes.flatMap(nodeFaults),
    ...doubled(nodes, 'action_id'),
    ...nodes.flatMap(({ action_id, value, ...shown }) => [
      ...Object.values(withoutLines(shown, nodes)).flatMap(wireFaults),
      ...[action_id, value].flatMap(idFaults),
    ]),
  ];
}

function textLength({ type, text, alt_text }: Node): number {
  if (typeof alt_text === 'string') return length(alt_text);
  if (typeof text !== 'string') return 0;
  // Its signs are escaped already, and its brackets are markup.
  if (type === 'mrkdwn') return text.length;
  return length(text);
}

/** Nobody sees an id, so it may hold the bidi marks of somebody's search words. */
const idFaults = (id: unknown): readonly string[] =>
  typeof id === 'string' && (!id.isWellFormed() || /\p{Cc}/u.test(id)) ? ['an id that breaks'] : [];

/** In preformatted text the lines are the point. */
function withoutLines(shown: object, nodes: readonly Node[]): object {
  const listed = nodes.flatMap(({ type, elements }) =>
    type === 'rich_text_preformatted' ? (elements as readonly { readonly text: string }[]) : [],
  );
  const isListed = 'text' in shown && listed.some(({ text }) => text === shown.text);
  return isListed ? { ...shown, text: String(shown.text).replaceAll('\n', ' ') } : shown;
}

function wireFaults(text: unknown): readonly string[] {
  if (typeof text !== 'string') return [];
  return [
    ...(text.isWellFormed() ? [] : ['a lone surrogate']),
    ...(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(text) ? ['a control character'] : []),
  ];
}

function mrkdwnFaults(text: string): readonly string[] {
  const rest = text
    .replace(/<https?:\/\/[^\s<>|]+\|[^<>|*_~`]+>/g, '')
    .replace(/<!date\^\d+\^\{date_short_pretty\}(, \{time\})?\|[^<>|]+>/g, '');
  return [
    ...(/[<>]/.test(rest) ? [`live markup: ${rest.slice(0, 60)}`] : []),
    ...(/&(?!(amp|lt|gt);)/.test(rest) ? ['an unescaped &'] : []),
  ];
}

const between = (what: string, size: number, [min, max]: readonly [number, number]) =>
  size < min || size > max ? [`${what}: ${size}, allowed ${min} to ${max}`] : [];

const size = (value: unknown): number =>
  typeof value === 'string' || Array.isArray(value) ? value.length : 0;

const textSize = (value: unknown): number => size((value as { text?: unknown } | undefined)?.text);

function nodeFaults(node: Node): readonly string[] {
  switch (node.type) {
    case 'header':
      return between('header', textSize(node.text), [1, 150]);
    case 'context':
      return between('context', size(node.elements), [1, 10]);
    case 'actions':
      return between('actions', size(node.elements), [1, 25]);
    case 'rich_text':
    case 'rich_text_section':
    case 'rich_text_list':
    case 'rich_text_preformatted':
      return between(node.type, size(node.elements), [1, 12_000]);
    case 'plain_text':
      return [
        ...between('plain text', size(node.text), [1, 3_000]),
        ...(node.emoji === false ? [] : ['emoji names become emoji']),
      ];
    case 'mrkdwn':
      return [
        ...between('mrkdwn', size(node.text), [1, 3_000]),
        ...mrkdwnFaults(String(node.text)),
        ...(/^[*`]?:[^\s:]+:/.test(String(node.text)) ? ['an emoji'] : []),
        ...(node.verbatim === true ? [] : ['addresses become links']),
      ];
    case 'text':
      return between('rich text', size(node.text), [1, 12_000]);
    case 'link':
      return [...between('link', size(node.text), [1, 12_000]), ...urlFaults(node.url)];
    case 'button':
      return buttonFaults(node);
    case 'static_select':
      return menuFaults(node);
    case 'image':
      return imageFaults(node);
    case 'divider':
    case 'date':
      return [];
    default:
      return [`nothing we mean to send: ${node.type}`];
  }
}

/** https://docs.slack.dev/reference/block-kit/blocks/image-block; ids: python-slack-sdk#1521. */
function imageFaults({ alt_text, slack_file, image_url }: Node): readonly string[] {
  const id = String((slack_file as { id?: unknown } | undefined)?.id);
  return [
    ...between('alt_text', size(alt_text), [1, 2_000]),
    ...(image_url === undefined ? [] : ['a picture from elsewhere']),
    ...(/^F[A-Z0-9]{8,}$/.test(id) ? [] : [`file ${id}`]),
  ];
}

function urlFaults(url: unknown): readonly string[] {
  const ok = typeof url === 'string' && /^https?:\/\/[^\s<>|]+$/.test(url) && URL.canParse(url);
  return [...(ok ? [] : [`address ${url}`]), ...between('address', size(url), [1, 3_000])];
}

function buttonFaults(node: Node): readonly string[] {
  const { url, accessibility_label: described } = node;
  return [
    ...between('button', textSize(node.text), [1, 75]),
    ...between('action_id', size(node.action_id), [1, 255]),
    ...(url === undefined ? [] : urlFaults(url)),
    ...(described === undefined ? [] : between('accessibility_label', size(described), [1, 75])),
  ];
}

type Option = { readonly value: string };

function menuFaults(node: Node): readonly string[] {
  const options = node.options as readonly (Option & { readonly text: unknown })[];
  return [
    ...between('options', options.length, [1, 100]),
    ...between('placeholder', textSize(node.placeholder), [1, 150]),
    ...between('action_id', size(node.action_id), [1, 255]),
    ...options.flatMap(({ text, value }) => [
      ...between('option', textSize(text), [1, 75]),
      ...between('value', value.length, [1, 150]),
    ]),
    ...doubled(options, 'value'),
  ];
}

function doubled(nodes: readonly object[], key: 'action_id' | 'value'): readonly string[] {
  const values = nodes
    .flatMap((node) => Object.entries(node))
    .flatMap(([name, value]) => (name === key ? [value] : []));
  return new Set(values).size === values.length ? [] : [`${key} used twice`];
}
