// https://docs.slack.dev/reference/views/modal-views and .../block-kit/blocks/input-block
import type { types } from '@slack/bolt';
import { clip, toPlain } from '#core/language/plain.ts';
import type { GivenFile } from '#core/ports.ts';
import type { Command, ListOption, Option } from '#core/talk/command.ts';
import { toOptions } from './controls.ts';
import type { SentFile } from './files.ts';
import { toZoneGroups, toZoneOption } from './zones.ts';

/** Which of all forms is one of ours. */
export const FORM = 'newsdesk.form';

/** Slack's limits for a form. */
const BLOCKS = 100;
const TITLE = 24;
const LABEL = 2_000;
const INPUT = 3_000;
const OPTION = 75;
const FIELD = 'value';
/** The inbox gives no more of them. */
const COMPLETIONS = 25;

const DAYS = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
] as const;

type Given = {
  /** Comes back with the form. */
  readonly note: string;
  /** The person's own. */
  readonly zone: string | undefined;
  /** What an option could hold, best first. */
  readonly complete: (option: string) => readonly string[];
};

/** A command as a form: one field for each option, in their order. */
export function toForm({ path, about, options }: Command, given: Given): types.ModalView {
  const [first, ...rest] = path;
  const fields = Object.entries(options).map(([name, option]) =>
    toField(name, option, toElement(name, option, given)),
  );
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: given.note,
    title: toText(capitalised(rest.join(' ') || first), TITLE),
    submit: toText(capitalised(rest.at(-1) ?? first), TITLE),
    blocks: [{ type: 'context', elements: [toText(about, LABEL)] }, ...fields.slice(0, BLOCKS - 1)],
  };
}

const toField = (
  name: string,
  option: Option,
  element: types.InputBlock['element'],
): types.InputBlock => ({
  type: 'input',
  block_id: name,
  label: toText(capitalised(name), LABEL),
  hint: toText(option.about, LABEL),
  optional: !('required' in option),
  element,
});

function toElement(
  name: string,
  option: Option,
  { zone, complete }: Given,
): types.InputBlock['element'] {
  const action_id = FIELD;
  switch (option.kind) {
    case 'words':
    case 'name': {
      const max_length = Math.min(option.max, INPUT);
      const multiline = 'pasted' in option && { multiline: true };
      return { type: 'plain_text_input', action_id, max_length, ...multiline };
    }
    // Without `filetypes`, which knows no .opml: what a file holds is seen when it is read.
    case 'file':
      return { type: 'file_input', action_id, max_files: 1 };
    case 'list':
      return toList(option, option.complete === undefined ? [] : complete(name));
    case 'count':
      return {
        type: 'number_input',
        action_id,
        is_decimal_allowed: false,
        initial_value: String(option.otherwise),
        min_value: String(option.min),
        ...(option.max !== undefined && { max_value: String(option.max) }),
      };
    case 'time':
      return { type: 'timepicker', action_id };
    case 'days':
      return { type: 'multi_static_select', action_id, options: DAYS.map(toDay) };
    case 'zone':
      return {
        type: 'static_select',
        action_id,
        option_groups: toZoneGroups(zone),
        ...toZoneOption(zone),
      };
    case 'choice':
      return toChoice(option.choices, option.otherwise);
    case 'place':
      return {
        type: 'conversations_select',
        action_id,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      };
  }
}

/** Picked from what there is to pick where that is all of it, else typed as it would be after the command. */
function toList({ max }: ListOption, choices: readonly string[]): types.InputBlock['element'] {
  const options = toOptions(
    choices.map((value) => ({ label: value, value })),
    OPTION,
  );
  return options.length === 0 || options.length >= COMPLETIONS
    ? { type: 'plain_text_input', action_id: FIELD, max_length: INPUT }
    : { type: 'multi_static_select', action_id: FIELD, options, max_selected_items: max };
}

function toChoice(choices: readonly string[], otherwise: string): types.StaticSelect {
  const options = choices.map((value) => ({ text: toText(value, OPTION), value }));
  const initial_option = options.find(({ value }) => value === otherwise);
  return {
    type: 'static_select',
    action_id: FIELD,
    options,
    ...(initial_option !== undefined && { initial_option }),
  };
}

const toDay = ([value, name]: (typeof DAYS)[number]): types.PlainTextOption => ({
  text: toText(name, OPTION),
  value,
});

const toText = (text: string, limit: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: clip(toPlain(text), limit) || '…',
  emoji: false,
});

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What a field holds when the form is sent; which of these depends on its kind. */
type Filled = {
  readonly files?: readonly SentFile[] | null;
  readonly value?: string | null;
  readonly selected_time?: string | null;
  readonly selected_conversation?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_options?: readonly { readonly value?: string }[] | null;
};

/**
 * The values of a form that was sent, as they would be typed, and its files; a field left empty is not
 * among them.
 */
export function readFilled(
  fields: Readonly<Record<string, Readonly<Record<string, Filled>>>>,
  open: (file: SentFile) => GivenFile,
): Readonly<Record<string, string | GivenFile>> {
  const values = Object.entries(fields).map(([name, { [FIELD]: filled = {} }]) => {
    const [file] = filled.files ?? [];
    return [name, file === undefined ? toTyped(filled) : open(file)] as const;
  });
  return Object.fromEntries(values.filter(([, value]) => value !== ''));
}

function toTyped(filled: Filled): string {
  const { value, selected_time, selected_conversation, selected_option } = filled;
  const many = filled.selected_options?.map((option) => quoted(option.value ?? '')).join(',');
  return value ?? selected_time ?? selected_conversation ?? selected_option?.value ?? many ?? '';
}

const quoted = (item: string): string =>
  /[\s,]/.test(item) ? `"${item.replaceAll('"', ' ')}"` : item;
