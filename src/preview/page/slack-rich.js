import { drawer, el, link, mention } from './nodes.js';
import { slackTime } from './times.js';

/** From the inside out, as Slack nests them. */
const STYLES = { code: 'code', strike: 's', italic: 'em', bold: 'strong' };

const emoji = ({ unicode, name }) =>
  unicode
    ? String.fromCodePoint(...unicode.split('-').map((code) => Number.parseInt(code, 16)))
    : `:${name}:`;

const INLINE = {
  text: (part) => part.text,
  link: (part) => link(part.url, [part.text ?? part.url]),
  emoji: (part) => el('span', { className: 'emoji', title: `:${part.name}:` }, emoji(part)),
  date: (part) => {
    const drawn = slackTime(part.timestamp, part.format, part.fallback);
    return part.url ? link(part.url, [drawn]) : drawn;
  },
  user: (part) => mention(`@${part.user_id}`),
  channel: (part) => mention(`#${part.channel_id}`),
  broadcast: (part) => mention(`@${part.range}`),
};

const bare = drawer('element', INLINE);

const inline = (part) =>
  Object.keys(STYLES).reduce(
    (drawn, style) => (part.style?.[style] ? el(STYLES[style], '', drawn) : drawn),
    bare(part),
  );

const around = (tag) => (part) => el(tag, '', ...part.elements.map(inline));

function list(part) {
  const ordered = part.style === 'ordered';
  const drawn = el(ordered ? 'ol' : 'ul', '', ...part.elements.map(around('li')));
  if (ordered) drawn.start = (part.offset ?? 0) + 1;
  drawn.style.setProperty('--indent', part.indent ?? 0);
  return drawn;
}

const element = drawer('element', {
  rich_text_section: around('div'),
  rich_text_list: list,
  rich_text_quote: around('blockquote'),
  rich_text_preformatted: around('pre'),
});

/** A `rich_text` block. */
export const richText = ({ elements }) =>
  el('div', 'rich', ...elements.map((part) => element(part)));
