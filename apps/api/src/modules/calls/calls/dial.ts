import type { SuppressionReason } from '@frontdesk/domain';
import type { Service } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { notFound } from '../../../errors/denials.ts';
import { enqueueDial } from '../../../events/outbox.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { findOrCreateContact } from '../../agent/runs/index.ts';
import { findOutreachRefusal, type Outreach, reserveOutreach } from '../../campaigns/outreach-limits/index.ts';
import type { LeadRow } from '../../leads/leads/index.ts';
import { isSendingEnabled } from '../../messaging/conversations/index.ts';
import { lockCall } from './calls.repository.ts';
import { type Route, routeOutbound } from './route.ts';
import { beginCall, transitionCall } from './transition-call.ts';

export const PAUSED = 'The workspace is paused.';

interface DialInput extends Pick<Outreach, 'isByHand' | 'visitor'> {
  readonly lead: LeadRow;
  /** Service that handles the call. If null or omitted, the service of the default phone number is used. */
  readonly service?: Service | null;
  /**
   * True for a call that is caused by a new lead or an unanswered call, and not requested by a member, an API key or
   * the contact. An automatic call waits for the contact window and is retried if it is not answered.
   */
  readonly isAutomatic?: boolean;
  /** Reason why no call can be placed now, shown to members. Null or omitted if a call can be placed. */
  readonly denialReason?: string | null;
}

export type DialResult = { readonly callId: string } | { readonly suppressed: SuppressionReason };

/**
 * Stores a call, which a job then places. If the workspace is paused, `denialReason` is set or the phone number,
 * service or agent cannot be used, the call is stored as suppressed and never placed. If outreach to the contact is
 * refused or another call with the contact is in progress, no call is stored and the reason is returned.
 */
export async function dial(
  tx: Tx,
  by: EventContext,
  { lead, service, isAutomatic = false, denialReason = null, ...how }: DialInput,
): Promise<DialResult> {
  const { unavailableReason, ...route } = await routeOutbound(tx, service);
  const failure = (await isSendingEnabled(tx)) ? (denialReason ?? unavailableReason) : PAUSED;
  const outreach: Outreach = { kind: 'CALL', phone: lead.phone, ...how };
  const reason = failure ? null : await findOutreachRefusal(tx, by, outreach);
  if (reason) return { suppressed: reason };
  const callId = await storeCall(tx, by, lead, { ...route, isAutomatic });
  if (!callId) return { suppressed: 'CALL_RUNNING' };
  const workspaceId = by.workspace.id;
  await recordEvent(tx, by, {
    name: 'call.dialed',
    subject: { type: 'Call', id: callId },
    after: { leadId: lead.id },
  });
  if (failure) {
    await deferCall(tx, by, callId, failure);
    return { callId };
  }
  await reserveOutreach(tx, by, { ...outreach, leadId: lead.id, callId });
  await enqueueDial(tx, { workspaceId, callId });
  return { callId };
}

type NewCall = Omit<Route, 'unavailableReason'> & { readonly isAutomatic: boolean };

async function storeCall(tx: Tx, by: EventContext, lead: LeadRow, call: NewCall): Promise<string | null> {
  const workspaceId = by.workspace.id;
  const now = by.services.clock();
  const { id: leadId, phone, name } = lead;
  const { id: contactId } = await findOrCreateContact(tx, { workspaceId, phone, name, now });
  return beginCall(tx, { workspaceId, contactId, leadId, phone, direction: 'OUTBOUND', ...call, now });
}

async function deferCall(tx: Tx, by: EventContext, callId: string, failure: string): Promise<void> {
  const call = await lockCall(tx, callId);
  if (!call) throw notFound();
  await transitionCall(tx, by, call, { state: 'SUPPRESSED', at: by.services.clock(), failure });
}
