/**
 * Parameters that tell who has sent a reader and never which page it is: those of Google, Facebook, Microsoft,
 * Twitter, Yandex, Mailchimp, HubSpot, Matomo, AT Internet and Instagram, as their manuals name them.
 */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|yclid|ysclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|hsctatracking|mkt_tok|mtm_\w+|pk_\w+|piwik_\w+|at_(?:medium|campaign|custom\d|link\w*|bbc_team|format|ptr_\w+)|cmpid|ns_(?:mchannel|source|campaign|linkname|fee)|oly_(?:anon|enc)_id|vero_(?:id|conv)|wt_mc|xtor|ref_src|guccounter|guce_\w+|s_cid|smid|cmp|ito)$/i;

/** An address without what only tells where its reader came from; one that is none stays as it is. */
export function withoutTracking(address: string): string {
  const url = URL.parse(address);
  if (url === null || url.search === '') return address;
  const names = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
  if (names.length === 0) return address;
  for (const name of new Set(names)) url.searchParams.delete(name);
  return url.href;
}

/** One text for all addresses of a page: scheme, `www.`, a last slash, the order of parameters and the fragment do not count. */
export function canonicalUrl(address: string): string | undefined {
  const url = URL.parse(withoutTracking(address));
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  url.searchParams.sort();
  const path = url.pathname.replace(/(?<=.)\/$/, '');
  // Some sites have all of their pages behind #!
  const page = url.hash.startsWith('#!') ? url.hash : '';
  return `${url.host.replace(/^www\./, '')}${path}${url.search}${page}`;
}
