import { button, menu } from './controls.js';
import { drawer, el, isWeb, link, picture } from './nodes.js';
import { richText } from './slack-rich.js';
import { slackText } from './slack-text.js';

const select = (label, look) => (part, press) =>
  menu({
    label: part.placeholder?.text ?? label,
    ...look,
    options: part.options.map(({ text, value }) => ({ label: text.text, value })),
    press: (choice) => press(part.action_id, choice),
  });

function drawButton(part, press) {
  const words = slackText(part.text);
  const className = `button ${part.style ?? ''}`;
  const drawn = isWeb(part.url)
    ? link(part.url, words, className)
    : button(className, words, () => press(part.action_id));
  if (part.accessibility_label) drawn.ariaLabel = part.accessibility_label;
  return drawn;
}

const image = (className) => (part) =>
  picture(part.image_url ?? part.slack_file?.id, part.alt_text, className);

const element = drawer('element', {
  button: drawButton,
  static_select: select('Select an option', { className: 'select' }),
  overflow: select('More actions', { className: 'overflow', face: '⋮' }),
  image: image('thumbnail'),
});

const text = (part) => el('span', '', ...slackText(part));
const small = drawer('element', { image: image('tiny'), mrkdwn: text, plain_text: text });
const words = (part) => el('div', 'words', ...slackText(part));

function drawSection({ text: main, fields = [], accessory }, press) {
  const texts = main ? [main, ...fields] : fields;
  const beside = accessory ? [element(accessory, press)] : [];
  return el('div', 'section', el('div', 'words', ...texts.map(words)), ...beside);
}

const block = drawer('block', {
  header: (part) => el('h3', 'title', ...slackText({ ...part.text, type: 'plain_text' })),
  section: drawSection,
  context: ({ elements }) => el('div', 'context', ...elements.map((part) => small(part))),
  divider: () => el('hr', ''),
  actions: ({ elements }, press) =>
    el('div', 'actions', ...elements.map((part) => element(part, press))),
  image: (part) => el('figure', '', image('wide')(part), part.title?.text),
  rich_text: richText,
});

/** Slack, as far as a message of ours uses it. */
export const slack = {
  name: 'slack',
  title: 'Slack',
  leads: true,
  onlyYou: 'Only visible to you',
  isPrivate: (payload) => payload.response_type === 'ephemeral',
  isSilent: () => false,
  draw: ({ text: fallback, blocks }, press) =>
    blocks?.map((part) => block(part, press)) ?? [words({ type: 'mrkdwn', text: fallback })],
};
