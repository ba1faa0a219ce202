import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CrashReport, crash } from '../crash/harness.ts';
import { postgresNote, startPostgres } from '../support/postgres.ts';

/** `npm run bench:crash -- 20` kills less often. On each engine. */
const KILLS = Number(process.argv[2] ?? 1_000);
/** Each lot begins with an empty store and a seed of its own, named where it went wrong. */
const LOT = 50;

type Engine = { readonly name: string; store(): Promise<string>; close(): Promise<void> };

async function killAll({ name, store }: Engine): Promise<CrashReport> {
  let sum: CrashReport = { kills: 0, deliveries: 0, troubled: 0, lost: 0, twice: 0 };
  for (let seed = 1; sum.kills < KILLS; seed += 1) {
    const kills = Math.min(LOT, KILLS - sum.kills);
    const report = await crash({ store: await store(), kills, seed });
    if (report.kills === 0) throw new Error(`${name}, seed ${seed}: nothing could be killed`);
    sum = add(sum, report);
    const bad =
      report.lost + report.twice > 0 ? ` — seed ${seed} of ${kills} kills went wrong` : '';
    const counted = `${sum.kills} kills, ${sum.lost} lost, ${sum.twice} twice`;
    process.stderr.write(`${name}: ${counted}${bad}\n`);
  }
  return sum;
}

const add = (one: CrashReport, other: CrashReport): CrashReport => ({
  kills: one.kills + other.kills,
  deliveries: one.deliveries + other.deliveries,
  troubled: one.troubled + other.troubled,
  lost: one.lost + other.lost,
  twice: one.twice + other.twice,
});

function embedded(): Engine {
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-crash-'));
  return {
    name: 'embedded',
    store: async () => mkdtempSync(join(folder, 'lot-')),
    close: async () => rmSync(folder, { recursive: true }),
  };
}

async function postgres(): Promise<Engine> {
  const server = await startPostgres();
  return { name: 'Postgres', store: server.database, close: server.close };
}

const engines = [embedded(), ...(postgresNote === '' ? [await postgres()] : [])];
const rows: string[] = [];
let wrong = 0;
for (const engine of engines) {
  const { kills, deliveries, troubled, lost, twice } = await killAll(engine);
  await engine.close();
  wrong += lost + twice;
  rows.push(`| ${[engine.name, kills, deliveries, troubled, lost, twice].join(' | ')} |`);
}
const head =
  '| engine | kills | deliveries | troubled requests | lost | twice |\n|---|---|---|---|---|---|';
process.stdout.write(`\n${head}\n${rows.join('\n')}\n`);
process.exitCode = wrong === 0 ? 0 : 1;
