/**
 * The parts of Discord's message bodies that we send.
 * https://docs.discord.com/developers/components/reference
 */
export type Button =
  | {
      readonly type: 2;
      readonly style: 1 | 2;
      readonly label: string;
      readonly custom_id: string;
    }
  | { readonly type: 2; readonly style: 5; readonly label: string; readonly url: string };

export type Select = {
  readonly type: 3;
  readonly custom_id: string;
  readonly placeholder?: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
};

export type ActionRow = { readonly type: 1; readonly components: readonly (Button | Select)[] };
export type TextDisplay = { readonly type: 10; readonly content: string };
export type Separator = { readonly type: 14 };
/** A file that goes with the same message, by its name: `attachment://name`. */
export type FilePart = { readonly type: 13; readonly file: { readonly url: string } };
/** Pictures that go with the same message, by their names. */
export type Gallery = {
  readonly type: 12;
  readonly items: readonly {
    readonly media: { readonly url: string };
    /** For whoever cannot see it. */
    readonly description: string;
  }[];
};
export type Part = ActionRow | TextDisplay | Separator | FilePart | Gallery;

export type Container = {
  readonly type: 17;
  /** Ours to choose; it comes back with the message in a channel's history. */
  readonly id?: number;
  readonly accent_color: number;
  readonly components: readonly Part[];
};

export type AllowedMentions = { readonly parse: readonly []; readonly replied_user?: false };

/** `id` is its place among the files of the request. */
export type Attachment = { readonly id: string; readonly filename: string };

export type MessageBody = {
  readonly flags: number;
  readonly components: readonly [Container];
  readonly allowed_mentions: AllowedMentions;
  /** The files of the same request. In an edit, what is attached and not named here goes. */
  readonly attachments?: readonly Attachment[];
};

export type PostBody = MessageBody & {
  readonly nonce: string;
  readonly enforce_nonce: true;
  readonly message_reference?: {
    readonly message_id: string;
    readonly fail_if_not_exists: false;
  };
};

/** Components V2; forbids `content` and `embeds`. */
export const FLAG_COMPONENTS_V2 = 1 << 15;
/** Only the person who asked sees it. */
export const FLAG_EPHEMERAL = 1 << 6;
/** Posts without a notification. */
export const FLAG_SILENT = 1 << 12;
