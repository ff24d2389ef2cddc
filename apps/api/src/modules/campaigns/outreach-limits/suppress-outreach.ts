import type { OutreachKind, SuppressionReason } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { notify } from '../../../events/notify.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { membersWithPolicy } from '../../access/members/index.ts';

export interface Suppression {
  readonly leadId: string;
  readonly kind: OutreachKind;
  readonly reason: SuppressionReason;
}

const ALERT_AGAIN_MS = 60 * 60_000;

/**
 * Records on the lead why the lead was not contacted. Notifies the members who manage leads, unless a lead was
 * suppressed for the same reason within the last hour. The calling code must hold the outreach lock.
 */
export async function suppressOutreach(tx: Tx, by: EventContext, { leadId, kind, reason }: Suppression): Promise<void> {
  const now = by.services.clock();
  const isFirst = await isFirstOfHour(tx, reason, now);
  const data = { suppressedKind: kind, suppressedReason: reason, suppressedAt: now };
  await tx.lead.updateMany({ where: { id: leadId }, data });
  const fact = {
    name: 'lead.outreach_suppressed',
    subject: { type: 'Lead', id: leadId },
    after: { kind, reason },
  } as const;
  await recordEvent(tx, by, fact, { topic: 'lead', workspaceId: by.workspace.id, id: leadId, kind: 'UPDATED' });
  if (isFirst) await alert(tx, by, { leadId, reason });
}

/**
 * Returns whether no lead was suppressed for this reason within the last hour, so that many form submissions cause only
 * one notification.
 */
async function isFirstOfHour(tx: Tx, suppressedReason: string, now: Date): Promise<boolean> {
  const suppressedAt = { gt: new Date(now.getTime() - ALERT_AGAIN_MS) };
  return (await tx.lead.findFirst({ where: { suppressedReason, suppressedAt }, select: { id: true } })) === null;
}

async function alert(
  tx: Tx,
  by: EventContext,
  { leadId, reason }: Pick<Suppression, 'leadId' | 'reason'>,
): Promise<void> {
  const members = await membersWithPolicy(tx, 'lead.manage', by.services.clock());
  const to = members.filter((member) => !member.assignedConversationsOnly).map(({ id }) => id);
  await notify(tx, by, { kind: 'OUTREACH_SUPPRESSED', to, detail: reason, subjectId: leadId });
}
