import { TroubleError } from '#core/news/trouble.ts';
import type { Body, ReadFeed } from '../body.ts';
import { fromAtom } from './atom.ts';
import { decode } from './decode.ts';
import { finish } from './finish.ts';
import type { FoundFeed } from './found.ts';
import { fromJson } from './json.ts';
import { rootOf } from './root.ts';
import { fromRss } from './rss.ts';
import { readTree } from './tree.ts';

/** XML allows none of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\0-\x08\v\f\x0e-\x1f\uFFFE\uFFFF]+/g;

/** Reads a feed of any kind; throws a TroubleError for what is none. */
export function readFeed(body: Body): ReadFeed {
  const document = decode(body).replace(CONTROLS, '');
  const found = /^\s*\{/.test(document) ? foundInJson(document) : foundInXml(document);
  if (found === undefined) throw new TroubleError({ kind: 'no feed' });
  return finish(found, body.url);
}

function foundInJson(document: string): FoundFeed | undefined {
  try {
    return fromJson(document);
  } catch (cause) {
    throw new TroubleError({ kind: 'no feed' }, { cause });
  }
}

function foundInXml(document: string): FoundFeed | undefined {
  const root = rootOf(document);
  const tree = root && readTree(root.xml);
  if (tree === undefined) return undefined;
  return root?.kind === 'atom' ? fromAtom(tree) : fromRss(tree);
}
