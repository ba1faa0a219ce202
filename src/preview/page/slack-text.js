import { el, link, mention } from './nodes.js';
import { scan } from './scan.js';
import { slackTime } from './times.js';

const plain = (text) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A style mark counts at the edge of a word only: 2*3*4 is not bold. */
const styled = (mark, tag) => [
  new RegExp(
    `(?<![\\p{L}\\p{N}${mark}])${mark}(?![\\s${mark}])([^\\n]+?)(?<![\\s${mark}])${mark}(?![\\p{L}\\p{N}${mark}])`,
    'uy',
  ),
  (match, inner) => el(tag, '', ...inner(match[1])),
];

/** The page has no emoji font to rely on: a shortcode stays readable, and never is an empty box. */
const EMOJI = [
  /:([a-z0-9_+'-]+):(?!\d)/y,
  ([code]) => el('span', { className: 'emoji', title: 'An emoji on Slack' }, code),
];

const RULES = [
  [
    /<!date\^(\d+)\^([^|>^]+)(?:\^([^|>]+))?\|([^>]*)>/y,
    ([, unix, format, url, fallback]) => {
      const drawn = slackTime(Number(unix), plain(format), plain(fallback));
      return url ? link(plain(url), [drawn]) : drawn;
    },
  ],
  [/<!(channel|here|everyone)(?:\|[^>]*)?>/y, ([, range]) => mention(`@${range}`)],
  [/<([@#])(\w+)(?:\|([^>]*))?>/y, ([, sign, id, name]) => mention(sign + plain(name || id))],
  [
    /<([a-z]+:[^|>\s]+)(?:\|([^>]+))?>/iy,
    ([, url, words], inner) => link(plain(url), words ? inner(words) : [plain(url)]),
  ],
  [/```([\s\S]+?)```/y, (match) => el('pre', '', plain(match[1].trim()))],
  [/`([^`\n]+)`/y, (match) => el('code', '', plain(match[1]))],
  styled('\\*', 'strong'),
  styled('_', 'em'),
  styled('~', 's'),
  EMOJI,
  [/&(?:lt|gt|amp);/y, ([sign]) => plain(sign)],
];

/** Slack makes links of bare addresses, unless the text is `verbatim`. */
const BARE = [
  /(?<![\p{L}\p{N}])https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"]/uy,
  ([url]) => link(plain(url), [plain(url)]),
];

/** A Slack text object; `plain_text` is literal but for its emoji. */
export function slackText({ type, text, emoji = true, verbatim = false }) {
  if (type === 'mrkdwn') return scan(text, verbatim ? RULES : [...RULES, BARE]);
  return emoji ? scan(text, [EMOJI]) : [text];
}
