import { type HandoffCode, isWithinHours } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import type { EscalationRun } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { EmailContent } from '../../../../email/email.ts';
import { notify } from '../../../../events/notify.ts';
import { enqueueEmail, enqueueEscalation } from '../../../../events/outbox.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { availableMembers, isAway } from '../../../access/members/index.ts';
import { codeOf, type EscalationSubject, stepsOf, storedPolicy, subjectOf } from '../escalation.repository.ts';
import { eligibleMembers, stepRecipients } from '../recipients.ts';

/**
 * Notifies members of a handoff, in the given transaction. With an escalation policy, the members of the first
 * applicable step are notified, and a job continues with the next steps until a member claims the handoff. Without a
 * policy, all eligible members who are not away are notified (AM-38).
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
    const members = availableMembers(await eligibleMembers(tx, subject, now), now);
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
  // No step applies now, so the escalation job runs immediately and notifies all eligible members.
  await tx.escalationRun.updateMany({ where: { id: run.id }, data: { dueAt: now } });
  await enqueueEscalation(tx, { workspaceId, id: run.id }, now);
}

/**
 * Advances a run to the next step whose hours include the current time and whose target has at least one eligible
 * member who is not away. Returns false if no such step remains.
 */
export async function advanceRun(tx: Tx, by: EventContext, run: EscalationRun): Promise<boolean> {
  const [now, subject, steps] = [by.services.clock(), subjectOf(run), stepsOf(run.steps)];
  const { timezone } = await tx.workspace.findFirstOrThrow({ select: { timezone: true } });
  const policy = await storedPolicy(tx);
  const eligible = (await eligibleMembers(tx, subject, now)).filter((member) => !isAway(member, now));
  for (const [at, step] of steps.entries()) {
    if (at < run.reached || !isWithinHours(step.hours, now, timezone)) continue;
    const to = await stepRecipients(tx, step, { eligible, onCall: policy?.onCallMemberIds ?? [] });
    if (to.length === 0) continue;
    const dueAt = new Date(now.getTime() + step.limitMinutes * 60_000);
    await tx.escalationRun.updateMany({ where: { id: run.id }, data: { reached: at + 1, dueAt } });
    await notifyRecipients(tx, by, { subject, code: codeOf(run) }, to);
    await recordStep(tx, by, run, { step: at + 1, notifiedMemberIds: to, channels: ['NOTIFICATION'] });
    await enqueueEscalation(tx, { workspaceId: run.workspaceId, id: run.id }, dueAt);
    return true;
  }
  return false;
}

/**
 * Ends an escalation run that has no further step. Notifies the eligible members who are not away, or all eligible
 * members if everyone is away, and sends an email to the fallback address if one is configured.
 */
export async function fallBack(tx: Tx, services: Services, by: EventContext, run: EscalationRun): Promise<void> {
  const [now, subject] = [services.clock(), subjectOf(run)];
  const ended = { openSubjectId: null, dueAt: null, endedAt: now, endReason: 'FALLBACK' };
  await tx.escalationRun.updateMany({ where: { id: run.id }, data: ended });
  const to = memberIds(availableMembers(await eligibleMembers(tx, subject, now), now));
  await notifyRecipients(tx, by, { subject, code: codeOf(run) }, to);
  const address = (await storedPolicy(tx))?.fallbackEmail;
  const channels = address ? (['NOTIFICATION', 'EMAIL'] as const) : (['NOTIFICATION'] as const);
  await recordStep(tx, by, run, { step: 'FALLBACK', notifiedMemberIds: to, channels });
  if (!address) return;
  const { name, slug } = await tx.workspace.findFirstOrThrow({ select: { name: true, slug: true } });
  await enqueueEmail(tx, services, escalationEmail(services, address, { name, slug, subject }));
}

const memberIds = (members: readonly { readonly id: string }[]): string[] => members.map(({ id }) => id);

interface NotifiedHandoff {
  readonly subject: EscalationSubject;
  readonly code: HandoffCode;
}

/** Notifies members that a conversation or call needs a human, with the reason. */
async function notifyRecipients(
  tx: Tx,
  by: EventContext,
  { subject, code }: NotifiedHandoff,
  to: readonly string[],
): Promise<void> {
  if ('callId' in subject)
    await notify(tx, by, { kind: 'CALL_ESCALATED', to, detail: code, subjectId: subject.callId });
  else await notify(tx, by, { kind: 'CONVERSATION_WAITING', to, detail: code, conversationId: subject.conversationId });
}

interface StepRecord {
  readonly step: number | 'FALLBACK';
  readonly notifiedMemberIds: readonly string[];
  readonly channels: readonly ('NOTIFICATION' | 'EMAIL')[];
}

/** Stores which members were notified by a step, and records them with the channels in the audit log. */
async function recordStep(tx: Tx, by: EventContext, run: EscalationRun, record: StepRecord): Promise<void> {
  const { workspaceId, id: runId } = run;
  const at = { step: record.step === 'FALLBACK' ? null : record.step, notifiedAt: by.services.clock() };
  await tx.escalationNotification.createMany({
    data: record.notifiedMemberIds.map((memberId) => ({ workspaceId, id: uuidv7(), runId, memberId, ...at })),
  });
  const subject =
    run.conversationId === null
      ? { type: 'Call', id: run.callId ?? '' }
      : { type: 'Conversation', id: run.conversationId };
  const after = { ...record, of: stepsOf(run.steps).length };
  await recordEvent(tx, by, { name: 'escalation.advanced', subject, after });
}

interface WaitingSubject {
  readonly name: string;
  readonly slug: string;
  readonly subject: EscalationSubject;
}

/**
 * Creates the email about a waiting conversation or call. The email contains no contact data, because the recipient may
 * not be a member.
 */
function escalationEmail(
  { publicBaseUrl }: Pick<Services, 'publicBaseUrl'>,
  to: string,
  { name, slug, subject }: WaitingSubject,
): EmailContent {
  const what = 'callId' in subject ? 'call' : 'conversation';
  const path = 'callId' in subject ? `calls/${subject.callId}` : `inbox/${subject.conversationId}`;
  return {
    to,
    subject: `A ${what} in ${name} needs a person`,
    paragraphs: [
      `No member has responded to a ${what} in ${name} in time.`,
      'You receive this email as the fallback of the escalation.',
    ],
    action: { label: `Open ${what}`, url: `${publicBaseUrl}/admin/${slug}/${path}` },
  };
}
