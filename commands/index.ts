import type { Command } from '#core/talk/command.ts';
import { digestNow, digestOff, digestPreview, digestSet, digestShow } from './digest.ts';
import { help } from './help.ts';
import { mentionsOff, mentionsOn } from './mentions.ts';
import { news } from './news.ts';

/** Every command, in the order help shows them. */
export const commands: readonly Command[] = [
  news,
  digestSet,
  digestShow,
  digestPreview,
  digestNow,
  digestOff,
  mentionsOn,
  mentionsOff,
  help,
];
