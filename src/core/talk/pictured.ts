import type { Block, Doc } from './doc.ts';
import type { Picture } from './picture.ts';

type Drawn = Pick<Doc, 'blocks'>;

/** In one message. The others are left to what is said in their place. */
const MOST_PICTURES = 2;

/** The pictures that a message may show, in their order. */
export const picturesOf = ({ blocks }: Drawn): readonly Picture[] => [
  ...new Set(
    blocks
      .flatMap((block) => (block.kind === 'picture' ? [block.picture] : []))
      .slice(0, MOST_PICTURES),
  ),
];

/** The same message with these of its pictures, each over its caption, and with words in the place of any other. */
export const withPictures = <Message extends Drawn>(
  message: Message,
  shown: Pick<ReadonlySet<Picture>, 'has'>,
): Message => ({
  ...message,
  blocks: message.blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== 'picture') return [block];
    return shown.has(block.picture)
      ? [{ ...block, caption: [] }, ...block.caption]
      : block.otherwise;
  }),
});

/** The same message in words alone. */
export const withoutPictures = <Message extends Drawn>(message: Message): Message =>
  withPictures(message, new Set());

export const hasPictures = ({ blocks }: Drawn): boolean =>
  blocks.some(({ kind }) => kind === 'picture');
