import { clip, toPlain } from '../language/plain.ts';
import { toSentences } from '../language/sentences.ts';
import type { FrontMatter } from './front-matter.ts';
import type { Article, Edition, Headline } from './news.ts';
import type { Page } from './page.ts';

/** Slack's header takes 150 characters; a title made from a sentence should not be cut again there. */
const MADE_TITLE_LIMIT = 150;

type Origin = {
  /** File name: the edition's id. */
  readonly file: string;
  /** When it was published, where its front matter does not say: the file's own time. */
  readonly modified: Temporal.Instant;
  /** A short stable id for any text. */
  readonly toId: (text: string) => string;
};

/** Makes an edition of a page: fills in what is missing, and gives every headline its id. */
export function toEdition(page: Page, matter: FrontMatter, origin: Origin): Edition {
  const published = matter.published ?? origin.modified;
  const headlines = page.headlines.map(
    (headline): Headline => ({
      ...headline,
      id: origin.toId(headline.url ?? `${origin.file} ${headline.title}`),
      published,
    }),
  );
  return {
    id: origin.file,
    published,
    article: toArticle(page, { ...matter, published }, origin),
    headlines: withoutDoubles(headlines),
  };
}

type Matter = FrontMatter & { readonly published: Temporal.Instant };

function toArticle(page: Page, matter: Matter, { file, toId }: Origin): Article | undefined {
  if (page.paragraphs.length === 0) return undefined;
  const title = toPlain(matter.title ?? page.title ?? '') || madeTitle(page.paragraphs);
  const id = toId(matter.url ?? `${file} ${title}`);
  const { published, source, topic, url } = matter;
  return { id, title, published, source, topic, url, paragraphs: page.paragraphs };
}

/** The first sentence without its full stop, cut after a word where it is long. */
function madeTitle(paragraphs: readonly string[]): string {
  const sentence = (toSentences(paragraphs[0] ?? '')[0] ?? '').replace(/\.$/, '');
  const cut = clip(sentence, MADE_TITLE_LIMIT);
  const blank = cut.lastIndexOf(' ');
  return cut === sentence || blank < MADE_TITLE_LIMIT / 2 ? cut : `${cut.slice(0, blank)}…`;
}

const withoutDoubles = (headlines: readonly Headline[]): readonly Headline[] => [
  ...new Map(headlines.map((headline) => [headline.id, headline])).values(),
];
