import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { toPlain } from '#core/language/plain.ts';
import { type Block, type Doc, doc, type Span } from '#core/talk/doc.ts';
import {
  toDiscordAnswer,
  toDiscordPost,
  toDiscordShare,
  toDiscordUpdate,
} from '#discord/render.ts';
import { anyDoc, anySpan, anyText, anyTextBlock, HOSTILE } from '../support/discord-docs.ts';
import {
  judgeCallback,
  judgeFollowUp,
  judgePostBody,
  loadSharedJudge,
} from '../support/discord-judge.ts';
import { type Node, readMarkdown } from '../support/discord-markdown.ts';

const KEY = 'discord:1:2:digest:all:2026-11-22' as DeliveryKey;
const shared = await loadSharedJudge();
const openApi = await shared?.openApi([process.cwd()]);

const contentsOf = (message: Doc): string =>
  toDiscordShare(message)
    .components[0].components.flatMap((part) => (part.type === 10 ? [part.content] : []))
    .join('\n');

const nodesOf = (message: Doc): readonly Node[] =>
  readMarkdown(contentsOf(message)).flatMap(({ nodes }) => nodes);

const shownIn = (nodes: readonly Node[]): string =>
  toPlain(
    nodes
      .map(({ kind, text }) => (kind === 'timestamp' ? '' : text))
      .join('')
      .replaceAll('\u2060', ''),
  );

/** What a span's text is, whatever it is drawn as; blanks at its ends part it from its neighbours. */
const wordsOf = (span: Span): string => {
  const text = typeof span === 'string' ? span : span.kind === 'time' ? '' : span.text;
  return toPlain(`|${text}|`).slice(1, -1);
};

/** Dropping timestamps can leave two blanks where there was one on either side. */
const withoutBlanks = (text: string): string => text.replaceAll(' ', '');

describe('any Doc at all', () => {
  test('makes four bodies that Discord takes', () => {
    fc.assert(
      fc.property(anyDoc, (message) => {
        expect(judgeCallback(toDiscordAnswer(message))).toEqual([]);
        expect(judgeCallback(toDiscordUpdate(message))).toEqual([]);
        expect(judgeFollowUp(toDiscordShare(message))).toEqual([]);
        const post = toDiscordPost(message, KEY, { silent: true, replyTo: '123456789012345678' });
        expect(judgePostBody(post)).toEqual([]);
        expect(JSON.stringify(post).isWellFormed()).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test.skipIf(shared === undefined)(
    'passes the judge beside the checkout (skipped where there is none)',
    () => {
      fc.assert(
        fc.property(anyDoc, (message) => {
          const post = toDiscordPost(message, KEY);
          expect(shared?.judgeDiscord(post, { post: true })).toEqual([]);
          expect(shared?.judgeDiscord(toDiscordAnswer(message))).toEqual([]);
          expect(openApi?.('POST', '/channels/1/messages', post).errors ?? []).toEqual([]);
        }),
        { numRuns: 100 },
      );
    },
  );

  test('shows only the kinds of line and markup that it asked for', () => {
    const asked = ['text', 'strong', 'code', 'link', 'timestamp'];
    fc.assert(
      fc.property(anyDoc, (message) => {
        const lines = readMarkdown(contentsOf(message));
        // The one pair of characters that no escape takes the meaning from.
        expect(contentsOf(message)).not.toMatch(/\]\((?!<https?:)/);
        expect(
          lines.filter(({ kind }) => !/^(?:text|heading|fine|bullet|number)$/.test(kind)),
        ).toEqual([]);
        const nodes = lines.flatMap((line) => line.nodes);
        expect(nodes.filter(({ kind }) => !asked.includes(kind))).toEqual([]);
        const links = nodes.filter(({ kind }) => kind === 'link');
        expect(links.filter(({ url = '' }) => !/^https?:\/\/[^\s<>()|*`]+$/.test(url))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('hostile text', () => {
  test.each(HOSTILE.filter((text) => toPlain(text) !== '' && text.length < 1_000))(
    'is shown as it is and nothing else: %j',
    (text) => {
      const blocks: readonly Block[] = [
        { kind: 'heading', text },
        { kind: 'text', line: [text] },
        { kind: 'fine', line: [text] },
        { kind: 'list', items: [[text]] },
        { kind: 'list', items: [[text]], start: 7 },
      ];
      const lines = blocks.flatMap((block) => readMarkdown(contentsOf(doc('x', block))));
      const kinds = ['heading', 'text', 'fine', 'bullet', 'number'];
      expect(lines.map(({ kind }) => kind)).toEqual(kinds);
      const seen = lines.map(({ nodes }) =>
        nodes.map((node) => ({ ...node, text: node.text.replace('\u2060', '') })),
      );
      expect(seen).toEqual(kinds.map(() => [{ kind: 'text', text: toPlain(text) }]));
    },
  );

  test('in a span of plain words never becomes markup, whatever stands beside it', () => {
    fc.assert(
      fc.property(
        fc.array(
          anySpan.filter((span) => wordsOf(span).length < 200),
          { maxLength: 4 },
        ),
        (line) => {
          const kinds = new Set(
            line.map((span) => (typeof span === 'string' ? 'text' : span.kind)),
          );
          const allowed = ['text', ...kinds].map((kind) => (kind === 'time' ? 'timestamp' : kind));
          const message = doc('fallback', { kind: 'text', line });
          const expected =
            toPlain(line.map(wordsOf).join('')) || (kinds.has('time') ? '' : 'fallback');
          const nodes = nodesOf(message);
          expect(nodes.filter(({ kind }) => !allowed.includes(kind))).toEqual([]);
          expect(withoutBlanks(shownIn(nodes))).toBe(withoutBlanks(expected));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('in two codes side by side makes no link of them', () => {
    const line = [
      { kind: 'code', text: ']' },
      { kind: 'code', text: '(' },
    ] as const;
    expect(JSON.stringify(toDiscordShare(doc('x', { kind: 'text', line })))).not.toContain('](');
  });

  test('keeps strong words strong and links linked, with the words they have', () => {
    const words = anyText.filter(
      (text) => text.length < 500 && /^[\w# ]*\w[\w# ]*$/.test(toPlain(text)),
    );
    fc.assert(
      fc.property(words, (text) => {
        const message = doc('x', {
          kind: 'text',
          line: [
            { kind: 'strong', text },
            ' and ',
            { kind: 'link', text, url: 'https://example.com/a(b)' },
          ],
        });
        expect(nodesOf(message).map(({ kind }) => kind)).toEqual(['strong', 'text', 'link']);
        expect(nodesOf(message).at(-1)?.url).toBe('https://example.com/a%28b%29');
      }),
    );
  });
});

describe('what does not fit', () => {
  test('ends in "…" at a place where nothing is torn apart', () => {
    const long = fc.array(anyTextBlock, { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(long, anyText, (blocks, text) => {
        const filler: Block = { kind: 'text', line: [text, ' words and *more* words'.repeat(300)] };
        const content = contentsOf({ fallback: '', blocks: [...blocks, filler] });
        expect(content.length).toBeLessThanOrEqual(4000);
        expect(content).toContain('…');
        const stray = readMarkdown(content)
          .flatMap(({ nodes }) => nodes)
          .filter(({ kind }) => !['text', 'strong', 'code', 'link', 'timestamp'].includes(kind));
        expect(stray).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('is a true beginning of the text, cut between graphemes', () => {
    const family = '👩‍👩‍👧‍👦';
    fc.assert(
      fc.property(anyText, fc.nat({ max: 40 }), (text, padding) => {
        const whole = toPlain(`${'a'.repeat(padding)}${text}${family.repeat(600)}`);
        const shown = shownIn(nodesOf(doc('', { kind: 'text', line: [whole] })));
        expect(shown.endsWith('…')).toBe(true);
        expect(whole.startsWith(shown.slice(0, -1))).toBe(true);
        const rest = whole.slice(shown.length - 1);
        expect(rest).not.toMatch(/^[\u200d\udc00-\udfff]/);
      }),
    );
  });

  test('never costs the controls', () => {
    const item = ['word '.repeat(200)];
    const message: Doc = {
      fallback: '',
      blocks: [
        { kind: 'list', items: Array.from({ length: 30 }, () => item) },
        {
          kind: 'controls',
          controls: [{ kind: 'button', label: 'More', action: { name: 'page', value: '2' } }],
        },
      ],
    };
    const parts = toDiscordShare(message).components[0].components;
    expect(parts.at(-1)).toMatchObject({ type: 1, components: [{ custom_id: 'page:2' }] });
  });
});
