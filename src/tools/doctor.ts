import { UsageError } from '#core/errors.ts';
import { type Config, examineConfig } from '../config.ts';
import { type Checked, toChecked } from './doctor/checked.ts';
import { drawChecked } from './doctor/draw.ts';
import { checkNode } from './doctor/machine.ts';
import { toPlan } from './doctor/plan.ts';
import { type Limits, see } from './doctor/see.ts';
import type { Finding } from './findings.ts';
import { readOptions } from './read-options.ts';
import { screenOf } from './terminal.ts';
import type { Bench, ExitCode, Tool } from './tool.ts';

/** Looks whether everything is there that the bot needs, and changes nothing; 1 where something is wrong. */
export const doctor: Tool = (bench) => examine(bench, { deadline: 4_000, since: 0 });

/** As `doctor`, with a deadline of its own. */
export async function examine(bench: Bench, limits: Limits): Promise<ExitCode> {
  const { values, positionals } = readOptions(bench.words, { json: { type: 'boolean' } });
  if (positionals.length > 0) throw new UsageError('doctor takes nothing but --json');
  const { config, mistakes } = examineConfig(bench.environment);
  const parts = toPlan(config).map(({ name }) => name);
  const lines = [
    ...checkSettings(config, mistakes).map((each) => toChecked('settings', each)),
    toChecked('node', checkNode(process.version)),
    ...(await see(parts, bench, limits)),
  ];
  bench.output.write(values.json ? toJsonLines(lines) : `${draw(lines, bench)}\n`);
  return lines.some(({ outcome }) => outcome === 'wrong') ? 1 : 0;
}

function checkSettings(config: Config, mistakes: readonly string[]): readonly Finding[] {
  if (mistakes.length === 0) return [{ ok: true, what: tell(config) }];
  const fix = 'Correct it in .env, or in the environment: the bot does not start with it.';
  return mistakes.map((what) => ({ ok: false, what, fix }));
}

/** What they come to. */
function tell({ slack, discord, preview, database, data }: Config): string {
  const ways = { socket: 'Slack by Socket Mode', http: 'Slack over HTTP' };
  return [
    ...(slack ? [ways[slack.connection.kind]] : []),
    ...(discord ? ['Discord'] : []),
    ...(preview ? [slack || discord ? 'the preview page' : 'the preview page alone'] : []),
    database === undefined ? `the store in ${data}` : 'the store in Postgres',
  ].join(', ');
}

const toJsonLines = (lines: readonly Checked[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

const draw = (lines: readonly Checked[], { output, environment }: Bench): string =>
  drawChecked(lines, screenOf(output, environment, 'UTC'));
