import type { EscalationStep, HandoffCode } from '@frontdesk/domain';
import type { EscalationRun } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

/** Conversation or call that is waiting for a member. */
export type EscalationSubject = { readonly conversationId: string } | { readonly callId: string };

export interface StoredPolicy {
  readonly steps: readonly EscalationStep[];
  readonly onCallMemberIds: readonly string[];
  readonly fallbackEmail: string | null;
}

export const lockEscalationRun = (tx: Tx, id: string) => lockRow<EscalationRun>(tx, 'EscalationRun', id);

/** Returns the escalation policy. Returns null if the workspace has not configured a policy. */
export async function storedPolicy(tx: Tx): Promise<StoredPolicy | null> {
  const row = await tx.escalationPolicy.findFirst();
  return row && { ...row, steps: stepsOf(row.steps) };
}

/** Returns the stored steps, which are not validated again because they were validated when they were stored. */
export const stepsOf = (stored: unknown): readonly EscalationStep[] => stored as readonly EscalationStep[];

/** Returns the reason why the agent handed off. */
export const codeOf = ({ code }: EscalationRun): HandoffCode => code as HandoffCode;

export const subjectOf = ({ conversationId, callId }: EscalationRun): EscalationSubject =>
  conversationId === null ? { callId: callId ?? '' } : { conversationId };

/** Returns whether the conversation or call still waits for a member. */
export async function isWaiting(tx: Tx, subject: EscalationSubject): Promise<boolean> {
  const found =
    'callId' in subject
      ? await tx.escalation.findFirst({ where: { openCallId: subject.callId, state: 'WAITING' }, select: { id: true } })
      : await tx.conversation.findFirst({
          where: { id: subject.conversationId, mode: 'PAUSED', status: 'OPEN' },
          select: { id: true },
        });
  return found !== null;
}
