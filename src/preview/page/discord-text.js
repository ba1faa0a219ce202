import { el, isWeb, link, mention } from './nodes.js';
import { scan } from './scan.js';
import { discordTime } from './times.js';

const wrap = (tag) => (match, inner) => el(tag, '', ...inner(match[1]));
const open = (url, words) => (isWeb(url) ? link(url, words) : undefined);

const RULES = [
  [/\\([!-/:-@[-`{-~])/y, (match) => match[1]],
  [/```(?:[a-z0-9]+\n)?([\s\S]+?)```/y, (match) => el('pre', '', match[1])],
  [/(`+)([\s\S]*?[^`])\1(?!`)/y, (match) => el('code', '', match[2].trim())],
  [
    /\[((?:\\.|[^\\\]])+)\]\((?:<([^>\n]+)>|([^\s)]+))\)/y,
    (match, inner) => open(match[2] ?? match[3], inner(match[1])),
  ],
  [/\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/sy, wrap('strong')],
  [/__((?:\\.|[^\\])+?)__(?!_)/sy, wrap('u')],
  [/~~((?:\\.|[^\\])+?)~~/sy, wrap('s')],
  [/\|\|((?:\\.|[^\\])+?)\|\|/sy, wrap('mark')],
  [/\*(?=\S)((?:\\.|[^\\*])+?)\*(?!\*)/sy, wrap('em')],
  [/(?<!\w)_((?:\\.|[^\\_])+?)_(?!\w)/sy, wrap('em')],
  [/<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y, ([, unix, style]) => discordTime(Number(unix), style)],
  [/<([@#])[!&]?(\d+)>/y, ([, sign, id]) => mention(sign + id)],
  [/<(https?:[^>\s]+)>/y, ([, url]) => open(url, [url])],
  [/(?<!\w)https?:\/\/[^\s<>]*[^\s<>.,;:!?)'"\]]/y, ([url]) => open(url, [url])],
];

const inline = (text) => scan(text, RULES);

const LINES = [
  [/^### +(?=\S)/, 'h3', 'title size3'],
  [/^## +(?=\S)/, 'h3', 'title size2'],
  [/^# +(?=\S)/, 'h3', 'title size1'],
  [/^-# +(?=\S)/, 'div', 'context'],
  [/^> /, 'blockquote', ''],
  [/^(?=.)/, 'div', ''],
  [/^/, 'div', 'blank'],
];

const ITEM = /^( *)(?:[-*]|(\d{1,9})\.) +(\S.*)/;

/** The item goes into the list that ends `drawn`, or begins one there. */
function addItem(drawn, [, blanks, number, text]) {
  const tag = number ? 'OL' : 'UL';
  if (drawn.at(-1)?.tagName !== tag) drawn.push(el(tag, number ? { start: Number(number) } : ''));
  const item = el('li', '', ...inline(text));
  item.style.setProperty('--indent', blanks.length >> 1);
  drawn.at(-1).append(item);
}

function addLine(drawn, line) {
  const item = ITEM.exec(line);
  if (item) return addItem(drawn, item);
  const [start, tag, className] = LINES.find(([pattern]) => pattern.test(line));
  return drawn.push(el(tag, className, ...inline(line.replace(start, ''))));
}

/** Code blocks run over lines, so they are cut out first. */
export function discordText(content) {
  const drawn = [];
  for (const part of content.split(/(```[\s\S]+?```)/)) {
    if (part.startsWith('```')) drawn.push(...inline(part));
    else for (const line of part.replace(/^\n|\n$/g, '').split('\n')) addLine(drawn, line);
  }
  return el('div', 'words', ...drawn);
}
