import { clip, toPlain } from '#core/language/plain.ts';
import { toActionId } from '#core/talk/action.ts';
import type { Action, Choice, Control, Line } from '#core/talk/doc.ts';
import { toHref } from './escape.ts';
import type { ActionRow, Button, Select } from './payload.ts';

const BUTTONS_IN_ROW = 5;
const LABEL_LIMIT = 80;
const URL_LIMIT = 512;
const OPTIONS_LIMIT = 25;
const OPTION_LABEL_LIMIT = 100;
const OPTION_VALUE_LIMIT = 100;
const PLACEHOLDER_LIMIT = 150;

/** What one message has for controls: each costs a component, and no id may come twice. */
export type Shelf = {
  readonly used: Set<string>;
  room: number;
  /** Something did not fit; the message says so. */
  dropped: boolean;
};

export type Controls = {
  readonly rows: readonly ActionRow[];
  /** Addresses that no link button may hold. */
  readonly lines: readonly Line[];
};

/** Arranges one block's controls: up to five buttons a row, a menu in a row of its own. */
export function toControls(controls: readonly Control[], shelf: Shelf): Controls {
  const rows: (Button | Select)[][] = [];
  const lines: Line[] = [];
  for (const control of controls) {
    if (control.kind === 'open' && toLinkButton(control) === undefined) {
      lines.push([{ kind: 'link', text: control.label, url: control.url }]);
    } else place(toComponent(control, shelf), rows, shelf);
  }
  return { rows: rows.map((components) => ({ type: 1, components })), lines };
}

/** The room that toControls may use up: a row counts as well as what is in it. */
function place(component: Button | Select | undefined, rows: (Button | Select)[][], shelf: Shelf) {
  const row = rows.at(-1);
  const joins = component?.type === 2 && row?.[0]?.type === 2 && row.length < BUTTONS_IN_ROW;
  const cost = joins ? 1 : 2;
  if (component === undefined || cost > shelf.room) {
    shelf.dropped = true;
    return;
  }
  shelf.room -= cost;
  if (component.type !== 2 || component.style !== 5) shelf.used.add(component.custom_id);
  if (joins) row.push(component);
  else rows.push([component]);
}

function toComponent(control: Control, shelf: Shelf): Button | Select | undefined {
  if (control.kind === 'open') return toLinkButton(control);
  const id = toFreeId(control.action, shelf.used);
  if (id === undefined) return undefined;
  if (control.kind === 'menu') return toSelect(control, id, shelf);
  const style = control.primary ? 1 : 2;
  return { type: 2, style, label: toLabel(control.label), custom_id: id };
}

function toLinkButton({ label, url }: Extract<Control, { kind: 'open' }>): Button | undefined {
  const href = toHref(url);
  if (href === undefined || href.length > URL_LIMIT) return undefined;
  return { type: 2, style: 5, label: toLabel(label), url: href };
}

function toSelect(
  menu: Extract<Control, { kind: 'menu' }>,
  id: string,
  shelf: Shelf,
): Select | undefined {
  const usable = menu.choices.filter(isUsable);
  const options = usable.slice(0, OPTIONS_LIMIT).map(({ label, value }) => ({
    label: toLabel(label, OPTION_LABEL_LIMIT),
    value,
  }));
  if (options.length === 0) return undefined;
  if (options.length < menu.choices.length) shelf.dropped = true;
  const placeholder = clip(toPlain(menu.label), PLACEHOLDER_LIMIT);
  return { type: 3, custom_id: id, ...(placeholder === '' ? {} : { placeholder }), options };
}

/** Discord refuses a menu with an empty, overlong or doubled value; cut short it would be another value. */
function isUsable({ value }: Choice, index: number, all: readonly Choice[]): boolean {
  const fits = value.trim() !== '' && value.length <= OPTION_VALUE_LIMIT && value.isWellFormed();
  return fits && all.findIndex((other) => other.value === value) === index;
}

/** Undefined for an action that is there already (the same press) or over Discord's 100 characters. */
function toFreeId(action: Action, used: ReadonlySet<string>): string | undefined {
  try {
    const id = toActionId(action);
    return used.has(id) || !id.isWellFormed() ? undefined : id;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A label of nothing is refused. */
const toLabel = (label: string, limit = LABEL_LIMIT): string => clip(toPlain(label), limit) || '…';
