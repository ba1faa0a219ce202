// https://docs.slack.dev/reference/views/modal-views and .../block-kit/blocks/input-block
import type { types } from '@slack/bolt';
import { clip, toPlain } from '#core/language/plain.ts';
import type { GivenFile } from '#core/ports.ts';
import type { ChoiceOption, Command, ListOption, Option } from '#core/talk/command.ts';
import { choiceIn, nameIn, type Sentences } from '#core/talk/sentences/sentences.ts';
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

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** The first of these days in some week. */
const MONDAY = Temporal.PlainDate.from('2026-11-23');

type Given = {
  /** Comes back with the form. */
  readonly note: string;
  /** The person's own. */
  readonly zone: string | undefined;
  readonly say: Sentences;
  /** What an option could hold, best first. */
  readonly complete: (option: string) => readonly string[];
};

/** A command as a form: one field for each option, in their order. */
export function toForm({ path, about, options }: Command, given: Given): types.ModalView {
  const { note, say } = given;
  const [first = '', ...rest] = path.map((word) => nameIn(say, word));
  const fields = Object.entries(options).map(([name, option]) =>
    toField(name, toElement(name, option, given), { option, say }),
  );
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: note,
    title: toText(capitalised(rest.join(' ') || first), TITLE),
    submit: toText(capitalised(rest.at(-1) ?? first), TITLE),
    blocks: [
      { type: 'context', elements: [toText(about(say), LABEL)] },
      ...fields.slice(0, BLOCKS - 1),
    ],
  };
}

const toField = (
  name: string,
  element: types.InputBlock['element'],
  { option, say }: { readonly option: Option; readonly say: Sentences },
): types.InputBlock => ({
  type: 'input',
  block_id: name,
  label: toText(capitalised(nameIn(say, name)), LABEL),
  hint: toText(option.about(say), LABEL),
  optional: !('required' in option),
  element,
});

function toElement(
  name: string,
  option: Option,
  { zone, complete, say }: Given,
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
      return { type: 'multi_static_select', action_id, options: toDays(say) };
    case 'zone':
      return {
        type: 'static_select',
        action_id,
        option_groups: toZoneGroups(zone),
        ...toZoneOption(zone),
      };
    case 'choice':
      return toChoice(option, say);
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

function toChoice({ choices, otherwise }: ChoiceOption, say: Sentences): types.StaticSelect {
  const options = choices.map((value) => ({ text: toText(choiceIn(say, value), OPTION), value }));
  const initial_option = options.find(({ value }) => value === otherwise);
  return {
    type: 'static_select',
    action_id: FIELD,
    options,
    ...(initial_option !== undefined && { initial_option }),
  };
}

const toDays = ({ locale }: Sentences): types.PlainTextOption[] =>
  DAYS.map((value, days) => {
    const name = MONDAY.add({ days }).toLocaleString(locale, { weekday: 'long' });
    return { text: toText(capitalised(name), OPTION), value };
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
