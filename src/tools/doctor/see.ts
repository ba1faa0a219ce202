import { fork } from 'node:child_process';
import type { Bench } from '../tool.ts';
import type { Checked } from './checked.ts';
import { type Crew, crewOf, type PartSeen } from './messages.ts';

const LOOK = new URL('./look.ts', import.meta.url);

export type Limits = {
  /** Milliseconds for everything: what has not answered then is said not to. */
  readonly deadline: number;
  /** When they began to run, by `performance.now()`: with the process, where a person waits for it. */
  readonly since: number;
};

/** Looks at parts, and gives what was seen of each in their order. */
export async function see(
  parts: readonly string[],
  bench: Bench,
  limits: Limits,
): Promise<readonly Checked[]> {
  const crews = [...Map.groupBy(parts, crewOf)];
  const seen = await Promise.all(
    crews.map(([crew, names]) => seeWith({ crew, names }, bench, limits)),
  );
  const all = new Map(seen.flatMap((each) => [...each]));
  return parts.flatMap((part) => all.get(part) ?? []);
}

type Work = { readonly crew: Crew; readonly names: readonly string[] };

/**
 * Has the parts of one crew looked at in a process of its own, which is ended at the deadline: a lookup of a
 * name, or a disk that does not answer, cannot be given up from inside, and would keep this one from ending too.
 */
async function seeWith(
  { crew, names }: Work,
  { environment, folder, notes }: Bench,
  { deadline, since }: Limits,
): Promise<ReadonlyMap<string, readonly Checked[]>> {
  const seen = new Map<string, readonly Checked[]>();
  const child = fork(LOOK, [crew], {
    ...{ cwd: folder, env: { ...environment }, execArgv: [] },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const over = Promise.withResolvers<string>();
  const left = deadline - (performance.now() - since);
  const timer = setTimeout(over.resolve, left, `no answer in ${deadline / 1_000} s`);
  child.on('message', ({ part, lines }: PartSeen) => {
    seen.set(part, lines);
    if (seen.size === names.length) over.resolve('');
  });
  child.stderr?.on('data', (chunk) => notes.write(chunk));
  for (const end of ['error', 'close']) child.on(end, () => over.resolve(NOT_RUN));
  const why = await over.promise;
  clearTimeout(timer);
  child.kill('SIGKILL');
  // One that hangs in the kernel does not end even so.
  child.unref();
  child.stderr?.destroy();
  return new Map(names.map((name) => [name, seen.get(name) ?? [toUnseen(name, why)]]));
}

const NOT_RUN = 'could not be looked at: the process that looks has ended';

const toUnseen = (check: string, detail: string): Checked => ({
  ...{ check, outcome: 'wrong', detail },
  do: /^(?:slack|discord) (?!port)/.test(check) ? NETWORK : DISK,
});

const NETWORK =
  'Check the network, the name server, the firewall or proxy, and how busy this machine is.';
const DISK = 'Check the disk, or the network to the database, and how busy this machine is.';
