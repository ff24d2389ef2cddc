import type { Services } from '../context/context.ts';
import type { Tx } from '../db/tenant-db.ts';
import type { Mail } from '../mail/mail.ts';

/**
 * Puts a mail into the outbox, in the caller's transaction: it goes out if, and only if, the change commits. `null` is a mail to
 * nobody: what is asked about an address that is not known here takes the same work, and nobody can tell by it.
 */
export async function mailLater(tx: Tx, services: Services, mail: Mail | null): Promise<void> {
  const payload = JSON.stringify({ sealed: await services.sealer.seal(mail) });
  await tx.sql`select app.enqueue('send_mail', ${payload}::jsonb)`;
}

interface InConversation {
  readonly workspaceId: string;
  readonly conversationId: string;
}

export type TurnTrigger = 'LEAD' | 'MESSAGE' | 'HAND_BACK';

/** Has a stored message sent. `at`: not before. */
export async function sendLater(tx: Tx, order: { workspaceId: string; messageId: string }, at?: Date): Promise<void> {
  await tx.sql`select app.enqueue('send_message', ${JSON.stringify(order)}::jsonb, ${`send ${order.messageId}`}, ${at ?? null})`;
}

/** Lets the agent answer. What waits already is put off until then, so that several quick messages make one turn. */
export async function answerLater(tx: Tx, order: TurnOrder, at?: Date): Promise<void> {
  const key = `turn ${order.conversationId}`;
  await tx.sql`select app.enqueue('take_turn', ${JSON.stringify(order)}::jsonb, ${key}, ${at ?? null})`;
}

export interface TurnOrder extends InConversation {
  readonly trigger: TurnTrigger;
  /** What whoever hands back wants the agent to know. */
  readonly note?: string | null;
}
