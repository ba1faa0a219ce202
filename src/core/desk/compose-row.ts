import type { Archive } from '../news/archive.ts';
import type { Clock } from '../ports.ts';
import { composeHello, composeMention } from '../talk/compose/reply.ts';
import type { Content } from './deliverer.ts';
import type { DeliveryRow } from './delivery.ts';
import type { Digests } from './digests.ts';

/** A reply that comes later than this answers nobody any more. */
const REPLY_WITHIN = Temporal.Duration.from({ minutes: 15 });

type RowOptions = {
  readonly clock: Clock;
  readonly digests: Digests;
  archive(): Archive;
};

/** What a row says, composed from the row alone: after a crash there is nothing else. */
export async function composeRow(row: DeliveryRow, options: RowOptions): Promise<Content> {
  if (row.kind === 'digest' || row.detail?.notice !== undefined)
    return options.digests.compose(row);
  if (row.state !== 'sent' && isLate(row, options.clock)) return { kind: 'skip', reason: 'late' };
  if (row.kind === 'notice') return { kind: 'post', doc: composeHello(), stories: [] };
  const { item: id = '', keyword = '' } = row.detail ?? {};
  const item = options.archive().byId.get(id);
  // An answer to words that nobody kept cannot be given again.
  if (item === undefined) return { kind: 'skip', reason: 'gone' };
  return { kind: 'post', doc: composeMention(item, keyword), stories: [id] };
}

const isLate = ({ due }: DeliveryRow, clock: Clock): boolean =>
  Temporal.Instant.compare(clock.now(), due.add(REPLY_WITHIN)) > 0;
