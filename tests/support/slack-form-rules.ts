import { nodesOf } from './slack-rules.ts';

/** A block of a form, as it goes over the wire. */
export type Field = {
  readonly type: string;
  readonly block_id: string;
  readonly label: { readonly text: string };
  readonly hint?: { readonly text: string };
  readonly optional?: boolean;
  readonly element: FieldElement;
};

export type FieldElement = {
  readonly type: string;
  readonly action_id: string;
  readonly initial_value?: string;
  readonly min_value?: string;
  readonly max_value?: string;
  readonly max_length?: number;
  readonly max_files?: number;
  readonly initial_option?: Choice;
  readonly options?: readonly Choice[];
  readonly option_groups?: readonly {
    readonly label: { readonly text: string };
    readonly options: readonly Choice[];
  }[];
};

type Choice = { readonly text: { readonly text: string }; readonly value: string };

export type Form = {
  readonly type: string;
  readonly title?: { readonly text: string };
  readonly submit?: { readonly text: string };
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly blocks: readonly (Field | { readonly type: 'context' })[];
};

export const fieldsOf = ({ blocks }: Form): readonly Field[] =>
  blocks.filter((block): block is Field => block.type === 'input');

const range = (what: string, size: number, [min, max]: readonly [number, number]) =>
  size < min || size > max ? [`${what}: ${size}, allowed ${min} to ${max}`] : [];

/** What Slack would refuse a form for, in Slack's own figures; no rule shares a line with what draws it. */
export function formFaults(form: Form): readonly string[] {
  const { title, submit, blocks, callback_id = '', private_metadata = '' } = form;
  const fields = fieldsOf(form);
  const ids = fields.map(({ block_id }) => block_id);
  return [
    ...(form.type === 'modal' ? [] : [`a view of type ${form.type}`]),
    ...range('title', title?.text.length ?? 0, [1, 24]),
    ...range('submit', submit?.text.length ?? 0, [1, 24]),
    ...range('callback_id', callback_id.length, [1, 255]),
    ...range('private_metadata', private_metadata.length, [0, 3_000]),
    ...range('blocks', blocks.length, [1, 100]),
    ...range('bytes', Buffer.byteLength(JSON.stringify(form)), [1, 250_000]),
    ...(new Set(ids).size === ids.length ? [] : ['block_id used twice']),
    ...fields.flatMap(fieldFaults),
    ...nodesOf(form).flatMap(({ type, text, emoji }) =>
      type === 'plain_text' && emoji !== false ? [`emoji in ${text}`] : [],
    ),
  ];
}

function fieldFaults({ block_id, label, hint, element }: Field): readonly string[] {
  return [
    ...range('block_id', block_id.length, [1, 255]),
    ...range('label', label.text.length, [1, 2_000]),
    ...(hint === undefined ? [] : range('hint', hint.text.length, [1, 2_000])),
    ...range('action_id', element.action_id.length, [1, 255]),
    ...elementFaults(element),
  ];
}

function elementFaults(element: FieldElement): readonly string[] {
  switch (element.type) {
    case 'plain_text_input':
      return range('max_length', element.max_length ?? 3_000, [1, 3_000]);
    case 'number_input': {
      const { min_value = '-1e9', max_value = '1e9', initial_value = min_value } = element;
      return range('initial number', Number(initial_value), [Number(min_value), Number(max_value)]);
    }
    case 'static_select':
    case 'multi_static_select':
      return selectFaults(element);
    case 'file_input':
      return range('max_files', element.max_files ?? 10, [1, 10]);
    case 'timepicker':
    case 'conversations_select':
      return [];
    default:
      return [`nothing we mean to send: ${element.type}`];
  }
}

function selectFaults(element: FieldElement): readonly string[] {
  const { options, option_groups, initial_option } = element;
  const lists = options === undefined ? [] : [options];
  const groups = option_groups ?? [];
  const all = [...lists, ...groups.map((group) => group.options)];
  const values = all.flat().map(({ value }) => value);
  return [
    ...(options !== undefined && option_groups !== undefined ? ['options and groups'] : []),
    ...range('lists', all.length, [1, 100]),
    ...all.flatMap((list) => range('options', list.length, [1, 100])),
    ...groups.flatMap(({ label }) => range('group', label.text.length, [1, 75])),
    ...all
      .flat()
      .flatMap(({ text, value }) => [
        ...range('option', text.text.length, [1, 75]),
        ...range('value', value.length, [1, 75]),
      ]),
    ...(new Set(values).size === values.length ? [] : ['value used twice']),
    ...(initial_option === undefined || isAmong(initial_option, all.flat())
      ? []
      : ['initial_option is no option']),
  ];
}

/** Slack compares the whole of it. */
const isAmong = (initial: Choice, options: readonly Choice[]): boolean =>
  options.some((option) => JSON.stringify(option) === JSON.stringify(initial));
