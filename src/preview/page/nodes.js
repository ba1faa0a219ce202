/** An element with a class or with DOM properties. Strings in it are text nodes, never markup. */
export function el(tag, properties, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, typeof properties === 'string' ? { className: properties } : properties);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** True for the addresses that Slack and Discord open in a browser. */
export const isWeb = (url) => /^https?:\/\/[^\s/]/i.test(url ?? '');

/** A link into a new tab; what is no web address leaves the bare words. */
export function link(url, children, className = '') {
  if (!isWeb(url)) return el('span', className, ...children);
  return el('a', { href: url, target: '_blank', rel: 'noreferrer', className }, ...children);
}

/** Somebody or something named with @ or #. */
export const mention = (text) => el('span', 'mention', text);

/** A picture that is not in the payload itself is told in words: no other host is asked. */
export function picture(url, words, className) {
  const alt = words || 'Picture without a description';
  if (/^data:image\//.test(url)) return el('img', { src: url, alt, className });
  return el('div', { role: 'img', ariaLabel: alt, className: `picture ${className}` }, alt);
}

/** Own entries only: what a payload names may be "constructor". */
export const pick = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined);

/** A gap would lie about the payload: what is not drawn says its name. */
export const unknown = (kind, type) =>
  el('span', 'unknown', `[${kind} type ${type} is not drawn by the preview]`);

/** Draws parts of one kind, each as `table` has it for its type. */
export const drawer = (kind, table) => (part, press) =>
  pick(table, part.type)?.(part, press) ?? unknown(kind, part.type);
