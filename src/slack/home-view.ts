// https://docs.slack.dev/reference/views
import type { types } from '@slack/bolt';
import type { Doc } from '#core/talk/doc.ts';
import { toBlocks } from './render.ts';

/** Slack's limit for a view, of either kind. */
const BLOCKS = 100;
/** Far from all limits, where a view was too large as it is. */
const FEW_BLOCKS = 25;

/** What a view of ours remembers, within Slack's 3,000 characters; nobody is shown it. */
type Note = {
  /** The conversation between the person and the bot. */
  readonly channel: string;
};

/** The Home tab of one person. */
export const toHomeView = (doc: Doc, note: Note): types.HomeView => ({
  type: 'home',
  private_metadata: JSON.stringify(note),
  blocks: toBlocks(doc, BLOCKS),
});

/** The same, cut to its beginning. */
export const toShortHomeView = (doc: Doc, note: Note): types.HomeView => ({
  ...toHomeView(doc, note),
  blocks: toBlocks(doc, BLOCKS).slice(0, FEW_BLOCKS),
});

/** Something said to one person, over whatever they look at. */
export const toModal = (doc: Doc, note: Note): types.ModalView => ({
  type: 'modal',
  private_metadata: JSON.stringify(note),
  title: { type: 'plain_text', text: 'Newsdesk', emoji: false },
  blocks: toBlocks(doc, BLOCKS),
});

/** Undefined for a view that is none of these, such as a form. */
export function readNote(view: { readonly private_metadata: string }): Note | undefined {
  try {
    const { channel, path } = JSON.parse(view.private_metadata);
    return typeof channel === 'string' && path === undefined ? { channel } : undefined;
  } catch {
    return undefined;
  }
}
