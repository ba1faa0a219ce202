/** What is never part of an article, whatever it is called: Readability would weigh its text. */
const NEVER_TEXT =
  'nav, [role=navigation], figcaption, template, svg, style, body title, [itemprop=author], [itemprop=datePublished]';

/** The names that pages give to what stands around an article; each a word of a class or an id. */
const NAMES = new RegExp(
  `(?:^|[\\s_-])(?:${[
    'caption|credits?|photo-credit',
    'newsletter|subscribe|subscription|signup|sign-up',
    'share|sharing|social|comments|tags|breadcrumbs?',
    'related|recommended|promo|read-more|advert|advertisement',
    'byline|dateline|timestamp|pubdate|author-bio|author-info|author-box|about-author',
  ].join('|')})(?:$|[\\s_-])`,
  'i',
);
/** A box with more text in it may be the article, whatever its name. */
const LARGEST_BOX = 600;

/** Takes out of a page what its structure and its names say is no text. */
export function removeBoxes(document: Document): void {
  for (const element of document.querySelectorAll(NEVER_TEXT)) element.remove();
  for (const element of document.body.querySelectorAll('[class], [id]')) {
    if (isNamedBox(element)) element.remove();
  }
}

function isNamedBox(element: Element): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.id}`;
  return NAMES.test(names) && (element.textContent ?? '').length < LARGEST_BOX;
}
