import { LIMITS } from '@frontdesk/domain';
import type { VapiCall, VapiLine } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { publishChange } from '../../../events/record-event.ts';
import { assignToTurn } from '../../agent/answer-sources/index.ts';
import { type CallRow, callIdOf, changeCall, lockCall } from './calls.repository.ts';

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

/**
 * Stores a final utterance with the time it was spoken, so that a late utterance is sorted correctly. Returns null if
 * the text is empty.
 */
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
  if (speaker === 'AGENT') await assignToTurn(tx, { callId, turnId: id, at });
  await publishChange(tx, { topic: 'transcript', workspaceId, turnId: id, callId });
  if (call.interimRole === role) {
    await changeCall(tx, callId, { interimRole: null, interimText: null });
    await publishChange(tx, { topic: 'call', workspaceId, id: callId, kind: 'UPDATED' });
  }
  return { id, role: speaker, text };
}

/**
 * Returns whether the agent's voice spoke the text on behalf of a member. Such an utterance is attributed to the
 * member; the text of a safety rule is attributed to the agent.
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

interface PartialTranscript {
  readonly call: VapiCall;
  readonly line: VapiLine;
  readonly at: Date | null;
}

/**
 * Stores the interim transcript, which the app shows during the call. The next interim transcript replaces it; a final
 * transcript of the same speaker removes it. A transcript that arrives late, or after the call has ended, is ignored.
 */
export async function recordPartialTranscript(
  services: Services,
  workspaceId: string,
  { call, line, at }: PartialTranscript,
): Promise<void> {
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    const id = await callIdOf(tx, call.callId, call.reference);
    const known = id && (await lockCall(tx, id));
    if (!known || known.endedAt) return;
    // A later utterance is already final, so this interim transcript arrived late.
    if (at && (await tx.transcriptTurn.findFirst({ where: { callId: id, at: { gt: at } }, select: { id: true } })))
      return;
    const interimText = line.text.replaceAll('\0', '').slice(0, LIMITS.transcriptTurnLength);
    await changeCall(tx, known.id, { interimRole: transcriptRoleOf(line.role), interimText });
    await publishChange(tx, { topic: 'call', workspaceId, id: known.id, kind: 'UPDATED' });
  });
}

export const transcriptRoleOf = (role: VapiLine['role']): 'CONTACT' | 'AGENT' =>
  role === 'ASSISTANT' ? 'AGENT' : 'CONTACT';

interface Utterance {
  readonly id: string;
  readonly text: string;
}

const MOST = 40;

/**
 * Returns up to `MOST` utterances of the contact in the order in which they were received: those after the utterance
 * `heardTurnId`, or from the beginning if `heardTurnId` is null.
 */
export const newUtterances = (tx: Tx, callId: string, heardTurnId: string | null): Promise<Utterance[]> =>
  tx.transcriptTurn.findMany({
    where: { callId, role: 'CONTACT', ...(heardTurnId === null ? {} : { id: { gt: heardTurnId } }) },
    orderBy: { id: 'asc' },
    take: MOST,
    select: { id: true, text: true },
  });

/** Returns whether the contact has said something that the engine has not processed yet. */
export async function hasNewUtterance(tx: Tx, callId: string): Promise<boolean> {
  const call = await tx.call.findFirst({ where: { id: callId }, select: { memory: true } });
  const heard = (call?.memory as { heardTurnId?: string | null } | null)?.heardTurnId ?? null;
  return (await newUtterances(tx, callId, heard)).length > 0;
}

/**
 * Marks an utterance as processed without passing it to the engine, because words spoken to a member during a takeover
 * are not a reply to the agent. Does nothing if the call has no engine state.
 */
export async function skipUtterance(tx: Tx, { id, memory }: Pick<CallRow, 'id' | 'memory'>, turnId: string) {
  if (memory === null) return;
  await tx.sql`update calls set memory = jsonb_set(memory, '{heardTurnId}', to_jsonb(${turnId}::text)) where id = ${id}`;
}
