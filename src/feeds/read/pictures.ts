import { attribute, child, childrenOf, type Element, textOf } from './element.ts';

type File = { readonly url?: string | undefined; readonly type?: string | undefined };

/** The pictures of Media RSS, the small ones before the large. */
export function mediaPictures(entry: Element): readonly (string | undefined)[] {
  const layers = mediaLayers(entry);
  const contents = layers.flatMap((layer) => childrenOf(layer, 'media:content'));
  return [
    ...layers.flatMap(thumbnailsIn),
    ...contents.filter(isPicture).map((content) => attribute(content, 'url')),
    ...contents.flatMap(thumbnailsIn),
  ];
}

/** What Media RSS says of the picture or the film, in `media:title` or `media:description`. */
export function mediaText(entry: Element, name: string): string | undefined {
  for (const layer of mediaLayers(entry)) {
    const text = textOf(child(layer, name));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Those of the files that are pictures, by their type or, without one, by their name. */
export function pictureFiles(files: readonly File[]): readonly (string | undefined)[] {
  return files
    .filter(({ url, type }) => type?.startsWith('image/') ?? isNamedAsPicture(url))
    .map(({ url }) => url);
}

function isPicture(content: Element): boolean {
  const type = attribute(content, 'type') ?? '';
  if (attribute(content, 'medium') === 'image' || type.startsWith('image/')) return true;
  return type === '' && isNamedAsPicture(attribute(content, 'url'));
}

function isNamedAsPicture(url: string | undefined): boolean {
  return /\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)/i.test(url ?? '');
}

function thumbnailsIn(layer: Element): readonly (string | undefined)[] {
  return childrenOf(layer, 'media:thumbnail').map((thumbnail) => attribute(thumbnail, 'url'));
}

/** The entry itself, then the groups in it. */
function mediaLayers(entry: Element): readonly Element[] {
  return [entry, ...childrenOf(entry, 'media:group')];
}
