import { existsSync } from 'node:fs';
import {
  CreateForumThreadRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
  IncomingWebhookInteractionRequestSchema,
  IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  InteractionApplicationCommandAutocompleteCallbackStringDataSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { judgeMessage, judgePost } from './discord-rules.ts';

type Json = Readonly<Record<string, unknown>>;

type Schema = typeof MessageCreateRequestSchema;

/** What Discord's own description of its API finds wrong with a body. */
export function judgeBySpec(schema: Schema, body: unknown): readonly string[] {
  const { error } = schema.safeParse(body);
  return (error?.issues ?? []).map(
    ({ path, message }) => `${path.map(String).join('/')}: ${message}`,
  );
}

/** The body of POST /channels/{id}/messages. */
export const judgePostBody = (body: Json): readonly string[] => [
  ...judgeBySpec(MessageCreateRequestSchema, body),
  ...judgePost(body),
];

/** The body of PATCH /channels/{id}/messages/{id}; of the flags only Components V2 can be set then. */
export const judgeMessageEdit = (body: Json): readonly string[] => [
  ...judgeBySpec(MessageEditRequestPartialSchema, body),
  ...judgeMessage(body),
  ...(body.flags === 32_768 ? [] : [`flags ${body.flags} in an edit`]),
];

/** The body of POST /channels/{id}/threads in a forum. */
export const judgeForumPost = (body: Json): readonly string[] => [
  ...judgeBySpec(CreateForumThreadRequestSchema, body),
  ...judgeMessage((body.message ?? {}) as Json),
];

/** The body of a follow-up. */
export const judgeFollowUp = (body: Json): readonly string[] => [
  ...judgeBySpec(IncomingWebhookInteractionRequestSchema, body),
  ...judgeMessage(body),
];

/** The body of an edit of an answer; of the flags only Components V2 can be set then. */
export const judgeEdit = (body: Json): readonly string[] => [
  ...judgeBySpec(IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema, body),
  ...judgeMessage(body),
  ...(body.flags === 32_768 ? [] : [`flags ${body.flags} in an edit`]),
];

/** The body of an interaction callback. */
export function judgeCallback(body: Json): readonly string[] {
  const data = (body.data ?? {}) as Json;
  switch (body.type) {
    case 4:
      return [
        ...judgeBySpec(CreateMessageInteractionCallbackRequestSchema, body),
        ...judgeMessage(data),
      ];
    case 5:
      return judgeBySpec(CreateMessageInteractionCallbackRequestSchema, body);
    case 6:
      return judgeBySpec(UpdateMessageInteractionCallbackRequestSchema, body);
    case 7:
      return [
        ...judgeBySpec(UpdateMessageInteractionCallbackRequestSchema, body),
        ...judgeMessage(data),
      ];
    case 8:
      return judgeBySpec(InteractionApplicationCommandAutocompleteCallbackStringDataSchema, data);
    default:
      return [`callback type ${body.type}`];
  }
}

/** What a message says is attached has to come with it, and nothing else. */
export function judgeFiles(
  { attachments = [] }: Json,
  files: Readonly<Record<string, string>>,
): readonly string[] {
  const listed = (attachments as readonly { filename: string }[]).map(({ filename }) => filename);
  return listed.join() === Object.keys(files).join() ? [] : [`files ${Object.keys(files)}`];
}

/** The body that starts a thread from a message. */
export const judgeThread = (body: Json): readonly string[] =>
  judgeBySpec(CreateTextThreadWithMessageRequestSchema, body);

type SharedJudge = {
  judgeDiscord(body: unknown, options?: { readonly post: boolean }): readonly string[];
  openApi(
    from: readonly string[],
  ): Promise<
    ((method: string, path: string, body: unknown) => { readonly errors: readonly string[] }) | null
  >;
};

const SHARED = new URL('../../../shared/judge/payloads.mjs', import.meta.url);

/** A judge by other hands, where it lies beside the checkout; undefined where it does not. */
export const loadSharedJudge = async (): Promise<SharedJudge | undefined> =>
  existsSync(SHARED) ? ((await import(SHARED.href)) as SharedJudge) : undefined;
