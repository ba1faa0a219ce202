import { button } from './controls.js';
import { el, pick } from './nodes.js';
import { clock } from './times.js';

const contentOf = (message) => message.querySelector('.content');

/** What a person said; a command is no message, and only leaves a note. */
export function drawLine(text) {
  if (text.startsWith('/')) return el('p', 'typed', 'You used ', el('code', '', text));
  const avatar = el('span', { className: 'avatar you', ariaHidden: 'true' }, 'Y');
  const head = el('div', 'head', el('b', '', 'You'), clock());
  return el('div', 'message', avatar, el('div', 'body', head, el('div', 'words', text)));
}

/** Draws a payload; one that is written out below goes, being the last one. */
function fill(message, { app, press }, { payload, pictures = {} }) {
  const pressed = (action, choice) => press({ action, choice, message });
  message.payload = payload;
  if (message.querySelector('.payload')) togglePayload(message);
  try {
    // Pictures beside a payload stand in the place of their names.
    const drawn = JSON.parse(JSON.stringify(payload), (_, value) => pick(pictures, value) ?? value);
    contentOf(message).replaceChildren(...app.draw(drawn, pressed));
  } catch (error) {
    contentOf(message).textContent = `[this payload cannot be drawn: ${error.message}]`;
  }
}

/** Writes the exact payload out under the message, or takes it away again. */
function togglePayload(message) {
  const shown = message.querySelector('.payload');
  message.querySelector('.quiet').ariaExpanded = String(!shown);
  if (shown) return shown.remove();
  const words = JSON.stringify(message.payload, null, 2);
  return message.querySelector('.body').append(el('pre', 'payload', words));
}

/** Slack says above a private message that it is one, Discord below it. */
function markPrivate(message, body, { leads, onlyYou }) {
  message.classList.add('private');
  message.ariaLabel += `, ${onlyYou.toLowerCase()}`;
  if (leads) return message.prepend(el('p', 'only', onlyYou));
  const dismiss = button('', ['Dismiss message'], () => message.remove());
  return body.append(el('p', 'only', `${onlyYou} · `, dismiss));
}

/** A message of the bot; `pane.press` is told what was used of it. */
export function drawMessage(pane, sent) {
  const { app } = pane;
  const toggle = button('quiet', ['JSON'], () => togglePayload(message));
  toggle.ariaExpanded = 'false';
  const silent = app.isSilent(sent.payload) ? el('span', 'time', 'sent silently') : '';
  const name = [el('b', '', 'Newsdesk'), el('span', 'app', 'APP'), clock(), silent, toggle];
  const body = el('div', 'body', el('div', 'head', ...name), el('div', 'content'));
  const avatar = el('img', { src: '/icon.svg', alt: '', className: 'avatar' });
  const named = { className: 'message', tabIndex: -1, ariaLabel: 'Newsdesk' };
  const message = el('article', named, avatar, body);
  if (app.isPrivate(sent.payload)) markPrivate(message, body, app);
  fill(message, pane, sent);
  return message;
}

const nameOf = (control) => control.ariaLabel ?? control.textContent;

/** Draws another payload, and leaves the keyboard where it was. */
export function redraw(message, pane, sent) {
  const focused = message.contains(document.activeElement) && nameOf(document.activeElement);
  fill(message, pane, sent);
  const controls = [...contentOf(message).querySelectorAll('button, select')];
  if (focused) (controls.find((control) => nameOf(control) === focused) ?? message).focus();
  return message;
}

/** The words of a message, for those who listen to the page. */
export const wordsOf = (message) =>
  contentOf(message)
    .innerText.replace(/\s*\n\s*/g, '. ')
    .slice(0, 300);
