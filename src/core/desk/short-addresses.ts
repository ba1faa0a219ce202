/** The choice of a menu holds so many characters. */
const LONGEST = 100;
/** Long addresses that are remembered; the oldest go. */
const MOST = 500;
/** No address begins so. */
const MARK = '#';

export type ShortAddresses = {
  short(url: string): string;
  long(choice: string): string | undefined;
};

/** Long addresses get a short name, which only this process knows. */
export function createShortAddresses(toId: (text: string) => string): ShortAddresses {
  const kept = new Map<string, string>();
  return {
    short(url) {
      if (url.length <= LONGEST) return url;
      const name = `${MARK}${toId(url)}`;
      kept.set(name, url);
      const [oldest = name] = kept.keys();
      if (kept.size > MOST) kept.delete(oldest);
      return name;
    },
    long: (choice) => (choice.startsWith(MARK) ? kept.get(choice) : choice),
  };
}
