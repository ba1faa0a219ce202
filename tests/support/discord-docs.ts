import fc from 'fast-check';
import type { Block, Control, Doc, Span } from '#core/talk/doc.ts';

/** What a feed, a page or a person might send to break a message. */
export const HOSTILE: readonly string[] = [
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '<!channel>',
  '</news:123456789012345678>',
  '<t:0:R>',
  '<a:x:123456789012345678>',
  '<https://evil.example|click>',
  '[x](javascript:1)',
  '[click](https://evil.example)',
  'https://evil.example/a_b_c',
  '# heading',
  '## ## heading ##',
  'C#',
  '> quote',
  '>>> quote',
  '-# small',
  '- item',
  '* item',
  '1. list',
  '12) list',
  '`code`',
  '``a` b``',
  '```js\nrun()\n```',
  '||spoiler||',
  '**bold** __under__ ~~gone~~ _em_ *em*',
  ':smile: :+1:',
  'a \\',
  '\\*not escaped\\*',
  '¯\\_(ツ)_/¯',
  '[open',
  'close]',
  '[a] [b',
  '\u202eevil\u202c',
  '\u0000\u001b[31mred',
  'line\nbreak\u2028and\u2029more',
  '👩‍👩‍👧‍👦 family',
  '日本の見出しはここに',
  'x'.repeat(10_000),
  '*'.repeat(5_000),
  '\ud800',
  'a\udc00b',
  ' ',
  '',
];

const markup = fc.string({ unit: fc.constantFrom(...'\\*_~|`<>[]()@#:-+.!1 a\n/t\ud83d') });
const codeUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }))
  .map((units) => String.fromCharCode(...units));

/** Text as it should not be. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 3, arbitrary: markup },
  fc.string({ unit: 'grapheme' }),
  codeUnits,
  fc
    .array(fc.constantFrom(...HOSTILE.filter(({ length }) => length < 50)), { maxLength: 4 })
    .map((parts) => parts.join(' ')),
);

const anyUrl = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom(
    'javascript:alert(1)',
    'https://example.com/a)b>c d|e*f_g"h\'i`j\\k[l]',
    `https://example.com/${'p'.repeat(3_000)}`,
    'https://[::1]/x',
    'HTTPS://EXAMPLE.COM/\u202e',
    'ftp://example.com',
    'no address',
    '',
  ),
);

const anyInstant = fc
  .integer({ min: -8_640_000_000, max: 8_640_000_000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));

export const anySpan: fc.Arbitrary<Span> = fc.oneof(
  anyText,
  fc.record({ kind: fc.constant('strong' as const), text: anyText }),
  fc.record({ kind: fc.constant('link' as const), text: anyText, url: anyUrl }),
  fc.record({ kind: fc.constant('code' as const), text: anyText }),
  fc.record({
    kind: fc.constant('time' as const),
    at: anyInstant,
    show: fc.constantFrom('day' as const, 'moment' as const),
  }),
);

const anyLine = fc.array(anySpan, { maxLength: 6 });

const anyAction = fc.record({
  name: fc.string({ maxLength: 20 }),
  value: fc.oneof(fc.string({ maxLength: 20 }), fc.constant('v'.repeat(120))),
});

const anyControl: fc.Arbitrary<Control> = fc.oneof(
  fc.record({ kind: fc.constant('button' as const), label: anyText, action: anyAction }),
  fc.record({
    kind: fc.constant('button' as const),
    label: anyText,
    action: anyAction,
    primary: fc.constant(true as const),
    describe: anyText,
  }),
  fc.record({ kind: fc.constant('open' as const), label: anyText, url: anyUrl }),
  fc.record({
    kind: fc.constant('menu' as const),
    label: anyText,
    action: anyAction,
    choices: fc.array(fc.record({ label: anyText, value: fc.string({ maxLength: 110 }) }), {
      maxLength: 30,
    }),
  }),
);

/** A block that is text. */
export const anyTextBlock = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: anyText }),
  fc.record({ kind: fc.constant('text' as const), line: anyLine }),
  fc.record({ kind: fc.constant('fine' as const), line: anyLine }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(anyLine, { maxLength: 20 }) }),
  fc.record({
    kind: fc.constant('list' as const),
    items: fc.array(anyLine, { maxLength: 20 }),
    start: fc.oneof(fc.nat({ max: 500 }), fc.constantFrom(-3, Number.NaN, 1.5)),
  }),
);

const anyPicture = fc.record({
  kind: fc.constant('picture' as const),
  picture: fc.record({
    ...{ png: fc.constant(new Uint8Array(8)), width: fc.constant(1), height: fc.constant(1) },
    alt: fc.oneof(
      anyText,
      anyText.map((alt) => alt.repeat(300)),
    ),
  }),
  caption: fc.array(anyTextBlock, { maxLength: 2 }),
  otherwise: fc.array(anyTextBlock, { maxLength: 3 }),
});

const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: anyTextBlock },
  anyPicture,
  fc.constant({ kind: 'rule' as const }),
  fc.record({
    kind: fc.constant('controls' as const),
    controls: fc.array(anyControl, { maxLength: 12 }),
  }),
);

/** Any message the desk could ever say, and many it never would. */
export const anyDoc: fc.Arbitrary<Doc> = fc.record({
  fallback: anyText,
  blocks: fc.oneof(
    fc.array(anyBlock, { maxLength: 12 }),
    fc.array(anyBlock, { minLength: 40, maxLength: 60 }),
  ),
});
