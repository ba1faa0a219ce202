// Answers and their deadlines: https://docs.discord.com/developers/interactions/receiving-and-responding
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  Routes,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { clip, toPlain } from '#core/language/plain.ts';
import type { Inbox, Outcome } from '#core/ports.ts';
import { readActionId } from '#core/talk/action.ts';
import type { Doc } from '#core/talk/doc.ts';
import { toFiles } from './files.ts';
import { toText } from './hear.ts';
import { readFilled } from './options.ts';
import { FLAG_EPHEMERAL } from './payload.ts';
import { inPictures } from './pictured.ts';
import { toAsked } from './place.ts';
import { toDiscordAnswer, toDiscordChange, toDiscordShare, toDiscordUpdate } from './render.ts';

type Press = ButtonInteraction | StringSelectMenuInteraction;

export type Patience = {
  /** Milliseconds after which Discord is told that the answer will take longer; it waits 3,000. */
  readonly deferAfter: number;
  /** Resolves after that many milliseconds; replaceable, so that a test need not wait. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

const CHOICES = 25;
const CHOICE_LIMIT = 100;

const DEFERRED_ANSWER = { type: 5, data: { flags: FLAG_EPHEMERAL } } as const;
const DEFERRED_UPDATE = { type: 6 } as const;

/** Passes an interaction to the desk and its answer back. */
export async function answerInteraction(
  interaction: Interaction,
  inbox: Inbox,
  patience: Patience,
): Promise<void> {
  if (interaction.isChatInputCommand()) return answerCommand(interaction, inbox, patience);
  if (interaction.isMessageContextMenuCommand()) return answerMenu(interaction, inbox, patience);
  if (interaction.isAutocomplete()) return complete(interaction, inbox);
  if (interaction.isButton() || interaction.isStringSelectMenu()) {
    return answerPress(interaction, inbox, patience);
  }
}

async function answerCommand(
  interaction: ChatInputCommandInteraction,
  inbox: Inbox,
  patience: Patience,
): Promise<void> {
  const said = readFilled(interaction.commandName, interaction.options.data);
  return answerAlone(interaction, inbox.command(toAsked(interaction), said), patience);
}

/** Of a message that somebody picked from, Discord gives the text even where it lets us read no other. */
async function answerMenu(
  interaction: MessageContextMenuCommandInteraction,
  inbox: Inbox,
  patience: Patience,
): Promise<void> {
  const text = toText(interaction.targetMessage);
  return answerAlone(interaction, inbox.find(toAsked(interaction), text), patience);
}

async function answerAlone(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
  answer: Promise<Doc>,
  patience: Patience,
): Promise<void> {
  if (await isSlow(answer, patience)) {
    await callBack(interaction, DEFERRED_ANSWER);
    await editAnswer(interaction, await answer);
  } else await answerWith(interaction, await answer, toDiscordAnswer);
}

async function answerPress(interaction: Press, inbox: Inbox, patience: Patience): Promise<void> {
  const action = readActionId(interaction.customId);
  const [choice] = interaction.isStringSelectMenu() ? interaction.values : [];
  const picked = choice === undefined ? {} : { choice };
  const answer = inbox.press({ ...toAsked(interaction), action, ...picked });
  if (await isSlow(answer, patience)) {
    await callBack(interaction, DEFERRED_UPDATE);
    await settle(interaction, await answer);
  } else await settleAtOnce(interaction, await answer);
}

async function settleAtOnce(interaction: Press, outcome: Outcome): Promise<void> {
  const { kind, doc } = outcome;
  if (kind === 'share') {
    await callBack(interaction, DEFERRED_UPDATE);
    return settle(interaction, outcome);
  }
  const isUpdate = kind === 'show' && isPrivate(interaction);
  await answerWith(interaction, doc, isUpdate ? toDiscordUpdate : toDiscordAnswer);
}

/** After an acknowledgement: edits the message with the control, or says something beside it. */
async function settle(interaction: Press, { kind, doc }: Outcome): Promise<void> {
  if (kind === 'share') return followUp(interaction, doc, toDiscordShare);
  if (kind === 'show' && isPrivate(interaction)) return editAnswer(interaction, doc);
  return followUp(interaction, doc, (shown) => toDiscordAnswer(shown).data);
}

/** A message that everyone sees is never replaced by what one person asked for. */
const isPrivate = ({ message }: Press): boolean => message.flags.has(MessageFlags.Ephemeral);

async function complete(interaction: AutocompleteInteraction, inbox: Inbox): Promise<void> {
  const { name: option, value: partial } = interaction.options.getFocused(true);
  const { path } = readFilled(interaction.commandName, interaction.options.data);
  const offers = inbox.complete(toAsked(interaction).place, { path, option, partial });
  const values = offers.map(toPlain).filter((text) => text !== '' && text.length <= CHOICE_LIMIT);
  const choices = [...new Set(values)].slice(0, CHOICES).map((value) => ({
    name: clip(value, CHOICE_LIMIT),
    value,
  }));
  await callBack(interaction, { type: 8, data: { choices } });
}

async function isSlow(answer: Promise<unknown>, { deferAfter, wait }: Patience): Promise<boolean> {
  const answered = new AbortController();
  const late = wait(deferAfter, answered.signal).then(() => true);
  const isLate = await Promise.race([answer.then(() => false), late]);
  answered.abort();
  return isLate;
}

// The bodies are the renderer's own, so they go out as they are and not through discord.js's builders.

type Body = (doc: Doc) => object;

async function callBack({ client, id, token }: Interaction, body: object) {
  await client.rest.post(Routes.interactionCallback(id, token), { body, auth: false });
}

const answerWith = ({ client, id, token }: Interaction, doc: Doc, toBody: Body) =>
  inPictures(doc, async (shown) => {
    const route = Routes.interactionCallback(id, token);
    await client.rest.post(route, toRequest(toBody(shown), shown));
  });

const editAnswer = ({ client, applicationId, token }: Interaction, doc: Doc) =>
  inPictures(doc, async (shown) => {
    const route = Routes.webhookMessage(applicationId, token);
    await client.rest.patch(route, toRequest(toDiscordChange(shown), shown));
  });

const followUp = ({ client, applicationId, token }: Interaction, doc: Doc, toBody: Body) =>
  inPictures(doc, async (shown) => {
    const route = Routes.webhook(applicationId, token);
    await client.rest.post(route, toRequest(toBody(shown), shown));
  });

const toRequest = (body: object, doc: Doc) => ({ body, ...toFiles(doc), auth: false });
