import type { DeliveryRow } from '../../desk/delivery.ts';
import type { PastPost } from '../../desk/past-posts.ts';
import { clip } from '../../language/plain.ts';
import { type Line, strong } from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { moment } from './parts.ts';

/** Enough of a title to know it by. */
const WHAT_LIMIT = 100;

/** What a post was, what became of it, and when. */
export const postLine = ({ row, what }: PastPost, say: Sentences): Line => [
  strong(clip(say.whatPost(what), WHAT_LIMIT)),
  '  ·  ',
  ...outcomeOf(row, say),
];

function outcomeOf(row: DeliveryRow, say: Sentences): Line {
  const { state, reason, due } = row;
  const then = moment(row.settledAt ?? row.triedAt ?? due);
  switch (state) {
    case 'sent':
      return [say.postSent, then];
    case 'refused':
      return [say.postRefused(reason), then];
    case 'unresolved':
      return [say.postUnresolved, then];
    case 'skipped':
      return [say.postSkipped(reason), then];
    case 'sending':
      return [say.postUnderWay, then];
    case 'pending':
      return [say.postPutOff(reason), moment(due)];
  }
}

/** In the viewer's own time. */
