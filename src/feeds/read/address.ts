/** The base that each of the bases makes of the ones before it (XML Base; RFC 3986 5.1). */
export function baseOf(bases: readonly (string | undefined)[]): string | undefined {
  let base: string | undefined;
  for (const next of bases) base = resolveAddress(next, base) ?? base;
  return base;
}

/** The first address of a page or a picture of the web, made whole by the base; what is none is passed over. */
export function firstAddress(
  addresses: readonly (string | undefined)[],
  base: string | undefined,
): string | undefined {
  for (const address of addresses) {
    const whole = resolveAddress(address, base);
    if (isWeb(whole)) return whole;
  }
  return undefined;
}

function resolveAddress(address: string | undefined, base: string | undefined): string | undefined {
  const trimmed = address?.trim() ?? '';
  if (trimmed === '') return undefined;
  return URL.parse(trimmed, isWeb(trimmed) ? undefined : base)?.href;
}

/** Whether it is whole and of the web: the desk follows no `javascript:` and no `file:`. */
export function isWeb(address: string | undefined): address is string {
  return address !== undefined && /^https?:\/\//i.test(address);
}
