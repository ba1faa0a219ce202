import type { Doc } from '#core/talk/doc.ts';
import { type Shelf, toControls } from './controls.ts';
import { toPieces } from './line.ts';
import type { ActionRow, Container, FilePart, Part, TextDisplay } from './payload.ts';
import { plainLine, type TextLine, toTextLines, writeTexts } from './text.ts';

const ACCENT = 0x2b6cb0;
/** Components in one message, nested ones and the container counted. */
const COMPONENTS = 40;
/** The container and one text display are always kept free. */
const CONTROL_ROOM = COMPONENTS - 2;

type Slot =
  | { readonly kind: 'text'; readonly lines: readonly TextLine[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'row'; readonly row: ActionRow };

/**
 * Draws a Doc as one container. Controls come first for room; text that does not fit ends in "…". Its
 * file is drawn where an answer carries it.
 */
export function toContainer(doc: Doc, { file }: Pick<Doc, 'file'> = {}): Omit<Container, 'id'> {
  const files: readonly FilePart[] =
    file === undefined ? [] : [{ type: 13, file: { url: `attachment://${file.name}` } }];
  const shelf: Shelf = { used: new Set(), room: CONTROL_ROOM - files.length, dropped: false };
  const slots = toSlots(doc, shelf);
  const isSeen = slots.some(({ kind }) => kind !== 'rule');
  const written = toParts(isSeen ? slots : [toFallback(doc)], shelf);
  const arranged = arrange(written, COMPONENTS - files.length);
  return { type: 17, accent_color: ACCENT, components: [...arranged, ...files] };
}

function toSlots(doc: Doc, shelf: Shelf): readonly Slot[] {
  return doc.blocks.flatMap((block): Slot[] => {
    if (block.kind === 'rule') return [{ kind: 'rule' }];
    if (block.kind !== 'controls') return textSlot(toTextLines(block));
    const { rows, lines } = toControls(block.controls, shelf);
    const said = lines.flatMap((line) => toTextLines({ kind: 'text', line }));
    return [...textSlot(said), ...rows.map((row): Slot => ({ kind: 'row', row }))];
  });
}

const textSlot = (lines: readonly TextLine[]): Slot[] =>
  lines.length === 0 ? [] : [{ kind: 'text', lines }];

function toFallback({ fallback }: Doc): Slot {
  const lines = toPieces([fallback]).length === 0 ? [plainLine('…')] : [plainLine(fallback)];
  return { kind: 'text', lines };
}

/** Writes the texts into the room for characters; what is behind a cut is gone, but for the controls. */
function toParts(slots: readonly Slot[], { dropped }: Shelf): readonly Part[] {
  const { texts, cut } = writeTexts(slots.map((slot) => (slot.kind === 'text' ? slot.lines : [])));
  const parts = slots.flatMap((slot, index): Part[] => {
    if (slot.kind === 'row') return [slot.row];
    if (slot.kind === 'rule') return [{ type: 14 }];
    const content = texts[index] ?? '';
    return content === '' ? [] : [{ type: 10, content }];
  });
  return dropped && !cut ? [...parts, { type: 10, content: '…' }] : parts;
}

/** The loosest arrangement that stays within so many components. */
function arrange(parts: readonly Part[], room: number): readonly Part[] {
  const unruled = parts.filter(({ type }) => type !== 14);
  const attempts = [() => parts, () => joinTexts(parts), () => joinTexts(unruled)];
  const fitting = attempts.map((attempt) => attempt()).find((each) => count(each) <= room);
  return (
    fitting ?? joinTexts([...unruled.filter(isText), ...unruled.filter((one) => !isText(one))])
  );
}

const isText = (part: Part): part is TextDisplay => part.type === 10;

const count = (parts: readonly Part[]): number =>
  parts.reduce((sum, part) => sum + 1 + (part.type === 1 ? part.components.length : 0), 1);

/** Puts neighbouring texts into one text display. */
function joinTexts(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (isText(part) && last !== undefined && isText(last)) {
      joined[joined.length - 1] = { type: 10, content: `${last.content}\n${part.content}` };
    } else joined.push(part);
  }
  return joined;
}
