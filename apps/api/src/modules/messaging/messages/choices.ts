import type { MessageChoices } from '@frontdesk/domain';
import { z } from 'zod';
import type { Tx } from '../../../db/tenant-db.ts';

/** An option of an earlier message that the contact pressed. */
export interface ChosenOption {
  /** Id of the message that offered the option. */
  readonly fromId: string;
  /** Id of the option in that message. */
  readonly id: string;
}

/** Returns the options as the provider receives them. Their ids contain the id of the message, which a press returns. */
export function sentChoices(messageId: string, choices: MessageChoices | null): MessageChoices | null {
  if (!choices) return null;
  return { ...choices, options: choices.options.map((option) => ({ ...option, id: `${messageId}:${option.id}` })) };
}

/**
 * Returns the option with the id that the provider returned. Null if no message of this conversation offered it, so that
 * only its text counts.
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
