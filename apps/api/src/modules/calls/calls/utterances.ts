import type { Tx } from '../../../db/tenant-db.ts';
import type { CallRow } from './calls.repository.ts';

interface Utterance {
  readonly id: string;
  readonly text: string;
}

const MOST = 40;

/** Returns the contact's utterances after the utterance `heardTurnId`, in the order in which they were received. */
export const newUtterances = (tx: Tx, callId: string, heardTurnId: string | null): Promise<Utterance[]> =>
  tx.transcriptTurn.findMany({
    where: { callId, role: 'CONTACT', ...(heardTurnId === null ? {} : { id: { gt: heardTurnId } }) },
    orderBy: { id: 'asc' },
    take: MOST,
    select: { id: true, text: true },
  });

/** Returns whether the contact has said something that the engine has not processed. */
export async function hasNewUtterance(tx: Tx, callId: string): Promise<boolean> {
  const call = await tx.call.findFirst({ where: { id: callId }, select: { memory: true } });
  const heard = (call?.memory as { heardTurnId?: string | null } | null)?.heardTurnId ?? null;
  return (await newUtterances(tx, callId, heard)).length > 0;
}

/** Marks an utterance as processed without applying it. Words to a member during a takeover do not answer the agent. */
export async function skipUtterance(tx: Tx, { id, memory }: Pick<CallRow, 'id' | 'memory'>, turnId: string) {
  if (memory === null) return;
  await tx.sql`update calls set memory = jsonb_set(memory, '{heardTurnId}', to_jsonb(${turnId}::text)) where id = ${id}`;
}
