import { toWords } from '../words.ts';

/** What an operator says about names: others for a name, and names that are never answered. */
export type Aliases = {
  /** By the folded words of a name, joined by one blank: what else it is called, as written. */
  readonly others: ReadonlyMap<string, readonly string[]>;
  /** Folded words, joined by one blank. */
  readonly forbidden: ReadonlySet<string>;
};

/** A line that cannot be read, and what to mend in it. */
export type AliasMistake = { readonly line: number; readonly message: string };

/** No names are added, none forbidden. */
export const NO_ALIASES: Aliases = { others: new Map(), forbidden: new Set() };

/**
 * Reads a list of aliases: `Hon Hai = Foxconn` calls Foxconn by another name too, `!Strategy` forbids a name,
 * `#` begins a comment. Lines that cannot be read are told, and the others hold.
 */
export function readAliases(text: string): {
  readonly aliases: Aliases;
  readonly mistakes: readonly AliasMistake[];
} {
  const others = new Map<string, readonly string[]>();
  const forbidden = new Set<string>();
  const mistakes: AliasMistake[] = [];
  text.split('\n').forEach((raw, index) => {
    const line = raw.replace(/#.*/, '').trim();
    if (line === '') return;
    const message = line.startsWith('!') ? forbid(line, forbidden) : callToo(line, others);
    if (message !== undefined) mistakes.push({ line: index + 1, message });
  });
  return { aliases: { others, forbidden }, mistakes };
}

const keyOf = (name: string): string => toWords(name).join(' ');

function forbid(line: string, forbidden: Set<string>): string | undefined {
  const key = keyOf(line.slice(1));
  if (key === '') return 'write a name after the !, such as !Strategy';
  forbidden.add(key);
  return undefined;
}

function callToo(line: string, others: Map<string, readonly string[]>): string | undefined {
  const [said = '', name = '', more] = line.split('=').map((side) => side.trim());
  const key = keyOf(name);
  if (keyOf(said) === '' || key === '' || more !== undefined) {
    return 'write a name, =, and the name in the headlines, such as Hon Hai = Foxconn; or !Name';
  }
  others.set(key, [...(others.get(key) ?? []), said]);
  return undefined;
}
