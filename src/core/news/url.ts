/** The address in its normal form, or undefined where it is not http or https, or not an address. */
export function toHttpUrl(text: string): string | undefined {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
