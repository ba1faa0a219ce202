import { changeChannel } from '#core/desk/audit.ts';
import type { PlaceSettings } from '#core/desk/settings.ts';
import { UsageError } from '#core/errors.ts';
import { command, type Request } from '#core/talk/command.ts';
import { composeLanguage } from '#core/talk/compose/language.ts';
import type { Doc } from '#core/talk/doc.ts';
import { languages } from '#core/talk/sentences/catalogue.ts';

const codes = languages.map(({ code }) => code);

export const language = command({
  path: ['newsdesk', 'language'],
  about: (say) => say.commands.language.about,
  options: {
    language: {
      kind: 'choice',
      about: (say) => say.commands.language.language,
      choices: ['show', 'auto', ...codes],
      otherwise: 'show',
    },
  },
  async run({ language: chosen }, request) {
    if (chosen !== 'show') await choose(chosen, request);
    return show(request);
  },
});

/** Looking is for everybody, choosing is not. */
async function choose(chosen: string, request: Request): Promise<void> {
  const { desk, place } = request;
  if (!(await desk.mayManage(request)))
    throw new UsageError((say) => say.mayNotManage(place.platform, desk.managers === 'admins'));
  const to = ({ language: _, ...before }: PlaceSettings): PlaceSettings =>
    chosen === 'auto' ? before : { ...before, language: chosen };
  await changeChannel(request, to, { language: chosen });
}

/** In the language that it is now. */
async function show(request: Request): Promise<Doc> {
  const { desk, place } = request;
  const { language: set } = await desk.channels.read(place);
  return composeLanguage(set, await desk.voices.to(request));
}
