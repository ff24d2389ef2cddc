import type { Tx } from '../../db/tenant-db.ts';
import { mayGoOut } from '../conversations/index.ts';
import type { HeldConversation } from './turns.repository.ts';

/** Why nothing may go out now. SUPPRESSED: nobody may write to them. SUPERSEDED: somebody else does, or something newer is there. */
export interface Hindrance {
  readonly outcome: 'SUPPRESSED' | 'SUPERSEDED';
  readonly words: string;
}

/** Asked before each step of a turn: by a number that is out of service nothing need be thought of, for nothing of it would go out. */
export async function turnHindrance(tx: Tx, conversation: HeldConversation): Promise<Hindrance | null> {
  const hindrance = await agentHindrance(tx, conversation);
  if (hindrance || conversation.numberOut === null) return hindrance;
  const words = `The number ${conversation.numberOut} is not in service: nothing goes out by it.`;
  return { outcome: 'SUPPRESSED', words };
}

/** Asked before each step, with the conversation held: by the kill switch, by STOP, by a takeover that came meanwhile. */
export async function agentHindrance(
  tx: Tx,
  conversation: HeldConversation,
  { hasHandedOff = false } = {},
): Promise<Hindrance | null> {
  const nobody = await sendingHindrance(tx, conversation);
  if (nobody) return nobody;
  const speaks = conversation.mode === 'AGENT' || (hasHandedOff && conversation.mode === 'PAUSED');
  return speaks ? null : { outcome: 'SUPERSEDED', words: 'A person answers this conversation.' };
}

/** The same for whatever a member writes. */
export async function sendingHindrance(tx: Tx, conversation: HeldConversation): Promise<Hindrance | null> {
  if (!(await mayGoOut(tx))) return { outcome: 'SUPPRESSED', words: 'The workspace is paused: nothing goes out.' };
  if (conversation.optedOut) return { outcome: 'SUPPRESSED', words: 'The contact asked to hear nothing more.' };
  if (conversation.blocked) return { outcome: 'SUPPRESSED', words: 'The contact is blocked.' };
  return null;
}
