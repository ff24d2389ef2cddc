import type { Task } from 'graphile-worker';
import type { Services } from '../../../context/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { answerLater } from '../../../events/outbox.ts';
import { tell } from '../../../events/record.ts';
import { lockLead } from '../../leads/index.ts';
import { greetingWay } from '../greeting-way.ts';
import { contactBy, conversationWith, memoryOf, remember } from '../turns.repository.ts';

/** A new lead becomes a conversation, in which the agent speaks first. Whoever wrote before, or is greeted already, is left alone. */
export const greetLeadJob =
  (services: Pick<Services, 'database' | 'clock'>): Task =>
  async (payload) => {
    const { workspaceId, leadId } = payload as { workspaceId: string; leadId: string };
    await services.database
      .inWorkspace(workspaceId)
      .write((tx) => greet(tx, { workspaceId, leadId, now: services.clock() }));
  };

interface Greeting {
  readonly workspaceId: string;
  readonly leadId: string;
  readonly now: Date;
}

async function greet(tx: Tx, { workspaceId, leadId, now }: Greeting): Promise<void> {
  const lead = await lockLead(tx, leadId);
  if (lead?.status !== 'NEW') return;
  const way = await greetingWay(tx);
  if (!way) return;
  const contact = await contactBy(tx, { workspaceId, phone: lead.phone, name: lead.name, now });
  const thread = { workspaceId, contactId: contact.id, now, phoneConfigId: way.phoneConfigId };
  const { id: conversationId, begun } = await conversationWith(tx, thread);
  if (!begun && (await memoryOf(tx, conversationId))) return;
  await remember(tx, { workspaceId, conversationId, leadId, now });
  if (begun) await tell(tx, { topic: 'conversation', workspaceId, id: conversationId, kind: 'CREATED' });
  await answerLater(tx, { workspaceId, conversationId, trigger: 'LEAD' });
}
