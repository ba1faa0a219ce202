import { command } from '#core/talk/command.ts';
import { composeHelp } from '#core/talk/compose/reply.ts';

export const help = command({
  path: ['newsdesk', 'help'],
  about: 'Everything you can say',
  options: {},
  run: async (_values, { commands }) => composeHelp(commands),
  presses: {
    'help.show': async (_pressed, { commands }) => ({ kind: 'tell', doc: composeHelp(commands) }),
  },
});
