import type { Deliveries } from '#core/ports.ts';
import type { Database } from './database.ts';
import { IN_PLACE, inPlace } from './place.ts';

/** A claim is one SQL statement, and its row count is the answer. `now` in epoch milliseconds. */
export function toClaims(
  { sql, together, flush }: Database,
  now: () => number,
): Pick<Deliveries, 'claim' | 'claimUntold'> {
  const claim = sql.prepare(`update deliveries
    set state = 'sending', attempt = attempt + 1, stories = :stories, tried_at = :now
    where key = :key and attempt = :attempt and state in ('pending', 'sending')`);
  const tellsOne = sql.prepare(`select 1 from deliveries, json_each(deliveries.stories) as story
    where ${IN_PLACE} and deliveries.key <> :key and state in ('sent', 'sending', 'unresolved')
    and story.value in (select value from json_each(:stories)) limit 1`);
  return {
    async claim(key, attempt, stories) {
      const values = { key, attempt, stories: JSON.stringify(stories), now: now() };
      const claimed = await together(() => claim.run(values).changes === 1);
      if (claimed) await flush();
      return claimed;
    },
    async claimUntold({ key, place, attempt }, stories) {
      const values = { key, stories: JSON.stringify(stories) };
      const claimed = await together(
        () =>
          tellsOne.get({ ...values, ...inPlace(place) }) === undefined &&
          claim.run({ ...values, attempt, now: now() }).changes === 1,
      );
      if (claimed) await flush();
      return claimed;
    },
  };
}
