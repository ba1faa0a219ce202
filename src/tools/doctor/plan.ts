import { once } from '#core/once.ts';
import type { Config } from '../../config.ts';
import { toChecked } from './checked.ts';
import { discordParts } from './discord.ts';
import { keptPart, type Part, type ReadKept } from './part.ts';
import { slackParts } from './slack.ts';

/** Everything that is looked at beside the settings, in the order in which it is told. */
export function toPlan(config: Config): readonly Part[] {
  const readKept = once(async () => (await import('./kept.ts')).readKept(config));
  return [
    ...slackParts(config, readKept),
    ...discordParts(config, readKept),
    ...storeParts(config),
    keptPart('digests', readKept, async ({ subscriptions }) => {
      const { checkDigests } = await import('./digests.ts');
      return checkDigests(subscriptions).map((each) => toChecked('digests', each));
    }),
    {
      name: 'content',
      async run() {
        const { checkContent } = await import('./content.ts');
        return (await checkContent(config.content)).map((each) => toChecked('content', each));
      },
    },
    ...feedParts(config, readKept),
    { name: 'ports', run: async () => (await import('./ports.ts')).checkPorts(config) },
  ];
}

function storeParts({ data, database }: Config): readonly Part[] {
  const where = { data, ...(database !== undefined && { database }) };
  const store: Part = {
    name: 'store',
    async run() {
      const { checkStore } = await import('./store.ts');
      return [toChecked('store', await checkStore(where))];
    },
  };
  const space: Part = {
    name: 'disk space',
    async run() {
      const { checkSpace } = await import('./machine.ts');
      return [toChecked('disk space', await checkSpace(data))];
    },
  };
  // With Postgres nothing is kept here.
  return database === undefined ? [store, space] : [store];
}

function feedParts(config: Config, readKept: ReadKept): readonly Part[] {
  const { polled } = config;
  if (polled.kind === 'off') {
    const off = { ok: true, what: 'NEWSDESK_FEEDS is off: none is asked for' };
    return [{ name: 'feeds', run: async () => [toChecked('feeds', off)] }];
  }
  const operated = once(async () => (await import('./content.ts')).readOperators(config));
  const list: Part = {
    name: 'feed list',
    async run() {
      const { finding } = await operated();
      return finding === undefined ? [] : [toChecked('feed list', finding)];
    },
  };
  const feeds = keptPart('feeds', readKept, async (kept) => {
    const { checkFeeds } = await import('./feeds.ts');
    const { urls: operator } = await operated();
    const findings = checkFeeds(kept, { operator, now: Temporal.Now.instant() });
    return findings.map((each) => toChecked('feeds', each));
  });
  return polled.kind === 'added' ? [feeds] : [list, feeds];
}
