import { drawLine, drawMessage, redraw, wordsOf } from './message.js';
import { el } from './nodes.js';

/** Why the bot stays silent. */
const SILENCES = {
  'no match': 'nothing in the news matches',
  'mentions off': 'replies to messages are off in this channel',
  muted: 'that word or story is muted in this channel',
  'opted out': 'you have opted out of replies',
  'told in thread': 'that story stands in this thread already',
  'told today': 'it has told this story here today',
  'cooling down': 'its last reply here is too recent',
  'budget spent': 'it has replied here often enough for this hour',
  'seen before': 'it has answered this message before',
  'not posted': 'its answer could not be posted; its log says why',
};

/** A page left open does not grow for ever. */
const TURNS = 50;

/** One app's side of the page; `announce` speaks to those who listen. */
export function createPane(parts) {
  const pane = { ...parts, press: (pressed) => press(pane, pressed) };
  return pane;
}

function addTurn({ log }, part) {
  const turn = el('div', 'turn', part);
  log.append(turn);
  while (log.children.length > TURNS) log.firstElementChild.remove();
  return turn;
}

/** Panes side by side scroll to it each; else the page does, to the first. */
function show({ app, log }, turn) {
  log.scrollTop = turn.offsetTop - log.offsetTop - 12;
  if (app.leads) turn.scrollIntoView();
}

/** Both apps open a thread on the line. */
function reply(turn, message) {
  message.classList.add('threaded');
  message.ariaLabel += ', in the thread';
  turn.append(message);
}

async function press(pane, { message, ...control }) {
  if (message.ariaBusy === 'true') return;
  message.ariaBusy = 'true';
  const outcome = await pane.send({ pane: pane.app.name, ...control });
  message.ariaBusy = 'false';
  if (outcome) settle(pane, message, outcome);
}

function settle(pane, message, { kind, ...sent }) {
  if (kind === 'share') return receive(pane, sent);
  const drawn = kind === 'show' ? redraw(message, pane, sent) : drawMessage(pane, sent);
  if (kind === 'tell') message.after(drawn);
  const top = Math.max(0, pane.log.getBoundingClientRect().top);
  const hidden = drawn.getBoundingClientRect().top < top;
  drawn.scrollIntoView({ block: hidden ? 'start' : 'nearest' });
  return pane.announce(wordsOf(drawn));
}

/** Draws what was typed. */
export function say(pane, text) {
  const turn = addTurn(pane, drawLine(text));
  turn.ariaBusy = 'true';
  show(pane, turn);
  return turn;
}

/** Draws what came of a turn. */
export function answer(pane, turn, { line, payloads, pictures, silence, file }) {
  turn.ariaBusy = 'false';
  turn.dataset.line = line ?? '';
  for (const payload of payloads) {
    const message = drawMessage(pane, { payload, pictures });
    if (line) reply(turn, message);
    else turn.append(message);
    pane.announce(wordsOf(message));
  }
  if (silence) note(pane, turn, `the bot stays silent: ${SILENCES[silence] ?? silence}`);
  if (file) turn.append(el('p', 'note', save(file)));
  show(pane, turn);
}

const save = ({ name, text }) =>
  el('a', { href: `data:,${encodeURIComponent(text)}`, download: name }, `Save ${name}`);

/** Says in the page's own words what came of a turn. */
export function note(pane, turn, words) {
  turn.ariaBusy = 'false';
  turn.append(el('p', 'note', `(${words})`));
  pane.announce(words);
}

/** Draws a post that nobody asked for, or a late reply under its line. */
export function receive(pane, { line, ...sent }) {
  const message = drawMessage(pane, sent);
  const turn = line && [...pane.log.children].find(({ dataset }) => dataset.line === line);
  if (turn) reply(turn, message);
  show(pane, turn || addTurn(pane, message));
  pane.announce(wordsOf(message));
}
