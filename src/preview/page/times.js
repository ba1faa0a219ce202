import { el, pick } from './nodes.js';

/** Slack and Discord show times in the viewer's zone; so does the page. */
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const write = (date, options) => new Intl.DateTimeFormat('en-GB', options).format(date);
const LONG = { day: 'numeric', month: 'long', year: 'numeric' };
const SHORT = { ...LONG, month: 'short' };
const TIME = { hour: '2-digit', minute: '2-digit' };
const SECONDS = { ...TIME, second: '2-digit' };
const FULL = { ...LONG, weekday: 'long' };
const WHOLE = { ...FULL, ...TIME };

const UNITS = { year: 31_536_000, month: 2_592_000, day: 86_400, hour: 3600, minute: 60 };

function ago(date) {
  const gone = (date - Date.now()) / 1000;
  const unit = Object.keys(UNITS).find((name) => Math.abs(gone) >= UNITS[name]) ?? 'second';
  return new Intl.RelativeTimeFormat('en').format(Math.round(gone / (UNITS[unit] ?? 1)), unit);
}

/** The days around this one, which Slack writes as words. */
function dayWord(date) {
  const isOn = (shift) => write(date, SHORT) === write(Date.now() + shift * 86_400_000, SHORT);
  return ['yesterday', 'today', 'tomorrow'].find((_word, at) => isOn(at - 1));
}

const node = (date, text, className = '') =>
  el('time', { dateTime: date.toISOString(), title: write(date, WHOLE), className }, text);

/** The time of day, as beside a name. */
export const clock = () => node(new Date(), write(new Date(), TIME), 'time');

const SLACK = { date: LONG, date_short: SHORT, date_long: FULL, time: TIME, time_secs: SECONDS };

function slackToken(date, name) {
  const format = name.replace(/_pretty$/, '');
  const word = format === name ? undefined : dayWord(date);
  const options = pick(SLACK, format);
  if (name === 'ago') return ago(date);
  return options ? (word ?? write(date, options)) : `{${name}}`;
}

/** A Slack date in a format such as `{date_short_pretty} at {time}` (docs.slack.dev, "Formatting text"). */
export function slackTime(unix, format, fallback) {
  const date = new Date(unix * 1000);
  if (Number.isNaN(date.valueOf())) return fallback ?? '';
  const text = format.replace(/\{(\w+)\}/g, (_token, name) => slackToken(date, name));
  return node(date, text[0].toUpperCase() + text.slice(1));
}

const DISCORD = {
  t: TIME,
  T: SECONDS,
  d: { ...LONG, day: '2-digit', month: '2-digit' },
  D: LONG,
  f: { ...LONG, ...TIME },
  F: WHOLE,
};

/** A Discord timestamp (docs.discord.com/developers/reference, "Timestamp styles"). */
export function discordTime(unix, style = 'f') {
  const date = new Date(unix * 1000);
  if (Number.isNaN(date.valueOf())) return undefined;
  return node(date, style === 'R' ? ago(date) : write(date, DISCORD[style]));
}
