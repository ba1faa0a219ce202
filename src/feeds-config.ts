import { readOpening } from '#feeds/fetch/opening.ts';
import { type Reader, value } from './settings.ts';

/** Which feeds are polled beside those that people add. */
export type FeedsConfig =
  | { readonly kind: 'added' }
  | { readonly kind: 'starter' }
  /** The feeds of an OPML file. */
  | { readonly kind: 'file'; readonly path: string }
  /** Nothing is polled, not even what was added. */
  | { readonly kind: 'off' };

/** The project's page: whoever runs a server and is asked by a bot can see what it is. */
const PROJECT = 'https://github.com/newsdesk/newsdesk';

export function readFeeds(reader: Reader): FeedsConfig {
  const given = value(reader, 'NEWSDESK_FEEDS');
  if (given === undefined) return { kind: 'added' };
  const word = given.toLowerCase();
  if (word === 'starter' || word === 'off') return { kind: word };
  // A word alone is a slip of one of those two more often than a file; an address is no file.
  if (/[./\\]/.test(given) && !given.includes('://')) return { kind: 'file', path: given };
  reader.mistakes.push(
    `NEWSDESK_FEEDS is "${given}": write starter, off, or the path of an OPML file such as ./feeds.opml, or unset it for the feeds that are added.`,
  );
  return { kind: 'added' };
}

/** Hosts, addresses and ranges, each with a sentence where it is none of them. */
export function readPrivateFeeds(reader: Reader): readonly string[] {
  const entries = (value(reader, 'NEWSDESK_PRIVATE_FEEDS') ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const unread = entries.filter((entry) => readOpening(entry) === undefined);
  reader.mistakes.push(...unread.map(toMistake));
  return entries;
}

/** What holds an @ may hold a password, and is not repeated. */
const toMistake = (entry: string): string =>
  `NEWSDESK_PRIVATE_FEEDS has ${entry.includes('@') ? 'an entry with an @' : `"${entry}"`} in it: write hosts such as wiki.intra or wiki.intra:8090, addresses, or ranges such as 10.0.0.0/8, with commas between.`;

/** It travels in a header, between brackets. */
export function readContact(reader: Reader): string {
  const given = value(reader, 'NEWSDESK_CONTACT');
  if (given === undefined) return PROJECT;
  if (/^(?:https?:\/\/[^\s@]+|[^\s@:/]+@[^\s@]+)$/.test(given) && /^[!-'*-~]+$/.test(given))
    return given;
  reader.mistakes.push(
    "NEWSDESK_CONTACT is no web or e-mail address: write one such as https://example.org/bot or news@example.org, or unset it for the project's page.",
  );
  return PROJECT;
}
