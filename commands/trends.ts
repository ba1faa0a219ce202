import { command, type Request } from '#core/talk/command.ts';
import { composeTooLittle, composeTrends, toChart } from '#core/talk/compose/trends.ts';
import type { Doc } from '#core/talk/doc.ts';
import { newsAbout } from './news.ts';

export const trends = command({
  path: ['newsdesk', 'trends'],
  about: (say) => say.commands.trends.about,
  options: {},
  run: (_values, request) => show(request),
  presses: {
    'trends.read': async ({ choice = '' }, request) => ({
      kind: 'tell',
      doc: await newsAbout(choice, request),
    }),
    'trends.share': async (_pressed, request) => ({
      kind: 'share',
      doc: await share(request),
    }),
  },
});

/** What is shared is for all in the channel, in its language. */
async function share(request: Request): Promise<Doc> {
  const { desk, place, person } = request;
  const say = await desk.voices.at(place, await desk.voices.localeOf(request));
  return show({ ...request, say }, { sharedBy: person.name });
}

async function show(
  { desk, place, say }: Request,
  whose: { readonly sharedBy?: string } = {},
): Promise<Doc> {
  const found = await desk.trends(place);
  if (found.names.length === 0) {
    return composeTooLittle(say, desk.feeds && '/newsdesk feeds add example.com');
  }
  const chart = await desk.drawing.chart(toChart(found, say), say);
  return composeTrends(found, { say, chart, ...whose });
}
