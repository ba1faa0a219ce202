import type { Feed } from '../news/feed.ts';
import type { Clock, Place } from '../ports.ts';
import { composeMention } from '../talk/compose/mention.ts';
import { composeHello } from '../talk/compose/reply.ts';
import type { Content } from './content.ts';
import type { DeliveryRow } from './delivery.ts';
import type { Digests } from './digests.ts';
import { composeRestRow } from './feed-rest.ts';
import { type Match, type NewsHere, readRule } from './mention.ts';
import { ADDRESSED } from './mention-policy.ts';
import { isMuted } from './mutes.ts';
import type { PlaceSettings } from './settings.ts';
import type { Voices } from './voices.ts';

/** A reply that comes later than this answers nobody any more. */
const REPLY_WITHIN = Temporal.Duration.from({ minutes: 15 });

type RowOptions = {
  readonly clock: Clock;
  readonly digests: Digests;
  readonly voices: Pick<Voices, 'at'>;
  news(place: Place): NewsHere;
  /** What a channel has been told to be. */
  read(place: Place): Promise<PlaceSettings>;
  /** How a feed is. */
  feed(id: string): Promise<Feed | undefined>;
};

/** What a row says, composed from the row alone: after a crash there is nothing else. */
export async function composeRow(row: DeliveryRow, options: RowOptions): Promise<Content> {
  if (row.kind === 'digest' || row.detail?.notice !== undefined)
    return options.digests.compose(row);
  const say = await options.voices.at(row.place, row.detail?.locale);
  if (row.detail?.feed !== undefined)
    return composeRestRow(await options.feed(row.detail.feed), say);
  if (row.state !== 'sent' && isLate(row, options.clock)) return { kind: 'skip', reason: 'late' };
  if (row.kind === 'notice') return { kind: 'post', doc: composeHello(say), stories: [] };
  const { item: id = '', keyword = '', because } = row.detail ?? {};
  const item = options.news(row.place).item(id);
  // An answer to words that nobody kept cannot be given again.
  if (item === undefined) return { kind: 'skip', reason: 'gone' };
  const match = { item, keyword, because: readRule(because) };
  if (row.state !== 'sent' && (await isUnwanted(row, match, options)))
    return { kind: 'skip', reason: 'muted' };
  return { kind: 'post', doc: composeMention(match, say), stories: [id] };
}

/** Muted or switched off since it was planned. */
async function isUnwanted(
  { place, subject }: DeliveryRow,
  match: Match,
  { read, news }: RowOptions,
): Promise<boolean> {
  if (subject === ADDRESSED) return false;
  const settings = await read(place);
  return settings.mentions === 'off' || isMuted(match, settings, news(place));
}

const isLate = ({ due }: DeliveryRow, clock: Clock): boolean =>
  Temporal.Instant.compare(clock.now(), due.add(REPLY_WITHIN)) > 0;
