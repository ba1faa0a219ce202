import { readAddress, readAddresses } from '#core/desk/feed-address.ts';
import type { Answered, Wish } from '#core/desk/feed-desk.ts';
import { listFor } from '#core/desk/feed-lists.ts';
import { UsageError } from '#core/errors.ts';
import { command, type Request } from '#core/talk/command.ts';
import { composeAddHint, composeAnswered, composeSeveral } from '#core/talk/compose/feeds-added.ts';
import type { Doc } from '#core/talk/doc.ts';
import { addMany, toEntries } from './add-many.ts';
import { addFeeds, feedsOf, type Where, where } from './feeds-of.ts';

/** With the rest of an action it has to stay below 100 characters. */
const TOPIC_LIMIT = 40;
/** As much as Discord lets anybody type. */
const ADDRESSES_LIMIT = 6_000;

export const feedsAdd = command({
  path: ['newsdesk', 'feeds', 'add'],
  about: (say) => say.commands.feedsAdd.about,
  options: {
    url: {
      kind: 'words',
      about: (say) => say.commands.feedsAdd.url,
      max: ADDRESSES_LIMIT,
      required: true,
    },
    topic: {
      kind: 'words',
      about: (say) => say.commands.feedsAdd.topic,
      max: TOPIC_LIMIT,
      complete: 'topics',
    },
    where,
  },
  needs: 'manage',
  async run({ url: text, topic, where: whose }, request) {
    const feeds = feedsOf(request);
    if (text === undefined) return composeAddHint(request.say);
    const under = topic === undefined ? {} : { topic };
    if (text.toLowerCase() === 'starter') {
      const shipped = toEntries(await feeds.starter());
      return addMany(
        shipped.map((entry) => ({ ...entry, ...under })),
        whose,
        request,
      );
    }
    const addresses = readAddresses(text);
    const [first] = addresses;
    if (addresses.length > 1 || first === undefined)
      return addMany(
        addresses.map((address) => ({ address, ...under })),
        whose,
        request,
      );
    if (first.url === undefined) throw new UsageError((say) => say.noAddress(first.typed));
    return addOne({ address: { ...first, url: first.url }, ...under }, whose, request);
  },
  presses: {
    'feeds.choose': async ({ value, choice = '' }, request) => {
      const [whose = '', ...topic] = value.split(':');
      const chosen = feedsOf(request).choices.long(choice);
      const url = readAddress(chosen ?? '');
      if (url === undefined) throw new UsageError((say) => say.choiceForgotten);
      const under = topic.join(':');
      const wish = { address: { typed: url, url }, ...(under !== '' && { topic: under }) };
      const doc = await addOne(wish, whose === 'here' ? 'here' : 'everywhere', request);
      return { kind: 'show', doc };
    },
  },
});

async function addOne(wish: Wish, whose: Where, request: Request): Promise<Doc> {
  const { place, say } = request;
  const feeds = feedsOf(request);
  const list = listFor(place, whose);
  const [answered] = await addFeeds([wish], whose, request);
  if (answered === undefined) throw new TypeError('a wish without an answer');
  if (answered.kind === 'several') return choose(answered, whose, request);
  const items = answered.kind === 'added' ? await feeds.itemsOf(answered.feed.id) : [];
  return composeAnswered(answered, { place, list, say }, items);
}

function choose(
  { feeds, wish: { topic = '' } }: Extract<Answered, { kind: 'several' }>,
  whose: Where,
  request: Request,
): Doc {
  const { choices } = feedsOf(request);
  const named = feeds.map((feed) => ({ ...feed, value: choices.short(feed.url) }));
  return composeSeveral(named, `${whose}:${topic}`, request.say);
}
