import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** Their text starts a line of its own, and so does what follows them. */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main ' +
    'menu nav ol optgroup option p pre section summary table tbody tfoot thead title tr ul'
  ).split(' '),
);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
/** What stands in them is nothing to read. The tokenizer takes all up to the end tag as text. */
const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'iframe', 'noembed', 'noframes']);

/** All blanks but a single space between two words, which is most of them and right as it is. */
const BLANKS = / ?[^\S ]\s*| {2}\s*/g;
/** Stands where a block begins or ends. */
const BREAK = '\u2029';
/** In HTML a line break is a mere blank; who leaves a line empty, though, means a paragraph by it. */
const NEW_LINE = /\u2029|\n\s*\n/;

/** The text of a piece of HTML: blocks on lines of their own, entities decoded once. */
export function toPlainText(html: string): string {
  const text = html.includes('<') ? withoutTags(html) : html;
  return decodeEntities(text)
    .replace(BLANKS, (blank) => (NEW_LINE.test(blank) ? '\n' : ' '))
    .trim();
}

/** Text without markup on one line. */
export function toOneLine(text: string): string {
  return text.replace(BLANKS, ' ').trim();
}

/** Text without markup: its lines stay, blanks are not doubled. */
export function toLines(text: string): string {
  return text.replace(BLANKS, (blank) => (/[\n\r\u2028\u2029]/.test(blank) ? '\n' : ' ')).trim();
}

const nothing = () => {};
const DEAF: TokenizerCallbacks = {
  onattribdata: nothing,
  onattribentity: nothing,
  onattribend: nothing,
  onattribname: nothing,
  oncdata: nothing,
  onclosetag: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onend: nothing,
  onopentagend: nothing,
  onopentagname: nothing,
  onprocessinginstruction: nothing,
  onselfclosingtag: nothing,
  ontext: nothing,
  ontextentity: nothing,
};

/** There is no tree and no stack, so that a hundred thousand nested tags are no more than as many words. */
function withoutTags(html: string): string {
  let text = '';
  let unread = false;
  const breakAt = (tag: string) => {
    if (BLOCKS.has(tag)) text += BREAK;
    else if (CELLS.has(tag)) text += ' ';
  };
  tokenize(html, {
    ontext(start, end) {
      if (!unread) text += html.slice(start, end);
    },
    /** A comment to browsers; in feeds that escape twice, text. */
    oncdata(start, end, mark) {
      if (!unread) text += html.slice(start, end - mark);
    },
    onopentagname(start, end) {
      const tag = html.slice(start, end).toLowerCase();
      unread = UNREAD.has(tag);
      breakAt(tag);
    },
    onclosetag(start, end) {
      unread = false;
      breakAt(html.slice(start, end).toLowerCase());
    },
  });
  return text;
}

/** Looked up once each, as most texts have the same few. */
const entities = new Map<string, string>();
const MOST_ENTITIES = 2_000;

/** The letters that entities stand for. Done after the tags are gone, so that `&lt;b&gt;` stays to be read. */
export function decodeEntities(text: string): string {
  return text.replace(/&#?\w{1,40};?/g, (entity) => entities.get(entity) ?? lookUp(entity));
}

function lookUp(entity: string): string {
  let decoded = '';
  tokenize(entity, {
    ontext(start, end) {
      decoded += entity.slice(start, end);
    },
    ontextentity(codepoint) {
      decoded += String.fromCodePoint(codepoint);
    },
  });
  if (entities.size < MOST_ENTITIES) entities.set(entity, decoded);
  return decoded;
}

/** Entities are decoded where somebody hears them. */
function tokenize(html: string, heard: Partial<TokenizerCallbacks>): void {
  const decodeEntities = heard.ontextentity !== undefined;
  const tokenizer = new Tokenizer({ decodeEntities }, { ...DEAF, ...heard });
  tokenizer.write(html);
  tokenizer.end();
}
