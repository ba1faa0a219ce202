import type { Command } from '#core/talk/command.ts';
import { digestNow, digestOff, digestPreview, digestSet, digestShow } from './digest.ts';
import { feedsAdd } from './feeds/add.ts';
import { feedsList } from './feeds/list.ts';
import { feedsExport, feedsImport } from './feeds/opml.ts';
import { feedsRemove } from './feeds/remove.ts';
import { help } from './help.ts';
import { language } from './language.ts';
import {
  mentionsOff,
  mentionsOn,
  mentionsOptIn,
  mentionsOptOut,
  mentionsShow,
} from './mentions.ts';
import { mentionsMute, mentionsUnmute } from './mute.ts';
import { news } from './news.ts';
import { status } from './status.ts';
import { trends } from './trends.ts';
import { watchAdd, watchList, watchRemove } from './watch.ts';
import { why } from './why.ts';

/** Every command, in the order help shows them. */
export const commands: readonly Command[] = [
  news,
  trends,
  digestSet,
  digestShow,
  digestPreview,
  digestNow,
  digestOff,
  feedsAdd,
  feedsList,
  feedsRemove,
  feedsImport,
  feedsExport,
  watchAdd,
  watchRemove,
  watchList,
  mentionsShow,
  mentionsOn,
  mentionsOff,
  mentionsMute,
  mentionsUnmute,
  mentionsOptOut,
  mentionsOptIn,
  status,
  why,
  language,
  help,
];
