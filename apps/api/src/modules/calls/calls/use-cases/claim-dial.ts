import { SUPPRESSION_REASON_TITLES } from '@frontdesk/domain';
import type { CallRequest } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueDial } from '../../../../events/outbox.ts';
import { findContactTime, findNumberRefusal } from '../../../campaigns/outreach-limits/index.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { phoneConfigById } from '../../../messaging/phone-configs/index.ts';
import { agentActor } from '../actors.ts';
import { briefAssistant, textOfLead } from '../call-context.ts';
import { type CallRow, changeCall, lockCall } from '../calls.repository.ts';
import { PAUSED } from '../dial.ts';
import { checkRoute } from '../route.ts';
import { transitionCall } from '../transition-call.ts';

export interface DialOrder {
  readonly workspaceId: string;
  readonly callId: string;
}

/** Call that this process has claimed for dialing or looking up. */
export interface DialClaim extends DialOrder {
  readonly claim: number;
  readonly request: CallRequest;
  /** Provider id of the phone number from which the call is placed. Null for the phone number of the integration. */
  readonly from: string | null;
  readonly attemptedAt: Date;
  /** True if an earlier attempt may have placed the call, so that it must be looked up first. */
  readonly mustLook: boolean;
}

const LEASE_MS = 60_000;

/**
 * Claims a call for dialing. Returns null if the call was already dialed, another process is dialing it, dialing is not
 * allowed, or the call waits for the contact window.
 */
export const claimDial = (services: Services, order: DialOrder): Promise<DialClaim | null> =>
  services.database.forWorkspace(order.workspaceId).write(async (tx) => {
    const call = await lockCall(tx, order.callId);
    if (!call || call.dispatchState === 'DONE') return null;
    const now = services.clock();
    if (call.leaseUntil && call.leaseUntil > now) {
      await enqueueDial(tx, order, call.leaseUntil);
      return null;
    }
    if (call.dispatchState === 'REQUESTING') return leaseDial(tx, services, call, now);
    const failure = await findDialBlocker(tx, call);
    if (!failure && (await waitsForWindow(tx, services, call))) return null;
    if (!failure) return leaseDial(tx, services, call, now);
    await transitionCall(tx, agentActor(services, order.workspaceId, call.id), call, {
      state: 'SUPPRESSED',
      at: now,
      failure,
    });
    return null;
  });

/**
 * Returns whether an automatic call must wait because its contact window has closed. In that case, enqueues the call
 * for the next opening of the window.
 */
async function waitsForWindow(tx: Tx, services: Services, call: CallRow): Promise<boolean> {
  if (!call.isAutomatic || !call.activePhone) return false;
  const { at, isNow } = await findContactTime(tx, services, { kind: 'CALL', phone: call.activePhone });
  if (!isNow) await enqueueDial(tx, { workspaceId: call.workspaceId, callId: call.id }, at);
  return !isNow;
}

/**
 * Returns why the call must not be dialed (a paused workspace, an opt-out, a block, a phone number that the workspace
 * does not allow, or an inactive route), or null if it can be dialed. Called immediately before dialing.
 */
async function findDialBlocker(tx: Tx, { optedOut, blocked, activePhone, ...way }: CallRow): Promise<string | null> {
  if (!(await isSendingEnabled(tx))) return PAUSED;
  if (optedOut) return 'This contact has opted out.';
  if (blocked) return 'The contact is blocked.';
  const refusal = activePhone && (await findNumberRefusal(tx, activePhone));
  return refusal ? SUPPRESSION_REASON_TITLES[refusal] : checkRoute(tx, way);
}

async function leaseDial(tx: Tx, services: Services, call: CallRow, now: Date): Promise<DialClaim> {
  const { workspaceId, id } = call;
  const mustLook = call.dispatchState === 'REQUESTING';
  const attemptedAt = mustLook ? (call.attemptedAt ?? now) : now;
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const claim = call.claim + 1;
  const attempts = mustLook ? call.attempts : call.attempts + 1;
  await changeCall(tx, id, { dispatchState: 'REQUESTING', claim, leaseUntil, attemptedAt, attempts });
  if (mustLook)
    await transitionCall(tx, agentActor(services, workspaceId, id), call, { state: 'UNCONFIRMED', at: now });
  const number = call.phoneConfigId && (await phoneConfigById(tx, call.phoneConfigId));
  const from = number ? number.providerNumberId : null;
  return { workspaceId, callId: id, claim, request: await requestOf(tx, services, call), from, attemptedAt, mustLook };
}

/**
 * Builds the provider request for a call, which contains the phone number and the assistant configuration. Throws an
 * error if the call has no contact.
 */
async function requestOf(tx: Tx, services: Services, call: CallRow): Promise<CallRequest> {
  if (call.contactId === null) throw new Error('Only a call to a contact can be dialed.');
  const { phone, name, email } = await tx.contact.findFirstOrThrow({ where: { id: call.contactId } });
  const lead = call.leadId ? await tx.lead.findFirst({ where: { id: call.leadId } }) : null;
  const by = agentActor(services, call.workspaceId, call.id);
  const setup = await briefAssistant(tx, by, call, { name, message: lead ? textOfLead(lead) : '' });
  // Dials the phone number that was checked against the limits, even if the contact's number has changed in the
  // meantime.
  return {
    to: call.activePhone ?? phone,
    name,
    email: lead?.email ?? email,
    reference: call.id,
    ...setup,
  };
}
