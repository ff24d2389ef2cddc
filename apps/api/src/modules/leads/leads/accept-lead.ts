import type { LeadSource } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueGreeting } from '../../../events/outbox.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { addressGroup } from '../../../rate-limiting/client-address.ts';
import type { ValidLead } from './lead-validation.ts';

/** Stores a lead and records the event. A lead is stored even while the agent is paused (CB-18). */
export async function acceptLead(tx: Tx, ctx: EventContext, lead: ValidLead, source: LeadSource): Promise<string> {
  const id = uuidv7();
  const workspaceId = ctx.workspace.id;
  const now = ctx.services.clock();
  await tx.lead.create({ data: { workspaceId, id, ...lead, source, consentAt: now, createdAt: now } });
  const fact = { name: 'lead.created', subject: { type: 'Lead', id }, after: { source } } as const;
  await recordEvent(tx, ctx, fact, { topic: 'lead', workspaceId, id, kind: 'CREATED' });
  // The agent replies to leads who write or call, so only other leads are greeted.
  const visitor = source === 'FORM' ? addressGroup(ctx.transport.ipAddress) : null;
  if (source !== 'WHATSAPP' && source !== 'CALL') await enqueueGreeting(tx, { workspaceId, leadId: id, visitor });
  return id;
}
