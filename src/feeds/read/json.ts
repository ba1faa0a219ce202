import { type FoundFeed, type FoundItem, html, plain, together } from './found.ts';
import { pictureFiles } from './pictures.ts';

/** JSON Feed 1.0 and 1.1; none where the JSON is something else. */
export function fromJson(json: string): FoundFeed | undefined {
  const feed = objectOf(JSON.parse(json));
  if (!Array.isArray(feed.items)) return undefined;
  return {
    title: plain(text(feed.title)),
    links: [text(feed.home_page_url)],
    language: text(feed.language),
    author: authorsOf(feed),
    items: objectsOf(feed.items).map(fromItem),
  };
}

function fromItem(item: Fields): FoundItem {
  const files = objectsOf(item.attachments).map(toFile);
  return {
    id: text(item.id),
    title: plain(text(item.title)),
    links: [text(item.url), text(item.external_url)],
    files: files.map(({ url }) => url),
    dates: [text(item.date_published), text(item.date_modified)],
    summary: plain(text(item.summary)),
    content: html(text(item.content_html)) ?? plain(text(item.content_text)),
    author: authorsOf(item),
    pictures: [text(item.image), text(item.banner_image), ...pictureFiles(files)],
  };
}

function authorsOf({ authors, author }: Fields): string | undefined {
  return together([authors, author].flatMap(objectsOf).map(({ name }) => text(name)));
}

function toFile({ url, mime_type: type }: Fields) {
  return { url: text(url), type: text(type) };
}

type Fields = Readonly<Record<string, unknown>>;

/** Those of a list, or the one where there should be a list. */
function objectsOf(value: unknown): readonly Fields[] {
  return [value].flat().filter(isObject);
}

function objectOf(value: unknown): Fields {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Ids are numbers in many feeds, against the standard. */
function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim() || undefined : undefined;
}
