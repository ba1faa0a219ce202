import { examineConfig, loadEnvironment } from '../../config.ts';
import type { Checked } from './checked.ts';
import { crewOf, type PartSeen } from './messages.ts';
import type { Part } from './part.ts';
import { toPlan } from './plan.ts';

/** Looks at all that its crew has to at once, and says of each part what was seen when it is. */
const { config } = examineConfig(loadEnvironment());
const parts = toPlan(config).filter(({ name }) => crewOf(name) === process.argv[2]);
await Promise.all(parts.map(look));
process.disconnect?.();

async function look(part: Part): Promise<void> {
  const lines = await part.run().catch((error: unknown) => noteBug(part, error));
  const seen: PartSeen = { part: part.name, lines };
  process.send?.(seen);
}

/** Whatever can be foreseen is a finding; the rest is for whoever mends the doctor. */
function noteBug({ name: check }: Part, error: unknown): readonly Checked[] {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  const detail = 'could not be looked at: something went wrong';
  return [{ check, outcome: 'wrong', detail, do: 'Please report it: the stack is on stderr.' }];
}
