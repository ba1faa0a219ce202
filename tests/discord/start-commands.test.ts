import { afterEach, describe, expect, test } from 'vitest';
import { command } from '#core/talk/command.ts';
import { doc } from '#core/talk/doc.ts';
import { createDiscord } from '#discord/adapter.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import { recordingLog } from '../support/log.ts';
import { closeAll, closing, rigOf, serverOf } from './opened.ts';

afterEach(closeAll);

const news = command({
  path: ['news'],
  about: () => 'The news',
  options: {
    words: { kind: 'words', about: () => 'Words', max: 200, complete: 'names' },
    empty: { kind: 'choice', about: () => 'If none', choices: ['skip', 'say'], otherwise: 'skip' },
    to: { kind: 'place', about: () => 'Where' },
  },
  run: async () => doc(''),
});

const choosing = (choice: string) =>
  command({
    path: ['news'],
    about: () => 'The news',
    options: {
      empty: { kind: 'choice', about: () => 'If none', choices: [choice], otherwise: choice },
    },
    run: async () => doc(''),
  });

describe('commands', () => {
  test('are registered where Discord holds none, and left alone where it holds them', async () => {
    const rig = await rigOf({ adapter: { commands: [news] } });
    expect(rig.server.commands()).toMatchObject([{ name: 'news' }, { type: 3 }]);
    const { apiUrl } = rig.server;
    const again = createDiscord({ token: 'token', apiUrl, commands: [news], log: recordingLog() });
    closing.push({ close: () => again.stop() });
    await again.start(createRecordingInbox(), new AbortController().signal);
    expect(rig.server.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
    expect(rig.server.problems).toEqual([]);
  });

  test('are registered again when a choice of theirs is another one', async () => {
    const { server } = await rigOf({ adapter: { commands: [choosing('skip')] } });
    const { apiUrl } = server;
    const commands = [choosing('say')];
    const again = createDiscord({ token: 'token', apiUrl, commands, log: recordingLog() });
    closing.push({ close: () => again.stop() });
    await again.start(createRecordingInbox(), new AbortController().signal);
    expect(server.commands()).toMatchObject([
      { options: [{ choices: [{ name: 'say' }] }] },
      { type: 3 },
    ]);
  });

  test('that cannot be registered are a line for the operator, and the bot runs', async () => {
    const server = await serverOf();
    server.failNext(/^PUT/, { status: 403, code: 20_012 });
    const log = recordingLog();
    const platform = createDiscord({
      token: 'token',
      apiUrl: server.apiUrl,
      commands: [news],
      log,
    });
    closing.push({ close: () => platform.stop() });
    await platform.start(createRecordingInbox(), new AbortController().signal);
    expect(log.lines).toMatchObject([
      { level: 'error', data: { reason: expect.stringContaining('20012') } },
    ]);
  });
});
