import { expect, test } from 'vitest';
import { createAcknowledgement } from '#slack/acknowledge.ts';

/** What came of a request, in its order, where everybody else is answered first. */
async function order(request: object): Promise<readonly string[]> {
  const done: string[] = [];
  const lap = async () => void done.push('waited');
  const note = (what: string) => async () => void done.push(what);
  const given = { ...request, ack: note('acknowledged'), next: note('worked on') };
  await createAcknowledgement(lap)(given as never);
  return done;
}

test('a command is acknowledged before it waits for the answers of others', async () => {
  expect(await order({ command: {} })).toEqual(['acknowledged', 'waited', 'worked on']);
});

test('a form waits for nobody: its own acknowledgement says what is wrong with it', async () => {
  expect(await order({ view: {} })).toEqual(['worked on']);
});
