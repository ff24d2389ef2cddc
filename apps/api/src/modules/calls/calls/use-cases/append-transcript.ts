import { LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../../db/tenant-db.ts';
import { publishChange } from '../../../../events/record-event.ts';
import { type CallRow, changeCall } from '../calls.repository.ts';

export interface TranscriptLine {
  readonly role: 'CONTACT' | 'AGENT';
  readonly text: string;
  readonly at: Date;
}

export interface AppendedTurn {
  readonly id: string;
  readonly role: 'CONTACT' | 'AGENT' | 'MEMBER';
  readonly text: string;
}

/** Appends an utterance with its time, so that a late one is sorted correctly. Returns null if the text is empty. */
export async function appendTranscript(
  tx: Tx,
  call: CallRow,
  { role, text: spoken, at }: TranscriptLine,
): Promise<AppendedTurn | null> {
  const { workspaceId, id: callId } = call;
  const text = spoken.replaceAll('\0', '').trim().slice(0, LIMITS.transcriptTurnLength);
  if (!text) return null;
  const id = uuidv7();
  const speaker = role === 'AGENT' && (await isByMember(tx, callId, text)) ? 'MEMBER' : role;
  await tx.transcriptTurn.create({ data: { workspaceId, id, callId, role: speaker, text, at } });
  await publishChange(tx, { topic: 'transcript', workspaceId, turnId: id, callId });
  if (call.interimRole === role) {
    await changeCall(tx, callId, { interimRole: null, interimText: null });
    await publishChange(tx, { topic: 'call', workspaceId, id: callId, kind: 'UPDATED' });
  }
  return { id, role: speaker, text };
}

/**
 * Returns whether the agent's voice spoke the text for a member. Such text is attributed to the member; text of a
 * safety rule is attributed to the agent.
 */
async function isByMember(tx: Tx, callId: string, text: string): Promise<boolean> {
  const actions = await tx.operatorAction.findMany({
    where: { callId, kind: 'SAY', memberId: { not: null } },
    select: { text: true },
  });
  return actions.some((one) => foldText(one.text) === foldText(text));
}

const foldText = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
