import type { SuppressionReason } from '@frontdesk/domain';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueGreeting, type OutreachOrder } from '../../../../events/outbox.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { findContactTime, suppressOutreach } from '../../../campaigns/outreach-limits/index.ts';
import {
  deferLead,
  endWaiting,
  type LeadRow,
  lockLead,
  markLeadWaiting,
  scheduleRedial,
} from '../../../leads/leads/index.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { integrationStatus } from '../../../platform/integrations/index.ts';
import { agentActor } from '../actors.ts';
import { checkCallPlan } from '../call-plan.ts';
import { dial } from '../dial.ts';
import { isRedialDue, nextRedialAt } from '../redial.ts';
import { isDialingAgentPublished } from '../route.ts';

/**
 * Calls a lead that is new or due for another call (CB-15). If a call is not possible now, the lead waits or the call
 * is rescheduled. Does nothing if the call is no longer needed.
 */
export const dialLeadJob =
  (services: Services): Task =>
  async (payload) => {
    const order = payload as OutreachOrder;
    await services.database.forWorkspace(order.workspaceId).write((tx) => dialNew(tx, services, order));
  };

async function dialNew(tx: Tx, services: Services, { workspaceId, leadId, visitor }: OutreachOrder): Promise<void> {
  const lead = await lockLead(tx, leadId);
  if (!lead || lead.suppressedAt) return;
  const by = agentActor(services, workspaceId, leadId);
  if (lead.waitingReason === 'REDIAL') return redialLead(tx, services, { by, lead });
  if (lead.status !== 'NEW') return;
  const voice = await integrationStatus(tx, 'VAPI');
  if (!voice) return markLeadWaiting(tx, by, lead, 'NOT_SET_UP');
  if (!(await isDialingAgentPublished(tx))) return markLeadWaiting(tx, by, lead, 'NOT_PUBLISHED');
  if (await wasDialed(tx, leadId)) return;
  if (!(await isSendingEnabled(tx))) return markLeadWaiting(tx, by, lead, 'PAUSED');
  const { at, isNow } = await findContactTime(tx, services, { kind: 'CALL', phone: lead.phone });
  if (!isNow) {
    await deferLead(tx, by, lead, at);
    return enqueueGreeting(tx, { workspaceId, leadId, visitor: visitor ?? null }, at);
  }
  // Jobs enqueued by an earlier version of the code contain no visitor.
  const dialed = await dial(tx, by, {
    lead,
    denialReason: voice.unavailableReason ?? (await findPlanDenial(tx, services)),
    isAutomatic: true,
    isByHand: false,
    visitor: visitor ?? null,
  });
  await endWaiting(tx, lead.phone);
  if ('suppressed' in dialed) await suppressOutreach(tx, by, { leadId, kind: 'CALL', reason: dialed.suppressed });
}

/**
 * Returns why the workspace's plan does not allow a call now, or null if the plan allows it. A call that is not allowed
 * is stored as suppressed with this reason.
 */
const findPlanDenial = async (tx: Tx, services: Services): Promise<string | null> =>
  (await checkCallPlan(tx, services))?.message ?? null;

/** Returns whether the lead was called. Suppressed calls do not count, because they were never placed. */
const wasDialed = async (tx: Tx, leadId: string): Promise<boolean> =>
  (await tx.call.findFirst({ where: { leadId, state: { not: 'SUPPRESSED' } }, select: { id: true } })) !== null;

interface Redial {
  readonly by: EventContext;
  readonly lead: LeadRow;
}

/**
 * Reasons that apply only for a short time, so the call is rescheduled. For all other reasons, the call is suppressed
 * and members are notified, at most once an hour per reason.
 */
const PASSING: ReadonlySet<SuppressionReason> = new Set(['NUMBER_COOL_DOWN', 'NUMBER_DAILY_LIMIT', 'CALL_RUNNING']);

/**
 * Calls a lead again after an unanswered call. If a call is not possible now, it is rescheduled, or suppressed if the
 * reason is permanent. If the contact was reached in another way, no call is made (AG-13).
 */
async function redialLead(tx: Tx, services: Services, { by, lead }: Redial): Promise<void> {
  if (!(await isRedialDue(tx, lead))) return endWaiting(tx, lead.phone);
  const now = services.clock();
  const isReady =
    (await isSendingEnabled(tx)) &&
    (await isDialingAgentPublished(tx)) &&
    (await integrationStatus(tx, 'VAPI'))?.unavailableReason === null;
  const at = await redialTime(tx, services, lead, isReady ? now : await nextRedialAt(tx, now));
  if (at > now) return scheduleAt(tx, by, lead, at);
  const dialed = await dial(tx, by, {
    lead,
    denialReason: await findPlanDenial(tx, services),
    isAutomatic: true,
    isByHand: false,
    visitor: null,
  });
  if ('callId' in dialed) return endWaiting(tx, lead.phone);
  if (PASSING.has(dialed.suppressed))
    return scheduleAt(tx, by, lead, await redialTime(tx, services, lead, await nextRedialAt(tx, now)));
  await endWaiting(tx, lead.phone);
  await suppressOutreach(tx, by, { leadId: lead.id, kind: 'CALL', reason: dialed.suppressed });
}

/**
 * Returns the earliest time within the contact window that is neither before `earliest` nor before the scheduled time.
 */
async function redialTime(tx: Tx, services: Services, { phone, contactAt }: LeadRow, earliest: Date): Promise<Date> {
  const from = contactAt && contactAt > earliest ? contactAt : earliest;
  const { at } = await findContactTime(tx, { ...services, clock: () => from }, { kind: 'CALL', phone });
  return at;
}

async function scheduleAt(tx: Tx, by: EventContext, lead: LeadRow, at: Date): Promise<void> {
  await scheduleRedial(tx, by, lead, at);
  await enqueueGreeting(tx, { workspaceId: by.workspace.id, leadId: lead.id, visitor: null }, at);
}

interface CallBackOrder {
  readonly workspaceId: string;
  readonly leadId: string;
}

/** Calls a contact at the requested time. If the call cannot be placed, stores the reason. */
export const callBackJob =
  (services: Services): Task =>
  async (payload) => {
    const { workspaceId, leadId } = payload as CallBackOrder;
    await services.database.forWorkspace(workspaceId).write(async (tx) => {
      const lead = await lockLead(tx, leadId);
      if (!lead) return;
      const by = agentActor(services, workspaceId, leadId);
      const denialReason = (await integrationStatus(tx, 'VAPI'))?.unavailableReason ?? null;
      // The contact requested the call, so the cool-down of the phone number does not apply.
      const dialed = await dial(tx, by, { lead, denialReason, isByHand: true, visitor: null });
      if ('suppressed' in dialed) await suppressOutreach(tx, by, { leadId, kind: 'CALL', reason: dialed.suppressed });
    });
  };
