import type { SuppressionReason } from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueGreeting } from '../../../../events/outbox.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { isAgentPublished } from '../../../agent/configuration/index.ts';
import { findContactTime, suppressOutreach } from '../../../campaigns/outreach-limits/index.ts';
import { endWaiting, type LeadRow, scheduleRedial } from '../../../leads/leads/index.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { integrationStatus } from '../../../platform/integrations/index.ts';
import { dial } from '../dial.ts';
import { isRedialDue, nextRedialAt } from '../redial.ts';

interface Redial {
  readonly by: EventContext;
  readonly lead: LeadRow;
}

/**
 * Limits of a phone number that soon allow a call again, so the call is rescheduled. Other limits suppress the call and
 * notify members.
 */
const PASSING: ReadonlySet<SuppressionReason> = new Set(['NUMBER_COOL_DOWN', 'NUMBER_DAILY_LIMIT', 'CALL_RUNNING']);

/**
 * Calls a lead again after an unanswered call. If calling is not possible now, the call is rescheduled. If the contact
 * was reached in another way, no call is made (AG-13).
 */
export async function redialLead(tx: Tx, services: Services, { by, lead }: Redial): Promise<void> {
  if (!(await isRedialDue(tx, lead))) return endWaiting(tx, lead.phone);
  const now = services.clock();
  const isReady =
    (await isSendingEnabled(tx)) &&
    (await isAgentPublished(tx)) &&
    (await integrationStatus(tx, 'VAPI'))?.unavailableReason === null;
  const at = await redialTime(tx, services, lead, isReady ? now : await nextRedialAt(tx, now));
  if (at > now) return scheduleAt(tx, by, lead, at);
  const dialed = await dial(tx, by, { lead, isAutomatic: true, isByHand: false, visitor: null });
  if ('callId' in dialed) return endWaiting(tx, lead.phone);
  if (PASSING.has(dialed.suppressed))
    return scheduleAt(tx, by, lead, await redialTime(tx, services, lead, await nextRedialAt(tx, now)));
  await endWaiting(tx, lead.phone);
  await suppressOutreach(tx, by, { leadId: lead.id, kind: 'CALL', reason: dialed.suppressed });
}

/** Returns the first time in the contact window that is neither before `earliest` nor before the scheduled time. */
async function redialTime(tx: Tx, services: Services, { phone, contactAt }: LeadRow, earliest: Date): Promise<Date> {
  const from = contactAt && contactAt > earliest ? contactAt : earliest;
  const { at } = await findContactTime(tx, { ...services, clock: () => from }, { kind: 'CALL', phone });
  return at;
}

async function scheduleAt(tx: Tx, by: EventContext, lead: LeadRow, at: Date): Promise<void> {
  await scheduleRedial(tx, by, lead, at);
  await enqueueGreeting(tx, { workspaceId: by.workspace.id, leadId: lead.id, visitor: null }, at);
}
