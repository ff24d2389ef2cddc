import type { EscalationStep } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { type MemberRow, membersWithPolicy } from '../../access/members/index.ts';
import type { EscalationSubject, StoredPolicy } from './escalation.repository.ts';

/** Returns the members who are allowed to take over the conversation or call. Only these members are notified. */
export async function eligibleMembers(tx: Tx, subject: EscalationSubject, now: Date): Promise<MemberRow[]> {
  if ('callId' in subject) return callTakers(tx, now);
  const conversation = await tx.conversation.findFirst({
    where: { id: subject.conversationId },
    select: { assigneeId: true },
  });
  const holders = await membersWithPolicy(tx, 'conversation.takeover', now);
  // Members who are restricted to assigned conversations can take over only conversations that are assigned to them.
  return holders.filter(
    ({ id, assignedConversationsOnly }) => !assignedConversationsOnly || id === conversation?.assigneeId,
  );
}

/**
 * Returns the operators who receive escalations and can operate calls, or all members who can operate calls if the
 * workspace has no operators.
 */
async function callTakers(tx: Tx, now: Date): Promise<MemberRow[]> {
  const holders = await membersWithPolicy(tx, 'call.operate', now);
  const operators = await tx.operator.findMany({ select: { memberId: true, receivesEscalations: true } });
  if (operators.length === 0) return holders;
  return holders.filter(({ id }) => operators.some((one) => one.memberId === id && one.receivesEscalations));
}

/** Returns the ids of the eligible members that the step notifies. */
export async function stepRecipients(
  tx: Tx,
  step: EscalationStep,
  { eligible, onCall }: { eligible: readonly MemberRow[]; onCall: StoredPolicy['onCallMemberIds'] },
): Promise<string[]> {
  const isNamed = await namedBy(tx, step, onCall);
  return eligible.filter(isNamed).map(({ id }) => id);
}

async function namedBy(
  tx: Tx,
  { target, memberId, role }: EscalationStep,
  onCall: StoredPolicy['onCallMemberIds'],
): Promise<(member: MemberRow) => boolean> {
  switch (target) {
    case 'MEMBER':
      return ({ id }) => id === memberId;
    case 'ROLE':
      return (member) => member.role === role;
    case 'ON_CALL':
      return ({ id }) => onCall.includes(id);
    case 'OPERATORS': {
      const operators = await tx.operator.findMany({
        where: { receivesEscalations: true },
        select: { memberId: true },
      });
      return ({ id }) => operators.some((one) => one.memberId === id);
    }
  }
}
