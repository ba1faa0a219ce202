import { command } from '#core/talk/command.ts';
import { composeHelp } from '#core/talk/compose/reply.ts';
import { show } from './mentions.ts';

export const help = command({
  path: ['newsdesk', 'help'],
  about: 'Everything you can say',
  options: {},
  run: async (_values, { commands }) => composeHelp(commands),
  presses: {
    'help.show': async (_pressed, { commands }) => ({ kind: 'tell', doc: composeHelp(commands) }),
    /** Looking is for everybody; the button in the answer is not. */
    'mentions.show': async (_pressed, request) => ({ kind: 'tell', doc: await show(request) }),
  },
});
