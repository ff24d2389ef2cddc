import type { Task } from 'graphile-worker';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueAgentRun, type OutreachOrder } from '../../../events/outbox.ts';
import { publishChange } from '../../../events/record-event.ts';
import { mayGoOut } from '../../conversations/index.ts';
import { type LeadRow, lockLead } from '../../leads/index.ts';
import { findOutreachFault, lockOutreach, reserveOutreach, suppressOutreach } from '../../outreach-limits/index.ts';
import { contactBy, conversationWith, memoryOf, remember } from '../agent-runs.repository.ts';
import { byAgent } from '../claimed-run.ts';
import { type GreetingWay, greetingWay } from '../greeting-route.ts';

/** Begins the conversation with a new lead: the agent writes first. A lead who wrote before, or was greeted, is not greeted. */
export const greetLeadJob =
  (services: Pick<Services, 'database' | 'clock'>): Task =>
  async (payload) => {
    const order = payload as OutreachOrder;
    await services.database.inWorkspace(order.workspaceId).write((tx) => greet(tx, services, order));
  };

async function greet(tx: Tx, services: Pick<Services, 'clock'>, order: OutreachOrder): Promise<void> {
  const { workspaceId, leadId } = order;
  const lead = await lockLead(tx, leadId);
  if (lead?.status !== 'NEW' || lead.suppressedAt) return;
  const way = await greetingWay(tx);
  if (!way) return;
  // Taken before looking: of two leads with one number the second finds the conversation of the first.
  await lockOutreach(tx, workspaceId);
  if (await isInTouch(tx, lead.phone)) return;
  const by = byAgent(services, { workspaceId, id: leadId });
  // Jobs from before an upgrade name no visitor.
  const greeting = { kind: 'GREETING', phone: lead.phone, isByHand: false, visitor: order.visitor ?? null } as const;
  // Where the greeting cannot be sent, the turn says why, and nothing is counted.
  const isSending = way.fault === null && (await mayGoOut(tx));
  const reason = isSending ? await findOutreachFault(tx, by, greeting) : null;
  if (reason) return suppressOutreach(tx, by, { leadId, kind: 'GREETING', reason });
  if (isSending) await reserveOutreach(tx, by, { ...greeting, leadId, callId: null });
  await begin(tx, { lead, way, now: services.clock() });
}

/** Whether a conversation with the number knows its lead: it was greeted, or wrote to us. */
async function isInTouch(tx: Tx, phone: string): Promise<boolean> {
  const where = { channel: 'WHATSAPP', contact: { phone } };
  const found = await tx.conversation.findFirst({ where, orderBy: { createdAt: 'desc' }, select: { id: true } });
  return found !== null && (await memoryOf(tx, found.id)) !== null;
}

interface Beginning {
  readonly lead: LeadRow;
  readonly way: GreetingWay;
  readonly now: Date;
}

async function begin(tx: Tx, { lead, way, now }: Beginning): Promise<void> {
  const { workspaceId, id: leadId, phone, name } = lead;
  const contact = await contactBy(tx, { workspaceId, phone, name, now });
  const thread = { workspaceId, contactId: contact.id, now, phoneConfigId: way.phoneConfigId };
  const { id: conversationId, begun } = await conversationWith(tx, thread);
  if (!begun && (await memoryOf(tx, conversationId))) return;
  await remember(tx, { workspaceId, conversationId, leadId, now });
  if (begun) await publishChange(tx, { topic: 'conversation', workspaceId, id: conversationId, kind: 'CREATED' });
  await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'LEAD' });
}
