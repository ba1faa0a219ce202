import { connect, send } from './connection.js';
import { discord } from './discord.js';
import { answer, createPane, note, receive, say } from './pane.js';
import { slack } from './slack.js';
import { zone } from './times.js';

const STOPPED =
  'Newsdesk has stopped. Start it again with npm start; this page reconnects by itself.';

const byId = (id) => document.getElementById(id);
const input = byId('line');
const typed = [];
let recalled = 0;

function announce(words) {
  byId('status').textContent = words;
}

function warn(words) {
  byId('warning').textContent = words;
  byId('warning').hidden = words === '';
}

/** A TypeError is how fetch says that nobody answered. */
const failed = (error) => warn(error instanceof TypeError ? STOPPED : error.message);

async function ask(path, body) {
  const answer = await send(path, body);
  warn('');
  return answer;
}

const panes = [slack, discord].map((app) => {
  const log = document.querySelector(`.${app.name} .log`);
  // Somebody without a mouse scrolls what has the focus.
  Object.assign(log, { tabIndex: 0, role: 'group', ariaLabel: `Messages on ${app.title}` });
  return createPane({ app, log, announce, send: (body) => ask('/press', body).catch(failed) });
});

async function sayEverywhere(text) {
  const turns = panes.map((pane) => ({ pane, turn: say(pane, text) }));
  try {
    const answers = await ask('/say', { text });
    for (const { pane, turn } of turns) answer(pane, turn, answers[pane.app.name]);
  } catch (error) {
    failed(error);
    for (const { pane, turn } of turns) note(pane, turn, 'not sent');
  }
}

function submit(text) {
  if (text.trim() === '') return;
  typed.push(text);
  recalled = typed.length;
  input.value = '';
  void sayEverywhere(text);
}

/** Up and Down walk through what was typed, as in a shell. */
function recall(event) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || typed.length === 0) return;
  event.preventDefault();
  recalled = Math.min(Math.max(recalled + step, 0), typed.length);
  input.value = typed[recalled] ?? '';
}

byId('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  submit(input.value);
});
input.addEventListener('keydown', recall);
byId('examples').addEventListener('click', ({ target }) => {
  if (target.matches('button')) submit(target.textContent);
});
byId('zone').textContent = `Times are in your zone, ${zone}.`;
input.focus();

connect({
  received: (post) => receive(panes[post.pane === 'slack' ? 0 : 1], post),
  up: () => warn(''),
  down: () => warn(STOPPED),
});
