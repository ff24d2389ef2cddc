import { templateText } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { fillGreeting } from '../../../agent/runs/index.ts';
import { greetingOf } from '../../../messaging/messaging-settings/index.ts';
import { UNSCHEDULED, waitingLeads } from '../waiting-leads.repository.ts';

/** Returns the number of waiting leads, and a preview of the greeting for the oldest one. */
export const leadBacklog = (ctx: WorkspaceContext) =>
  ctx.db.read(async (tx) => {
    const [oldest] = await waitingLeads(tx, 1);
    const count = await tx.lead.count({ where: UNSCHEDULED });
    const preview = oldest ? await previewGreeting(tx, { contact: oldest.name, workspace: ctx.workspace.name }) : null;
    return { count, oldestAt: oldest?.waitingSince ?? null, preview };
  });

async function previewGreeting(tx: Tx, names: { contact: string; workspace: string }): Promise<string | null> {
  const { channel } = await tx.workspace.findFirstOrThrow({ select: { channel: true } });
  const greeting = channel === 'WHATSAPP' ? await greetingOf(tx) : null;
  return greeting && templateText(greeting.template, fillGreeting(greeting, names));
}
