import { UsageError } from '#core/errors.ts';
import type { Place } from '#core/ports.ts';
import { readDeskConfig } from '../config.ts';
import { answerLines, textOf } from './json-lines.ts';
import { createNotes } from './notes.ts';
import { loadPayloads, type Payloads, SAY_PLATFORMS, type SayPlatform } from './payloads.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';
import { openTrial, type Spoken } from './trial.ts';

/** Says each line of JSON to the desk as a new person in a new channel; on a terminal, talks with the person there. */
export async function say(bench: Bench): Promise<ExitCode> {
  const { values } = readOptions(bench.words, { platform: { type: 'string' } });
  const platform = readPlatform(values.platform, bench.input.isTTY === true);
  const read = readDeskConfig(bench.environment);
  if (read.kind === 'mistakes') throw new UsageError(read.mistakes.join('\n'));
  const { config } = read;
  const trial = await openTrial({ platform, config, log: createNotes(bench.notes) });
  const payloads = await loadPayloads(platform, config.zone);
  if (bench.input.isTTY === true && platform === 'terminal') {
    const { talk } = await import('./talk.ts');
    return talk(trial, bench, config.zone);
  }
  let count = 0;
  return answerLines(
    async (fields) => {
      count += 1;
      const spoken = await trial.say(textOf(fields, 'text'), newPlace(platform, count));
      return { reply: replyOf(spoken, payloads) };
    },
    { input: bench.input, output: bench.output, notes: bench.notes },
  );
}

function readPlatform(given: string | undefined, person: boolean): SayPlatform {
  if (given === undefined && person) return 'terminal';
  const platform = SAY_PLATFORMS.find((each) => each === given);
  if (platform !== undefined) return platform;
  throw new UsageError(`--platform is one of ${SAY_PLATFORMS.join(', ')}`);
}

/** One message as it is, several as a list, silence as null. */
function replyOf({ answer, posts }: Spoken, payloads: Payloads): unknown {
  const bodies = [
    ...(answer === undefined ? [] : [payloads.answer(answer)]),
    ...posts.map(payloads.post),
  ];
  return bodies.length > 1 ? bodies : (bodies[0] ?? null);
}

/** Shaped as each platform writes its ids. */
const newPlace = (platform: SayPlatform, count: number): Place =>
  platform === 'slack'
    ? { platform, workspace: 'T0000000001', channel: `C${String(count).padStart(10, '0')}` }
    : { platform, workspace: '1', channel: `2${String(count).padStart(18, '0')}` };
