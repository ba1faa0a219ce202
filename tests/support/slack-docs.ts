import fc from 'fast-check';
import type { Action, Block, Control, Doc, Line, PlainBlock, Span } from '#core/talk/doc.ts';

/** Texts that would ping, link, style or break something if they were taken at their word. */
export const HOSTILE = [
  '@everyone',
  '<!channel> <!here|here> <@U012AB3CD>',
  '<https://evil.example|click>',
  '[x](javascript:1)',
  '# heading',
  '```code``` `code`',
  '*bold* _italic_ ~gone~ :x: :tada:',
  ':tada:',
  '> quoted & <b>bold</b> &amp; &lt;!channel&gt;',
  '\u202Eesrever\u202C \u2066isolated\u2069',
  '👩‍👩‍👧‍👦🏳️‍🌈🇮🇹',
  '日産自動車がホンハイと協議 鴻海',
  '\ud83d alone \udc4d',
  'one\ntwo\r\nthree\u2028four\u0000\u001b[31m',
  '',
  '   ',
] as const;

const hostile = fc.constantFrom(...HOSTILE);
const long = fc
  .tuple(
    fc.constantFrom('x', '&', '<', 'é', '👍', '👩‍👩‍👧‍👦', 'a b '),
    fc.integer({ min: 60, max: 10_000 }),
  )
  .map(([unit, times]) => unit.repeat(Math.ceil(times / unit.length)));

export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: hostile },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.array(hostile, { maxLength: 4 }).map((parts) => parts.join(' ')) },
  { weight: 1, arbitrary: long },
);

const anyUrl = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom('javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'not a url', ''),
  fc.constantFrom('https://example.com/a|b>c"d e', 'http://[::1]/<!channel>'),
  fc.integer({ min: 100, max: 4_000 }).map((size) => `https://example.com/${'y'.repeat(size)}`),
);

const anyInstant = fc
  .oneof(
    fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 }),
    fc.integer({ min: 0, max: 2_000_000_000_000 }),
  )
  .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));

const anySpan: fc.Arbitrary<Span> = fc.oneof(
  anyText,
  fc.record({ kind: fc.constantFrom('strong' as const, 'code' as const), text: anyText }),
  fc.record({ kind: fc.constant('link' as const), text: anyText, url: anyUrl }),
  fc.record({
    kind: fc.constant('time' as const),
    at: anyInstant,
    show: fc.constantFrom('day' as const, 'moment' as const),
  }),
);

const anyLine: fc.Arbitrary<Line> = fc.array(anySpan, { maxLength: 14 });
const anyAction: fc.Arbitrary<Action> = fc.record({
  name: fc.oneof(fc.constantFrom('open', 'more'), anyText),
  value: fc.oneof(fc.constantFrom('1', ''), anyText),
});
const anyChoice = fc.record({ label: anyText, value: anyText });

const anyControl: fc.Arbitrary<Control> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('button' as const),
      label: anyText,
      action: anyAction,
      primary: fc.constant(true as const),
      describe: anyText,
    },
    { requiredKeys: ['kind', 'label', 'action'] },
  ),
  fc.record({ kind: fc.constant('open' as const), label: anyText, url: anyUrl }),
  fc.record({
    kind: fc.constant('menu' as const),
    label: anyText,
    action: anyAction,
    choices: fc.array(anyChoice, { maxLength: 130 }),
  }),
);

const anyPlainBlock: fc.Arbitrary<PlainBlock> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: anyText }),
  fc.record({ kind: fc.constant('text' as const), line: anyLine }),
  fc.record({ kind: fc.constant('fine' as const), line: anyLine }),
  fc.record(
    {
      kind: fc.constant('list' as const),
      items: fc.array(anyLine, { maxLength: 30 }),
      start: fc.oneof(fc.integer(), fc.double()),
    },
    { requiredKeys: ['kind', 'items'] },
  ),
  fc.constant({ kind: 'rule' } as const),
  fc.record({
    kind: fc.constant('controls' as const),
    controls: fc.array(anyControl, { maxLength: 30 }),
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
  caption: fc.array(anyPlainBlock, { maxLength: 2 }),
  otherwise: fc.array(anyPlainBlock, { maxLength: 3 }),
});

const anyBlock: fc.Arbitrary<Block> = fc.oneof({ weight: 6, arbitrary: anyPlainBlock }, anyPicture);

/** Any Doc that the types allow, far worse than any that the desk composes. */
export const anyDoc: fc.Arbitrary<Doc> = fc.record({
  fallback: anyText,
  blocks: fc.array(anyBlock, { maxLength: 60 }),
});
