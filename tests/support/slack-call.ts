/** What a call to the Web API is answered. */
export type Answer = { readonly ok: boolean; readonly [field: string]: unknown };
/** Its arguments, as they come. */
export type Call = Readonly<Record<string, string>>;
export type Method = (call: Call) => Answer;

export const no = (error: string): Answer => ({ ok: false, error });
