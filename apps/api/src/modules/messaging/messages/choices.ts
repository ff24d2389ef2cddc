import type { MessageChoices } from '@frontdesk/domain';
import { z } from 'zod';
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
 * Returns the option with the id that the provider returned. Returns null if no message of this conversation offered
 * the option, in which case only its text is used.
 */
export async function findChosenOption(
  tx: Tx,
  { conversationId, choiceId }: { readonly conversationId: string; readonly choiceId: string | null },
): Promise<ChosenOption | null> {
  const [fromId = '', id = ''] = choiceId?.split(':') ?? [];
  if (!z.uuid().safeParse(fromId).success) return null;
  const message = await tx.message.findFirst({
    where: { id: fromId, conversationId, direction: 'OUT' },
    select: { choices: true },
  });
  const choices = (message?.choices ?? null) as MessageChoices | null;
  return choices?.options.some((option) => option.id === id) ? { fromId, id } : null;
}
