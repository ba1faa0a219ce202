import { command } from '#core/talk/command.ts';
import { composeHelp } from '#core/talk/compose/reply.ts';

export const help = command({
  path: ['newsdesk', 'help'],
  about: (say) => say.commands.help.about,
  options: {},
  run: async (_values, { commands, say }) => composeHelp(commands, say),
  presses: {
    'help.show': async (_pressed, { commands, say }) => ({
      kind: 'tell',
      doc: composeHelp(commands, say),
    }),
  },
});
