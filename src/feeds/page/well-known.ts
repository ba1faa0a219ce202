/** Where feeds are found that no page names, the most common first. */
const WELL_KNOWN: readonly string[] = [
  'feed/',
  'rss.xml',
  'feed.xml',
  'atom.xml',
  'index.xml',
  'rss/',
  'rss/feed.xml',
  'feed.atom',
  'feed.json',
];

/** A blog has its feed in its own folder; further down there are the comments of one article. */
const DEEPEST_FOLDER = 2;

/** The addresses where a page that names no feed may have one: in its folder, then at the root of its site. */
export function toWellKnownFeeds(page: string): readonly string[] {
  const url = URL.parse(page);
  if (url === null || !/^https?:$/.test(url.protocol)) return [];
  const folders = new Set([folderOf(url.pathname), '/']);
  return [...folders].flatMap((folder) => WELL_KNOWN.map((path) => url.origin + folder + path));
}

/** `/blog` and `/blog/` are folders, `/blog/index.html` lies in one. */
function folderOf(path: string): string {
  const steps = path.split('/').filter((step) => step !== '');
  if (!path.endsWith('/') && steps.at(-1)?.includes('.')) steps.pop();
  if (steps.length === 0 || steps.length > DEEPEST_FOLDER) return '/';
  return `/${steps.join('/')}/`;
}
