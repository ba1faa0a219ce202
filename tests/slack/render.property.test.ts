import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Place } from '#core/ports.ts';
import type { Doc } from '#core/talk/doc.ts';
import { picturesOf } from '#core/talk/pictured.ts';
import {
  type SlackDoc,
  toSlackAnswer,
  toSlackPost,
  toSlackShare,
  toSlackTell,
  toSlackUpdate,
} from '#slack/render.ts';
import { anyDoc, anyText } from '../support/slack-docs.ts';
import type { SlackBody } from '../support/slack-rules.ts';
import { faultsOf, nodesOf, shownText } from '../support/slack-rules.ts';

const HERE: Place = { platform: 'slack', workspace: 'T1', channel: 'C1', thread: '17.000001' };
const KEY = 'slack:T1:C1:mention:nissan:2026-11-22' as DeliveryKey;

/** As if Slack had all pictures of a message. */
const uploaded = (doc: Doc): SlackDoc => ({
  ...doc,
  uploads: new Map(picturesOf(doc).map((picture, at) => [picture, `F0PICTURE${at}`])),
});

const bodiesOf = (doc: Doc): readonly SlackBody[] => [
  toSlackAnswer(doc),
  toSlackUpdate(doc),
  toSlackTell(doc),
  toSlackShare(doc),
  toSlackPost(HERE, doc, KEY),
  toSlackPost(HERE, uploaded(doc), KEY),
];

const judge = new URL('../../../shared/judge/payloads.mjs', import.meta.url);
const away = existsSync(judge) ? '' : ' (skipped: ../shared/judge/payloads.mjs is not there)';

describe('whatever a Doc holds', () => {
  test('Slack has nothing to refuse in any of its messages', () => {
    fc.assert(
      fc.property(anyDoc, (doc) => {
        for (const body of bodiesOf(doc)) expect(faultsOf(body)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test.skipIf(away !== '')(`the project's judge finds nothing either${away}`, async () => {
    const { judgeSlack } = (await import(judge.href)) as {
      judgeSlack: (body: SlackBody) => readonly string[];
    };
    fc.assert(
      fc.property(anyDoc, (doc) => {
        for (const body of bodiesOf(doc)) expect(judgeSlack(body)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('drawing it twice gives the same message', () => {
    fc.assert(
      fc.property(anyDoc, (doc) => {
        expect(toSlackAnswer(doc)).toEqual(toSlackAnswer(doc));
      }),
      { numRuns: 30 },
    );
  });

  test('what could not be drawn whole is marked with "…"', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 80 }), (texts) => {
        const blocks = texts.map((text) => ({ kind: 'text' as const, line: [text] }));
        const body = toSlackAnswer({ fallback: 'x', blocks });
        const wanted = texts.map((text) => text.replace(/[\s\p{Cc}]/gu, '')).join('');
        const whole = wanted.length < 4_000 && texts.length < 49;
        expect(whole || shownText(body).includes('…') || wanted.length < 12_000).toBe(true);
        if (whole && !wanted.includes('&') && !wanted.includes('<')) {
          expect(shownText(body).includes('…')).toBe(false);
        }
      }),
    );
  });

  test('a button stays a button however long the text above it is', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 40 }), (text, times) => {
        const body = toSlackAnswer({
          fallback: 'x',
          blocks: [
            { kind: 'list', items: Array.from({ length: times }, () => [text]) },
            {
              kind: 'controls',
              controls: [{ kind: 'button', label: 'More', action: { name: 'page', value: '2' } }],
            },
          ],
        });
        const ids = nodesOf(body.blocks).map((node) => node.action_id);
        expect(ids).toContain('page:2');
      }),
    );
  });
});
