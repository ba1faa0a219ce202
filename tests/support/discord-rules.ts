/**
 * Discord's limits as literal numbers, read in its reference and not in our code: discord-api-spec knows
 * shapes and most lengths, but neither the totals nor what belongs together.
 * https://docs.discord.com/developers/components/reference
 */
type Json = Readonly<Record<string, unknown>>;

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);
const length = (value: unknown): number => (typeof value === 'string' ? value.length : -1);

/** Everything wrong with the body of a message; an empty list for a good one. */
export function judgeMessage(body: Json): readonly string[] {
  const parts = list(body.components).flatMap(flatten);
  return [...judgeFrame(body), ...judgeTotals(parts), ...parts.flatMap(judgePart)];
}

/** A message of the bot's own accord has to carry a nonce too. */
export function judgePost(body: Json): readonly string[] {
  const nonce = length(body.nonce);
  return [
    ...judgeMessage(body),
    ...problem(nonce < 1 || nonce > 25, `nonce of ${nonce}`),
    ...problem(body.enforce_nonce !== true, 'nonce not enforced'),
    ...problem((Number(body.flags) & 64) !== 0, 'ephemeral post'),
  ];
}

function judgeFrame(body: Json): readonly string[] {
  const { allowed_mentions: allowed, components, flags } = body;
  const parse = (allowed as { parse?: unknown } | undefined)?.parse;
  return [
    ...problem((Number(flags) & 32_768) === 0, 'no Components V2 flag'),
    ...problem('content' in body || 'embeds' in body, 'content or embeds beside Components V2'),
    ...problem(!Array.isArray(parse) || parse.length > 0, 'somebody could be pinged'),
    ...problem(list(components).length !== 1, 'not one container'),
    ...problem(list(components)[0]?.type !== 17, 'no container'),
    ...judgeAttached(body),
  ];
}

/** A file that is drawn has to be attached, and with Components V2 one that is not drawn is not seen. */
function judgeAttached({ components, attachments }: Json): readonly string[] {
  const drawn = list(components).flatMap(flatten).flatMap(filesOf);
  const attached = list(attachments).map(({ filename }) => `attachment://${filename}`);
  return problem(drawn.join() !== attached.join(), `${attached} attached, ${drawn} drawn`);
}

const filesOf = ({ type, file, items }: Json): readonly string[] => {
  if (type === 13) return [String((file as Json).url)];
  return type === 12 ? list(items).map(({ media }) => String((media as Json).url)) : [];
};

function judgeTotals(parts: readonly Json[]): readonly string[] {
  const text = parts.reduce(
    (sum, { type, content }) => sum + (type === 10 ? length(content) : 0),
    0,
  );
  const ids = parts.flatMap(({ custom_id: id }) => (id === undefined ? [] : [id]));
  return [
    ...problem(parts.length > 40, `${parts.length} components`),
    ...problem(text > 4000, `${text} characters`),
    ...problem(new Set(ids).size < ids.length, 'a custom_id twice'),
  ];
}

function judgePart(part: Json): readonly string[] {
  switch (part.type) {
    case 1:
      return judgeRow(list(part.components));
    case 2:
      return judgeButton(part);
    case 3:
      return judgeSelect(part);
    case 10:
      return problem(String(part.content).trim() === '', 'empty text display');
    case 12:
      return judgeGallery(list(part.items));
    case 13:
      return problem(
        !/^attachment:\/\/[\w.-]+$/.test(String((part.file as Json | undefined)?.url)),
        'a file by another address',
      );
    case 14:
      return [];
    case 17:
      return problem(list(part.components).length < 1, 'empty container');
    default:
      return [`unknown component type ${part.type}`];
  }
}

const judgeGallery = (items: readonly Json[]): readonly string[] => [
  ...problem(items.length < 1 || items.length > 10, `${items.length} in a gallery`),
  ...items.flatMap(({ media, description }) => [
    ...problem(
      !/^attachment:\/\/[\w.-]+\.png$/.test(String((media as Json | undefined)?.url)),
      'a picture by another address',
    ),
    ...problem(
      length(description) < 1 || length(description) > 1_024,
      `description of ${length(description)}`,
    ),
  ]),
];

const judgeRow = (inside: readonly Json[]): readonly string[] => [
  ...problem(inside.length < 1 || inside.length > 5, `${inside.length} in a row`),
  ...problem(inside.length > 1 && inside.some(({ type }) => type !== 2), 'a menu beside others'),
];

function judgeButton({ style, label, url, custom_id: id }: Json): readonly string[] {
  const isLink = style === 5;
  return [
    ...problem(length(label) < 1 || length(label) > 80, `label of ${length(label)}`),
    ...problem(String(label).trim() === '', 'blank label'),
    ...problem(isLink && !/^https?:\/\//.test(String(url)), 'link button without a web address'),
    ...problem(isLink && length(url) > 512, `url of ${length(url)}`),
    ...problem(isLink && id !== undefined, 'link button with a custom_id'),
    ...problem(!isLink && (length(id) < 1 || length(id) > 100), `custom_id of ${length(id)}`),
    ...problem(![1, 2, 5].includes(Number(style)), `button style ${style}`),
  ];
}

function judgeSelect({ custom_id: id, placeholder = '', options }: Json): readonly string[] {
  const values = list(options).map(({ value }) => value);
  const isFit = ({ label, value }: Json) =>
    [label, value].every((each) => length(each) >= 1 && length(each) <= 100);
  return [
    ...problem(length(id) < 1 || length(id) > 100, `custom_id of ${length(id)}`),
    ...problem(length(placeholder) > 150, `placeholder of ${length(placeholder)}`),
    ...problem(values.length < 1 || values.length > 25, `${values.length} options`),
    ...problem(!list(options).every(isFit), 'an option label or value over 100, or empty'),
    ...problem(new Set(values).size < values.length, 'an option value twice'),
  ];
}

const flatten = (part: Json): readonly Json[] => [part, ...list(part.components).flatMap(flatten)];

const problem = (isWrong: boolean, what: string): readonly string[] => (isWrong ? [what] : []);
