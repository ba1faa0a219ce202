import { describe, expect, test } from 'vitest';
import type { Block, Control, Doc, Span } from '#core/talk/doc.ts';
import { languages, sentencesIn } from '#core/talk/sentences/catalogue.ts';
import { toDiscordAnswer } from '#discord/render.ts';
import { toSlackAnswer } from '#slack/render.ts';
import { judgeCallback } from '../../../support/discord-judge.ts';
import { longDocs } from '../../../support/long-docs.ts';
import { faultsOf } from '../../../support/slack-rules.ts';

const wordsIn = (span: Span): readonly string[] => {
  if (typeof span === 'string') return [span];
  return span.kind === 'time' ? [] : [span.text];
};

const labelOf = (control: Control): string => control.label;

/** All that somebody is to read of a Doc, piece by piece. */
function piecesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'text':
    case 'fine':
      return block.line.flatMap(wordsIn);
    case 'list':
      return block.items.flat().flatMap(wordsIn);
    case 'rule':
      return [];
    case 'controls':
      return block.controls.map(labelOf);
    case 'picture':
      return block.caption.flatMap(piecesOf);
  }
}

/** Platforms escape and trim in their own ways; letters and digits they leave alone. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

const stringsIn = (value: unknown): string => {
  if (typeof value === 'string') return lettersOf(value);
  return typeof value === 'object' && value !== null
    ? Object.values(value).map(stringsIn).join('\n')
    : '';
};

const missingFrom = (body: unknown, { blocks }: Doc): readonly string[] => {
  const shown = stringsIn(body);
  return blocks.flatMap(piecesOf).filter((piece) => !shown.includes(lettersOf(piece)));
};

describe.each(languages)('in $name', ({ code }) => {
  test.each(Object.entries(longDocs(sentencesIn(code))))(
    'the longest %s is drawn by both platforms, and whole',
    (_name, doc) => {
      const [slack, discord] = [toSlackAnswer(doc), toDiscordAnswer(doc)];
      expect(faultsOf(slack)).toEqual([]);
      expect(judgeCallback(discord)).toEqual([]);
      expect(missingFrom(slack.blocks, doc)).toEqual([]);
      expect(missingFrom(discord, doc)).toEqual([]);
    },
  );
});
