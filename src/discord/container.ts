import { clip, toPlain } from '#core/language/plain.ts';
import type { Doc } from '#core/talk/doc.ts';
import type { Picture } from '#core/talk/picture.ts';
import { picturesOf, withPictures } from '#core/talk/pictured.ts';
import { type Shelf, toControls } from './controls.ts';
import { pictureAddress } from './files.ts';
import { toPieces } from './line.ts';
import type { ActionRow, Container, FilePart, Gallery, Part, TextDisplay } from './payload.ts';
import { plainLine, type TextLine, toTextLines, writeTexts } from './text.ts';

const ACCENT = 0x2b6cb0;
/** Components in one message, nested ones and the container counted. */
const COMPONENTS = 40;
/** The container and one text display are always kept free. */
const CONTROL_ROOM = COMPONENTS - 2;

type Slot =
  | { readonly kind: 'text'; readonly lines: readonly TextLine[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'part'; readonly part: ActionRow | Gallery };

/** Characters of what is said of a picture. */
const DESCRIPTION_LIMIT = 1_024;

/**
 * Draws a Doc as one container. Pictures and controls come first for room; text that does not fit ends
 * in "…". Its file is drawn where an answer carries it.
 */
export function toContainer(all: Doc, { file }: Pick<Doc, 'file'> = {}): Omit<Container, 'id'> {
  const pictures = picturesOf(all);
  const doc = withPictures(all, new Set(pictures));
  const files: readonly FilePart[] =
    file === undefined ? [] : [{ type: 13, file: { url: `attachment://${file.name}` } }];
  const room = CONTROL_ROOM - files.length - pictures.length;
  const shelf: Shelf = { used: new Set(), room, dropped: false };
  const slots = toSlots(doc, pictures, shelf);
  const isSeen = slots.some(({ kind }) => kind !== 'rule');
  const written = toParts(isSeen ? slots : [toFallback(doc)], shelf);
  const arranged = arrange(written, COMPONENTS - files.length);
  return { type: 17, accent_color: ACCENT, components: [...arranged, ...files] };
}

function toSlots(doc: Doc, pictures: readonly Picture[], shelf: Shelf): readonly Slot[] {
  return doc.blocks.flatMap((block): Slot[] => {
    if (block.kind === 'rule') return [{ kind: 'rule' }];
    if (block.kind === 'picture')
      return [{ kind: 'part', part: toGallery(block.picture, pictures.indexOf(block.picture)) }];
    if (block.kind !== 'controls') return textSlot(toTextLines(block));
    const { rows, lines } = toControls(block.controls, shelf);
    const said = lines.flatMap((line) => toTextLines({ kind: 'text', line }));
    return [...textSlot(said), ...rows.map((part): Slot => ({ kind: 'part', part }))];
  });
}

const toGallery = ({ alt }: Picture, index: number): Gallery => ({
  type: 12,
  items: [
    {
      media: { url: pictureAddress(index) },
      description: clip(toPlain(alt), DESCRIPTION_LIMIT) || '…',
    },
  ],
});

const textSlot = (lines: readonly TextLine[]): Slot[] =>
  lines.length === 0 ? [] : [{ kind: 'text', lines }];

function toFallback({ fallback }: Doc): Slot {
  const lines = toPieces([fallback]).length === 0 ? [plainLine('…')] : [plainLine(fallback)];
  return { kind: 'text', lines };
}

/** Writes the texts into the room for characters; behind a cut there are only pictures and controls. */
function toParts(slots: readonly Slot[], { dropped }: Shelf): readonly Part[] {
  const { texts, cut } = writeTexts(slots.map((slot) => (slot.kind === 'text' ? slot.lines : [])));
  const parts = slots.flatMap((slot, index): Part[] => {
    if (slot.kind === 'part') return [slot.part];
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
