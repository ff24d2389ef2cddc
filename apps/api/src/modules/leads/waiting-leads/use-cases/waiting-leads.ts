import { GREETING_RATES, templateText } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { forbidden } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueGreeting } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { fillGreeting } from '../../../agent/runs/index.ts';
import { greetingOf } from '../../../messaging/messaging-settings/index.ts';
import { findBacklogRefusal } from '../backlog-refusal.ts';
import { markBacklogNotified, UNSCHEDULED, waitingLeads, waitingReasons } from '../waiting-leads.repository.ts';

/**
 * Returns the number of waiting leads and their reasons, and a preview of the greeting for the oldest of these leads.
 * Leads whose greeting is already scheduled are not counted.
 */
export const leadBacklog = (ctx: WorkspaceContext) =>
  ctx.db.read(async (tx) => {
    const [oldest] = await waitingLeads(tx, 1);
    const count = await tx.lead.count({ where: UNSCHEDULED });
    const preview = oldest ? await previewGreeting(tx, { contact: oldest.name, workspace: ctx.workspace.name }) : null;
    return { count, oldestAt: oldest?.waitingSince ?? null, preview, waitingReasons: await waitingReasons(tx) };
  });

async function previewGreeting(tx: Tx, names: { contact: string; workspace: string }): Promise<string | null> {
  const { channel } = await tx.workspace.findFirstOrThrow({ select: { channel: true } });
  const greeting = channel === 'WHATSAPP' ? await greetingOf(tx) : null;
  return greeting && templateText(greeting.template, fillGreeting(greeting, names));
}

const MAX_LEADS = 1_000;

/**
 * Schedules the first contact of up to `MAX_LEADS` waiting leads, oldest first. A repeated call reschedules the leads
 * that are still waiting. Refused while the workspace is paused or its setup is incomplete. Throws FORBIDDEN in a
 * support session.
 */
export async function scheduleGreetings(ctx: WorkspaceContext, { perMinute }: { readonly perMinute: number }) {
  // A support session must not send messages to contacts.
  if ('support' in ctx.actor && ctx.actor.support) throw forbidden();
  return ctx.db.write(async (tx) => {
    const { id: workspaceId } = ctx.workspace;
    if (perMinute < GREETING_RATES.min || perMinute > GREETING_RATES.max)
      return refused('GREETING_RATE_INVALID', 'perMinute');
    const refusal = await findBacklogRefusal(tx);
    if (refusal) return refusal;
    const leads = await waitingLeads(tx, MAX_LEADS);
    if (leads.length === 0) return refused('NO_WAITING_LEADS');
    const now = ctx.services.clock().getTime();
    const at = (index: number) => new Date(now + Math.floor((index * 60_000) / perMinute));
    // oxlint-disable-next-line no-await-in-loop -- the statements share the connection of the transaction.
    for (const [index, { id: leadId }] of leads.entries())
      await enqueueGreeting(tx, { workspaceId, leadId, visitor: null }, at(index));
    await markBacklogNotified(tx, ctx.services.clock());
    const fact = { name: 'leads.greeting_started', subject: { type: 'Workspace', id: workspaceId } } as const;
    await recordEvent(tx, ctx, { ...fact, after: { count: leads.length, perMinute } });
    return { count: leads.length, lastAt: at(leads.length - 1) } as const;
  });
}
