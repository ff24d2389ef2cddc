import type { AuditExportFormat } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { forbidden } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type AuditFilter, validateFilter } from '../audit.reads.ts';

const RETENTION_MS = 24 * 60 * 60 * 1000;

interface ExportAuditTrail {
  readonly format: AuditExportFormat;
  readonly filter?: AuditFilter | null;
}

/** Enqueues an export, one at a time per member. The export itself is recorded. */
export async function exportAuditTrail(ctx: WorkspaceContext, { format, filter }: ExportAuditTrail) {
  // Exports are downloaded by people; API keys read the list.
  if (ctx.actor.kind !== 'user') throw forbidden();
  // Invalid filters are refused now instead of in the job.
  const stored = JSON.parse(JSON.stringify(withoutBlanks(validateFilter(filter ?? {}))));
  const { userId, name } = ctx.actor;
  return ctx.db.write(async (tx) => {
    const now = ctx.services.clock();
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`audit-export ${ctx.workspace.id} ${userId}`}, 0))`;
    const going = { requestedById: userId, status: { in: ['QUEUED', 'RUNNING'] }, expiresAt: { gt: now } };
    if (await tx.auditExport.findFirst({ where: going })) return refused('EXPORT_RUNNING');
    const id = uuidv7();
    const row = {
      workspaceId: ctx.workspace.id,
      id,
      format,
      filter: stored,
      requestedById: userId,
      requestedByName: name,
    };
    await tx.auditExport.create({
      data: { ...row, createdAt: now, expiresAt: new Date(now.getTime() + RETENTION_MS) },
    });
    await tx.sql`select app.enqueue('export_audit_trail', ${JSON.stringify({ workspaceId: ctx.workspace.id, id })}::jsonb)`;
    await recordEvent(tx, ctx, {
      name: 'audit.exported',
      subject: { type: 'AuditExport', id },
      after: { format, filter: stored },
    });
    return { type: 'AuditExportRequested', export: byId(id) } as const;
  });
}

const withoutBlanks = (filter: AuditFilter) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== undefined));
