import { LIMITS } from '@frontdesk/domain';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notify } from '../../../../events/notify.ts';
import { enqueueAgentRun, enqueueGreeting, type OutreachOrder } from '../../../../events/outbox.ts';
import { type EventContext, publishChange } from '../../../../events/record-event.ts';
import {
  findContactTime,
  findOutreachRefusal,
  lockOutreach,
  reserveOutreach,
  suppressOutreach,
} from '../../../campaigns/outreach-limits/index.ts';
import {
  deferLead,
  endWaiting,
  type LeadRow,
  leadManagers,
  lockLead,
  markLeadGreeted,
  markLeadWaiting,
  recordLead,
} from '../../../leads/leads/index.ts';
import { isSendingEnabled, isWindowClosed } from '../../../messaging/conversations/index.ts';
import { agentActor } from '../active-run.ts';
import {
  findOrCreateContact,
  findOrCreateConversation,
  type LockedConversation,
  lockConversation,
  memoryOf,
  storeMemory,
} from '../agent-runs.repository.ts';
import { findGreetingRoute, findUsableGreeting, type GreetingRoute } from '../greeting.ts';
import { resolveAgent } from '../resolve-agent.ts';

/**
 * Greets a new lead. A known contact is greeted in the existing conversation. The greeting waits while the contact
 * window is closed, or while the workspace is paused or lacks a connection, a published agent or a greeting template.
 */
export const greetLeadJob =
  (services: Pick<Services, 'database' | 'clock' | 'contactWindow'>): Task =>
  async (payload) => {
    const order = payload as OutreachOrder;
    await services.database.forWorkspace(order.workspaceId).write((tx) => greetLead(tx, services, order));
  };

async function greetLead(
  tx: Tx,
  services: Pick<Services, 'clock' | 'contactWindow'>,
  order: OutreachOrder,
): Promise<void> {
  const { workspaceId, leadId } = order;
  const lead = await lockLead(tx, leadId);
  if (lead?.status !== 'NEW' || lead.suppressedAt || lead.greetedAt) return;
  const by = agentActor(services, { workspaceId, id: leadId });
  // The lock must come before the read: if two leads have the same phone number, the second one must find the
  // conversation of the first.
  await lockOutreach(tx, workspaceId);
  const known = await findKnownConversation(tx, lead.phone);
  if (known) await linkReturningLead(tx, by, lead, known);
  if (known && !(await isGreetable(tx, lead, known, services.clock()))) return endWaiting(tx, lead.phone);
  const way = await findGreetingRoute(tx);
  if (!way) return markLeadWaiting(tx, by, lead, 'NOT_SET_UP');
  if (!(await resolveAgent(tx, services.clock(), way, null))) return markLeadWaiting(tx, by, lead, 'NOT_PUBLISHED');
  // Without a working connection, the run fails with the provider's error and the conversation is handed off.
  const isConnected = way.unavailableReason === null;
  if (isConnected && !(await canWriteTo(tx, { lead, way }, services.clock()))) return waitForTemplate(tx, by, lead);
  if (!(await isSendingEnabled(tx))) return markLeadWaiting(tx, by, lead, 'PAUSED');
  const { at, isNow } = await findContactTime(tx, services, { kind: 'GREETING', phone: lead.phone });
  if (!isNow) return deferGreeting(tx, by, { lead, order, at });
  // Jobs enqueued by an earlier version of the code contain no visitor.
  const greeting = { kind: 'GREETING', phone: lead.phone, isByHand: false, visitor: order.visitor ?? null } as const;
  // Without a working connection nothing is sent, so the greeting is neither checked against the outreach limits nor
  // counted.
  const reason = isConnected ? await findOutreachRefusal(tx, by, greeting) : null;
  if (reason) {
    await endWaiting(tx, lead.phone);
    return suppressOutreach(tx, by, { leadId, kind: 'GREETING', reason });
  }
  if (isConnected) await reserveOutreach(tx, by, { ...greeting, leadId, callId: null });
  await beginGreeting(tx, by, { lead, way });
}

/** Returns whether the reply window of the contact is open, or whether the sending number has a greeting template. */
async function canWriteTo(tx: Tx, { lead, way }: GreetingStart, now: Date): Promise<boolean> {
  const conversation = await tx.conversation.findFirst({
    where: { channel: 'WHATSAPP', contact: { phone: lead.phone } },
    orderBy: { createdAt: 'desc' },
    select: { channel: true, lastInboundAt: true, phoneConfigId: true },
  });
  if (conversation && !isWindowClosed(conversation, now)) return true;
  const { phoneConfigId } = conversation ?? way;
  return (await findUsableGreeting(tx, phoneConfigId)) !== null;
}

/** Marks the lead as waiting. If no other lead waits for this reason, notifies the members who manage leads. */
async function waitForTemplate(tx: Tx, by: EventContext, lead: LeadRow): Promise<void> {
  const waitingReason = 'NO_GREETING_TEMPLATE';
  const waiting = await tx.lead.findFirst({ where: { waitingReason }, select: { id: true } });
  await markLeadWaiting(tx, by, lead, waitingReason);
  if (waiting) return;
  await notify(tx, by, { kind: 'GREETING_TEMPLATE_MISSING', to: await leadManagers(tx, by), subjectId: lead.id });
}

interface DeferredGreeting {
  readonly lead: LeadRow;
  readonly order: OutreachOrder;
  readonly at: Date;
}

/** Marks the lead as waiting, and enqueues the job again for the time at which the contact window opens. */
async function deferGreeting(tx: Tx, by: EventContext, { lead, order, at }: DeferredGreeting): Promise<void> {
  await deferLead(tx, by, lead, at);
  await enqueueGreeting(tx, order, at);
}

/**
 * Returns whether the lead can be greeted: the agent handles the conversation, and the contact has not opted out, is
 * not blocked, has not written since the lead arrived, and was not greeted recently.
 */
async function isGreetable(tx: Tx, lead: LeadRow, known: KnownConversation, now: Date): Promise<boolean> {
  if (known.mode !== 'AGENT' || known.optedOut || known.blocked) return false;
  if (known.lastInboundAt && known.lastInboundAt > lead.createdAt) return false;
  const since = new Date(now.getTime() - LIMITS.repeatGreetingHours * 3_600_000);
  const recent = { phone: lead.phone, id: { not: lead.id }, greetedAt: { gt: since } };
  return (await tx.lead.findFirst({ where: recent, select: { id: true } })) === null;
}

interface GreetingStart {
  readonly lead: LeadRow;
  readonly way: GreetingRoute;
}

async function beginGreeting(tx: Tx, by: EventContext, { lead, way }: GreetingStart): Promise<void> {
  const { workspaceId, id: leadId, phone, name } = lead;
  const now = by.services.clock();
  const contact = await findOrCreateContact(tx, { workspaceId, phone, name, now });
  const thread = { workspaceId, contactId: contact.id, now, phoneConfigId: way.phoneConfigId };
  const { conversation, begun } = await findOrCreateConversation(tx, thread);
  const { id: conversationId } = conversation;
  await storeMemory(tx, { workspaceId, conversationId, leadId, now });
  await markLeadGreeted(tx, by, leadId);
  if (begun) await publishChange(tx, { topic: 'conversation', workspaceId, id: conversationId, kind: 'CREATED' });
  await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'LEAD' });
}

interface KnownConversation extends LockedConversation {
  /** Id of the lead to which the conversation is linked. Null if there is none. */
  readonly leadId: string | null;
}

/**
 * Finds and locks the conversation with a phone number. Returns null if no agent state is stored for the conversation.
 */
async function findKnownConversation(tx: Tx, phone: string): Promise<KnownConversation | null> {
  const where = { channel: 'WHATSAPP', contact: { phone } };
  const found = await tx.conversation.findFirst({ where, orderBy: { createdAt: 'desc' }, select: { id: true } });
  const memory = found && (await memoryOf(tx, found.id));
  const conversation = memory && (await lockConversation(tx, found.id));
  return conversation ? { ...conversation, leadId: memory.leadId } : null;
}

/**
 * Links another lead of a known contact to the existing conversation and notifies the team. Does nothing if the lead is
 * already linked.
 */
async function linkReturningLead(tx: Tx, by: EventContext, lead: LeadRow, known: KnownConversation): Promise<void> {
  if (known.leadId === lead.id) return;
  const { workspaceId, id: leadId } = lead;
  const { id: conversationId } = known;
  await storeMemory(tx, { workspaceId, conversationId, leadId, now: by.services.clock() });
  await recordLead(tx, by, { id: leadId, after: { conversationId } });
  await notify(tx, by, {
    kind: 'LEAD_RETURNED',
    to: await recipients(tx, by, known),
    subjectId: leadId,
    conversationId,
  });
}

const recipients = async (tx: Tx, by: EventContext, { assigneeId, heldById }: KnownConversation): Promise<string[]> =>
  [...(await leadManagers(tx, by)), assigneeId, heldById].filter((id) => id !== null);
