import { button, menu } from './controls.js';
import { discordText } from './discord-text.js';
import { drawer, el, link, pick, picture, unknown } from './nodes.js';

const BUTTONS = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger' };
/** Message flags (docs.discord.com/developers/resources/message). */
const EPHEMERAL = 64;
const SILENT = 4096;

const around = (className) => (part, press) =>
  el('div', className, ...part.components.map((inside) => component(inside, press)));

function drawButton(part, press) {
  const words = [part.emoji?.name, part.label].filter(Boolean).join(' ');
  if (part.style === 5) return link(part.url, [words], 'button secondary open');
  const style = pick(BUTTONS, part.style);
  if (!style) return unknown('button', part.style);
  const drawn = button(`button ${style}`, [words], () => press(part.custom_id));
  drawn.disabled = part.disabled === true;
  return drawn;
}

const drawSelect = ({ placeholder: label = 'Make a selection', options, custom_id }, press) =>
  menu({ label, options, className: 'select', press: (choice) => press(custom_id, choice) });

const drawSection = (part, press) =>
  el('div', 'section', around('words')(part, press), component(part.accessory, press));

function drawContainer(part, press) {
  const drawn = around('container')(part, press);
  const color = part.accent_color;
  if (Number.isInteger(color)) {
    drawn.style.setProperty('--accent', `#${color.toString(16).padStart(6, '0')}`);
  }
  return drawn;
}

const image = (className) => (item) => picture(item.media.url, item.description, className);

const component = drawer('component', {
  1: around('actions'),
  2: drawButton,
  3: drawSelect,
  9: drawSection,
  10: (part) => discordText(part.content),
  11: image('thumbnail'),
  12: (part) => el('div', 'gallery', ...part.items.map(image('wide'))),
  13: ({ file }) => el('div', 'file', file.url.split('//')[1]),
  14: (part) => el(part.divider === false ? 'div' : 'hr', part.spacing === 2 ? 'gap large' : 'gap'),
  17: drawContainer,
});

/** An answer to an interaction wraps its message. */
const bodyOf = (payload) => payload.data ?? payload;
const hasFlag = (flag) => (payload) => (bodyOf(payload).flags & flag) !== 0;

/** Discord, as far as a message of ours uses it. */
export const discord = {
  name: 'discord',
  title: 'Discord',
  onlyYou: 'Only you can see this',
  isPrivate: hasFlag(EPHEMERAL),
  isSilent: hasFlag(SILENT),
  draw(payload, press) {
    const { content, embeds = [], components = [] } = bodyOf(payload);
    const parts = [...embeds.map(() => ({ type: 'embed' })), ...components];
    const text = content ? [discordText(content)] : [];
    return [...text, ...parts.map((part) => component(part, press))];
  },
};
