import type { HandoffCode } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueEscalation } from '../../../../events/outbox.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { type EscalationSubject, storedPolicy } from '../escalation.repository.ts';
import { eligibleMembers } from '../recipients.ts';
import { advanceRun, memberIds, notifyRecipients } from './advance-run.ts';

/**
 * Notifies members of a handoff, in the caller's transaction. With a policy, the first step is notified, and a job
 * continues with the next steps until a member reacts. Without a policy, all eligible members are notified (AM-38).
 */
export async function startEscalation(
  tx: Tx,
  by: EventContext,
  subject: EscalationSubject,
  code: HandoffCode,
): Promise<void> {
  const [now, workspaceId] = [by.services.clock(), by.workspace.id];
  const policy = await storedPolicy(tx);
  if (!policy || policy.steps.length === 0) {
    const members = await eligibleMembers(tx, subject, now);
    return notifyRecipients(tx, by, { subject, code }, memberIds(members));
  }
  const openSubjectId = 'callId' in subject ? subject.callId : subject.conversationId;
  const restarted = { openSubjectId: null, dueAt: null, endedAt: now, endReason: 'RESTARTED' };
  await tx.escalationRun.updateMany({ where: { openSubjectId }, data: restarted });
  const steps = JSON.parse(JSON.stringify(policy.steps));
  const run = await tx.escalationRun.create({
    data: { workspaceId, id: uuidv7(), ...subject, openSubjectId, code, steps, reached: 0, startedAt: now },
  });
  if (await advanceRun(tx, by, run)) return;
  // No step applies now, so the job runs immediately and notifies all eligible members.
  await tx.escalationRun.updateMany({ where: { id: run.id }, data: { dueAt: now } });
  await enqueueEscalation(tx, { workspaceId, id: run.id }, now);
}
