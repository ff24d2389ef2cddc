import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueAgentRun, type OutreachOrder } from '../../../../events/outbox.ts';
import { publishChange } from '../../../../events/record-event.ts';
import {
  findOutreachRefusal,
  lockOutreach,
  reserveOutreach,
  suppressOutreach,
} from '../../../campaigns/outreach-limits/index.ts';
import { type LeadRow, lockLead } from '../../../leads/leads/index.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { findOrCreateContact, findOrCreateConversation, memoryOf, storeMemory } from '../agent-runs.repository.ts';
import { agentActor } from '../claimed-run.ts';
import { findGreetingRoute, type GreetingRoute } from '../greeting-route.ts';

/** Greets a new lead. Leads that wrote before or were greeted are skipped. */
export const greetLeadJob =
  (services: Pick<Services, 'database' | 'clock'>): Task =>
  async (payload) => {
    const order = payload as OutreachOrder;
    await services.database.forWorkspace(order.workspaceId).write((tx) => greetLead(tx, services, order));
  };

async function greetLead(tx: Tx, services: Pick<Services, 'clock'>, order: OutreachOrder): Promise<void> {
  const { workspaceId, leadId } = order;
  const lead = await lockLead(tx, leadId);
  if (lead?.status !== 'NEW' || lead.suppressedAt) return;
  const way = await findGreetingRoute(tx);
  if (!way) return;
  // Locked before reading: of two leads with one number the second finds the first one's conversation.
  await lockOutreach(tx, workspaceId);
  if (await hasConversation(tx, lead.phone)) return;
  const by = agentActor(services, { workspaceId, id: leadId });
  // Jobs from older versions have no visitor.
  const greeting = { kind: 'GREETING', phone: lead.phone, isByHand: false, visitor: order.visitor ?? null } as const;
  // When the greeting cannot be sent, the run states the reason and no limit is counted.
  const isSending = way.fault === null && (await isSendingEnabled(tx));
  const reason = isSending ? await findOutreachRefusal(tx, by, greeting) : null;
  if (reason) return suppressOutreach(tx, by, { leadId, kind: 'GREETING', reason });
  if (isSending) await reserveOutreach(tx, by, { ...greeting, leadId, callId: null });
  await beginGreeting(tx, { lead, way, now: services.clock() });
}

/** Returns whether a conversation with the number already has a lead: it was greeted or wrote to us. */
async function hasConversation(tx: Tx, phone: string): Promise<boolean> {
  const where = { channel: 'WHATSAPP', contact: { phone } };
  const found = await tx.conversation.findFirst({ where, orderBy: { createdAt: 'desc' }, select: { id: true } });
  return found !== null && (await memoryOf(tx, found.id)) !== null;
}

interface GreetingStart {
  readonly lead: LeadRow;
  readonly way: GreetingRoute;
  readonly now: Date;
}

async function beginGreeting(tx: Tx, { lead, way, now }: GreetingStart): Promise<void> {
  const { workspaceId, id: leadId, phone, name } = lead;
  const contact = await findOrCreateContact(tx, { workspaceId, phone, name, now });
  const thread = { workspaceId, contactId: contact.id, now, phoneConfigId: way.phoneConfigId };
  const { id: conversationId, begun } = await findOrCreateConversation(tx, thread);
  if (!begun && (await memoryOf(tx, conversationId))) return;
  await storeMemory(tx, { workspaceId, conversationId, leadId, now });
  if (begun) await publishChange(tx, { topic: 'conversation', workspaceId, id: conversationId, kind: 'CREATED' });
  await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'LEAD' });
}
