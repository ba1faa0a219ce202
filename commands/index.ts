import type { Command } from '#core/talk/command.ts';
import { digestNow, digestPreview } from './digest.ts';
import { help } from './help.ts';
import { mentionsOff, mentionsOn } from './mentions.ts';
import { news } from './news.ts';

/** Every command, in the order help shows them. */
export const commands: readonly Command[] = [
  news,
  digestNow,
  digestPreview,
  mentionsOn,
  mentionsOff,
  help,
];
