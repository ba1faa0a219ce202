import type { DigestReport } from '../../desk/digest-reports.ts';
import { OPEN_FORM } from '../command.ts';
import {
  type Block,
  type Control,
  code,
  type Doc,
  doc,
  fine,
  heading,
  rule,
  text,
} from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { reportBlocks } from './digests.ts';
import { composePage, type Listing } from './headlines.ts';
import { controlRow } from './parts.ts';

/** Whoever has more sees them with the command. */
const MOST_DIGESTS = 8;

export type Home = {
  readonly listing: Listing;
  /** Of the front page, from 1. */
  readonly page: number;
  /** Those that come to this person. */
  readonly digests: readonly DigestReport[];
  /** Whether they have opted out of replies to what they write. */
  readonly isOut: boolean;
  /** What has just been done. */
  readonly note: readonly Block[];
};

/** The news, what comes to this person by itself, and what they can set. Only Slack has a page to draw it on. */
export function composeHome({ listing, page, digests, isOut, note }: Home, say: Sentences): Doc {
  const front = composePage(listing, page, say);
  return doc(
    `${say.homeGreeting} ${front.fallback}`,
    ...note,
    ...(note.length > 0 ? [rule] : [text(say.homeGreeting)]),
    ...front.blocks.flatMap(toHomeBlock),
    rule,
    ...digestBlocks(digests, say),
    rule,
    text(isOut ? say.homeIsOut : say.homeIsIn),
    ...controlRow([repliesButton(isOut, say), helpButton(say)]),
    fine(`${say.homeCommands} `, code('/newsdesk help')),
  );
}

function digestBlocks(digests: readonly DigestReport[], say: Sentences): readonly Block[] {
  const rest = digests.length - MOST_DIGESTS;
  return [
    heading(say.homeDigests),
    ...(digests.length === 0 ? [text(say.homeNoDigests)] : []),
    ...digests.slice(0, MOST_DIGESTS).flatMap((report) => toDigest(report, say)),
    ...(rest > 0 ? [fine(say.homeMoreDigests(rest), ' ', code('/newsdesk digest show'))] : []),
    ...controlRow([setButton(digests.length, say)]),
  ];
}

const setButton = (digests: number, say: Sentences): Control => ({
  kind: 'button',
  label: digests === 0 ? say.homeSet : say.homeSetAnother,
  action: { name: OPEN_FORM, value: 'newsdesk digest set' },
  describe: say.describeHomeSet,
});

/** As everywhere, with its preview beside the buttons that it has. */
const toDigest = (report: DigestReport, say: Sentences): readonly Block[] =>
  reportBlocks(report, say).flatMap((block) =>
    block.kind === 'controls'
      ? controlRow([...block.controls.map(toHomeControl), previewButton(report, say)])
      : [block],
  );

const previewButton = ({ subscription: { name } }: DigestReport, say: Sentences): Control => ({
  kind: 'button',
  label: say.homePreview,
  action: { name: 'home.preview', value: name },
  describe: say.describeHomePreview(name),
});

const repliesButton = (isOut: boolean, say: Sentences): Control => ({
  kind: 'button',
  label: isOut ? say.homeOptIn : say.homeOptOut,
  action: { name: 'home.replies', value: isOut ? 'on' : 'off' },
});

const helpButton = (say: Sentences): Control => ({
  kind: 'button',
  label: say.help,
  action: { name: 'help.show', value: '' },
});

const toHomeBlock = (block: Block): readonly Block[] =>
  block.kind === 'controls' ? controlRow(block.controls.map(toHomeControl)) : [block];

/** What a button of an answer is called where it changes a home; nobody else is there to be shown anything. */
const IN_HOME: Readonly<Record<string, string>> = {
  'news.page': 'home.page',
  'news.read': 'home.read',
  'digest.now': 'home.now',
  'digest.off': 'home.off',
};

function toHomeControl(control: Control): Control | undefined {
  if (control.kind === 'open') return control;
  const name = IN_HOME[control.action.name];
  return name === undefined ? undefined : { ...control, action: { ...control.action, name } };
}
