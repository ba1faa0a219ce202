import { UsageError } from '../errors.ts';
import type { Visit } from '../ports.ts';

/** Somebody wants to change what a channel gets, where the bot is nothing but a visitor. */
export class VisitError extends UsageError {
  override name = 'VisitError';
  readonly visit: Visit;

  constructor(visit: Visit) {
    super((say) => (visit.invite === undefined ? say.visitingPeople : say.visitingServer));
    this.visit = visit;
  }
}
