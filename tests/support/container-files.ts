import { readFileSync } from 'node:fs';

export type Yaml = string | readonly string[] | { readonly [key: string]: Yaml };

type Line = { readonly indent: number; readonly text: string };

/** Reads the YAML that compose.yaml is written in: maps, and lists of text. Throws at anything else. */
export function readYaml(text: string): Yaml {
  const lines = text
    .split('\n')
    .map((line) => ({ indent: line.search(/\S|$/), text: line.trim() }))
    .filter((line) => line.text !== '' && !line.text.startsWith('#'));
  return toBlock(lines);
}

function toBlock(lines: readonly Line[]): Yaml {
  const [first] = lines;
  if (first === undefined) return {};
  if (first.text.startsWith('- ')) return lines.map(({ text }) => toItem(text));
  const starts = lines.flatMap(({ indent }, at) => (indent === first.indent ? [at] : []));
  return Object.fromEntries(
    starts.map((start, which) => toEntry(lines.slice(start, starts[which + 1]))),
  );
}

function toEntry([head, ...rest]: readonly Line[]): readonly [string, Yaml] {
  const { key, value } =
    /^(?<key>[\w-]+):(?: +(?<value>\S.*))?$/.exec(head?.text ?? '')?.groups ?? {};
  if (key === undefined) throw new Error(`not read: ${head?.text}`);
  return [key, value === undefined ? toBlock(rest) : toValue(value)];
}

function toItem(text: string): string {
  const item = /^- (\S.*)$/.exec(text)?.[1];
  if (item === undefined) throw new Error(`not read: ${text}`);
  return unquote(item);
}

const toValue = (value: string): Yaml =>
  value.startsWith('[') ? value.slice(1, -1).split(', ').map(unquote) : unquote(value);

const unquote = (text: string): string => text.replace(/^"(.*)"$/, '$1');

export type Instruction = { readonly name: string; readonly value: string };

/** The instructions of a Dockerfile, each on one line. */
export const readDockerfile = (path: string): readonly Instruction[] =>
  readFileSync(path, 'utf8')
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .flatMap((line) => {
      const [, name = '', value = ''] = /^([A-Z]+) +(.*)$/.exec(line) ?? [];
      return name === '' ? [] : [{ name, value }];
    });
