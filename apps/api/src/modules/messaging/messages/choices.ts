import { type MessageChoices, type TemplateButton, templateButtonId } from '@frontdesk/domain';
import { z } from 'zod';
import type { Message } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

/** Option of an earlier message, chosen by the contact. */
export interface ChosenOption {
  /** Id of the earlier message that offered the option. */
  readonly fromId: string;
  /** Id of the chosen option, unique within the earlier message. */
  readonly id: string;
}

/**
 * Returns the options in the form sent to the provider. Each option id contains the message id, so that the contact's
 * choice identifies the message.
 */
export function sentChoices(messageId: string, choices: MessageChoices | null): MessageChoices | null {
  if (!choices) return null;
  return { ...choices, options: choices.options.map((option) => ({ ...option, id: `${messageId}:${option.id}` })) };
}

/**
 * Returns the ids of the quick replies of a template in the form sent to the provider. Each id contains the message id,
 * so that the contact's answer identifies the message.
 */
export const sentQuickReplies = (messageId: string, buttons: readonly TemplateButton[]) =>
  buttons.flatMap(({ type }, position) =>
    type === 'QUICK_REPLY' ? [{ position, id: `${messageId}:${templateButtonId(position)}` }] : [],
  );

/** How the provider identifies the option that the contact pressed. */
export type PressedOption =
  | { /** Id that was sent with the option. */ readonly id: string }
  | {
      /** Provider's id of the message that offered the option. */ readonly repliedToId: string;
      readonly title: string;
    };

/**
 * Returns the option that the contact pressed: an option of the agent, or a quick reply of a template. Returns null if no
 * message of this conversation offered the option, in which case only its text is used.
 */
export async function findChosenOption(
  tx: Tx,
  { conversationId, pressed }: { readonly conversationId: string; readonly pressed: PressedOption | null },
): Promise<ChosenOption | null> {
  if (!pressed) return null;
  const [fromId = '', optionId = ''] = 'id' in pressed ? pressed.id.split(':') : [];
  if ('id' in pressed && !z.uuid().safeParse(fromId).success) return null;
  const message = await tx.message.findFirst({
    where: {
      ...('id' in pressed ? { id: fromId } : { providerId: pressed.repliedToId }),
      conversationId,
      direction: 'OUT',
    },
    select: { id: true, choices: true, templateButtons: true },
  });
  const offered = message ? offeredBy(message) : [];
  const option = offered.find(({ id, title }) => ('id' in pressed ? id === optionId : title === pressed.title));
  return message && option ? { fromId: message.id, id: option.id } : null;
}

function offeredBy({ choices, templateButtons }: Pick<Message, 'choices' | 'templateButtons'>) {
  const buttons = (templateButtons ?? []) as unknown as TemplateButton[];
  const replies = buttons.flatMap(({ type, text }, position) =>
    type === 'QUICK_REPLY' ? [{ id: templateButtonId(position), title: text }] : [],
  );
  return [...((choices as MessageChoices | null)?.options ?? []), ...replies];
}
