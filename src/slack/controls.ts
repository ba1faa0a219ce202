import type { types } from '@slack/bolt';
import { clip, toPlain } from '#core/language/plain.ts';
import { ACTION_ID_LIMIT, toActionId } from '#core/talk/action.ts';
import type { Action, Choice, Control } from '#core/talk/doc.ts';
import { toSlackUrl } from './pieces.ts';
import { clipEscaped, escapedLength } from './room.ts';

/** Slack's limits for interactive elements. */
const ELEMENTS = 25;
const LABEL = 75;
const CHOICES = 100;
const VALUE = 150;

/** Far more controls than a person could use; the rest of the message needs some blocks too. */
const MOST_BLOCKS = 20;
/** What all labels together should take of the message's characters; past the second figure controls go. */
const LABELS = 6_000;
const MOST_LABELS = 9_000;
/** Labels are shortened to the first of these limits at which they fit together. */
const SHORTEST = 8;
const SHORTENED = [LABEL, 40, 20, SHORTEST] as const;

/** Slack sends a press of these too, though there is nothing to answer: the browser has opened. */
export const OPENS = 'open:';

type Button = types.Button;
type Element = Button | types.StaticSelect;
export type Controls = readonly types.ActionsBlock[];

/**
 * Draws every row of controls of one message, menus first in each, and counts what they cost. Slack
 * tells one control from another by its action_id alone, so a second one with the same is dropped.
 */
export function toControls(rows: readonly (readonly Control[])[]): {
  readonly rows: readonly Controls[];
  readonly cost: number;
} {
  for (const label of SHORTENED) {
    const drawn = drawRows(rows, { label, room: Number.POSITIVE_INFINITY });
    if (drawn.cost <= LABELS) return drawn;
  }
  return drawRows(rows, { label: SHORTEST, room: MOST_LABELS });
}

/** What has been drawn so far, for what may be there once only. */
type Ledger = {
  readonly ids: Set<string>;
  /** What all labels together may cost. */
  readonly room: number;
  primary: boolean;
  blocks: number;
  cost: number;
};

type Sizes = { readonly label: number; readonly room: number };

function drawRows(rows: readonly (readonly Control[])[], { label, room }: Sizes) {
  const ledger: Ledger = { ids: new Set(), room, primary: false, blocks: 0, cost: 0 };
  const drawn = rows.map((row) => drawRow(row, label, ledger));
  return { rows: drawn, cost: ledger.cost };
}

function drawRow(row: readonly Control[], label: number, ledger: Ledger): Controls {
  const menus = row.filter((control) => control.kind === 'menu');
  const others = row.filter((control) => control.kind !== 'menu');
  const elements = [...menus, ...others].flatMap((control) => {
    const element = toElement(control, label, ledger);
    return element !== undefined && counted(element, ledger) ? [element] : [];
  });
  const blocks: types.ActionsBlock[] = [];
  for (let at = 0; at < elements.length && ledger.blocks < MOST_BLOCKS; at += ELEMENTS) {
    blocks.push({ type: 'actions', elements: elements.slice(at, at + ELEMENTS) });
    ledger.blocks += 1;
  }
  return blocks;
}

/** False, and not counted, where its action_id is taken or its labels are past what a message can hold. */
function counted(element: Element, ledger: Ledger): boolean {
  const id = element.action_id ?? '';
  const cost = labelsOf(element).reduce((sum, text) => sum + escapedLength(text), 0);
  if (ledger.ids.has(id) || ledger.cost + cost > ledger.room) return false;
  ledger.ids.add(id);
  ledger.cost += cost;
  if (element.type === 'button' && element.style === 'primary') ledger.primary = true;
  return true;
}

function labelsOf(element: Element): readonly string[] {
  if (element.type === 'button') return [element.text.text];
  const options = element.options ?? [];
  return [element.placeholder?.text ?? '', ...options.map(({ text }) => text.text)];
}

function toElement(control: Control, label: number, ledger: Ledger): Element | undefined {
  switch (control.kind) {
    case 'button':
      return toButton(control, label, ledger);
    case 'open':
      return toLinkButton(control, label, ledger);
    case 'menu':
      return toMenu(control, label);
  }
}

function toButton(
  control: Extract<Control, { kind: 'button' }>,
  label: number,
  ledger: Ledger,
): Button | undefined {
  const action_id = readableActionId(control.action);
  if (action_id === undefined) return undefined;
  // Whoever speaks to their computer says what they see, so the label has to be in its longer name too (WCAG 2.5.3).
  const describe = toPlain(control.describe ?? '');
  const primary = control.primary === true && !ledger.primary;
  return {
    type: 'button',
    action_id,
    text: toLabel(control.label, label),
    ...(primary && { style: 'primary' }),
    ...(describe !== '' && {
      accessibility_label: clip(`${toPlain(control.label)} – ${describe}`, LABEL),
    }),
  };
}

function toLinkButton(
  control: Extract<Control, { kind: 'open' }>,
  label: number,
  ledger: Ledger,
): Button | undefined {
  const url = toSlackUrl(control.url);
  if (url === undefined) return undefined;
  const action_id = `${OPENS}${ledger.ids.size}`;
  return { type: 'button', action_id, text: toLabel(control.label, label), url };
}

function toMenu(
  control: Extract<Control, { kind: 'menu' }>,
  label: number,
): types.StaticSelect | undefined {
  const action_id = readableActionId(control.action);
  const options = toOptions(control.choices, label);
  if (action_id === undefined || options.length === 0) return undefined;
  return { type: 'static_select', action_id, placeholder: toLabel(control.label, label), options };
}

/** At most 100 options, each value once and as it came. */
export function toOptions(choices: readonly Choice[], label: number): types.PlainTextOption[] {
  const byValue = new Map<string, types.PlainTextOption>();
  for (const { label: text, value } of choices) {
    if (byValue.size === CHOICES) break;
    // A value that is cut would pick something else.
    const usable = value !== '' && value.length <= VALUE && travels(value);
    if (usable && !byValue.has(value)) byValue.set(value, { text: toLabel(text, label), value });
  }
  return [...byValue.values()];
}

function readableActionId(action: Action): string | undefined {
  if (action.name.length + 1 + action.value.length > ACTION_ID_LIMIT) return undefined;
  const id = toActionId(action);
  return travels(id) ? id : undefined;
}

/** Neither a lone surrogate nor a control character is sure to come back as it went. */
const travels = (id: string): boolean => id.isWellFormed() && !/\p{Cc}/u.test(id);

function toLabel(text: string, limit: number): types.PlainTextElement {
  const plain = toPlain(text);
  const label = limit === LABEL ? clip(plain, limit) : clipEscaped(plain, limit);
  return { type: 'plain_text', text: label || '…', emoji: false };
}
