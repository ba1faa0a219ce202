import type { FieldElement, Form } from './slack-form-rules.ts';
import { fieldsOf } from './slack-form-rules.ts';

/** What a person puts into the fields of a form, by their labels in small letters. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** The `state.values` of a form that was filled in; what is not touched keeps what it began with. */
export function fillIn(form: Form, answers: Answers): object {
  const fields = fieldsOf(form);
  const unknown = Object.keys(answers).filter(
    (name) => !fields.some(({ label }) => label.text.toLowerCase() === name),
  );
  if (unknown.length > 0) throw new Error(`no field for ${unknown.join(', ')}`);
  const values = fields.map(({ block_id, label, element, optional }) => {
    const answer = answers[label.text.toLowerCase()];
    if (optional !== true && answer === undefined) throw new Error(`${label.text} is required`);
    const filled = toState(element, answer);
    return [block_id, { [element.action_id]: { type: element.type, ...filled } }];
  });
  return Object.fromEntries(values);
}

function toState(element: FieldElement, answer: string | readonly string[] | undefined): object {
  switch (element.type) {
    case 'timepicker':
      return { selected_time: answer ?? null };
    case 'conversations_select':
      return { selected_conversation: answer ?? null };
    case 'file_input':
      return { files: [answer ?? []].flat().map(toUploaded) };
    case 'static_select':
      return { selected_option: pick(element, answer) ?? element.initial_option ?? null };
    case 'multi_static_select':
      return { selected_options: [answer ?? []].flat().map((one) => pick(element, one)) };
    default:
      return { value: answer ?? element.initial_value ?? null };
  }
}

/** A file that was dropped into the form, by its address. */
const toUploaded = (url: string) => ({
  ...{ id: 'F0FEEDS', name: 'feeds.opml', size: 7, filetype: 'binary', mode: 'hosted' },
  ...{ url_private: url, url_private_download: url },
});

/** Only what the menu offers can be picked, by what people see. */
function pick(element: FieldElement, answer: string | readonly string[] | undefined) {
  if (answer === undefined) return undefined;
  const groups = element.option_groups?.map((group) => group.options) ?? [];
  const options = [...(element.options ?? []), ...groups.flat()];
  const option = options.find(({ text }) => text.text === answer);
  if (option === undefined) throw new Error(`nothing called ${answer} to pick`);
  return option;
}
