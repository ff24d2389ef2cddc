import { type AuditExportFormat, ENVIRONMENT_CONTROLS, type Environment } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { forbidden, notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { createDownloadUrl } from '../../../../http/download-url.ts';
import { byId, toStoredFilter } from '../../../../query-compiler/index.ts';
import { anchorFile } from '../anchors.ts';
import { type AuditFilter, auditWhere } from '../audit.reads.ts';

/** Returns the retention of the audit log, and its signed anchors with the keys to verify them. */
export async function readAuditTrail({ db, services }: WorkspaceContext) {
  const { environment, anchors } = await db.read(async (tx) => ({
    ...(await tx.workspace.findFirstOrThrow({ select: { environment: true } })),
    anchors: await anchorFile(tx),
  }));
  const { auditRetentionDays } = ENVIRONMENT_CONTROLS[environment as Environment];
  return { retentionDays: auditRetentionDays, signingKeys: [...services.auditSigner.keys], anchorFile: anchors };
}

const RETENTION_MS = 24 * 60 * 60 * 1000;

interface ExportAuditLog {
  readonly format: AuditExportFormat;
  readonly filter?: AuditFilter | null;
}

/**
 * Enqueues an export and records the request. Refused while another export of the same member is in progress. Throws
 * FORBIDDEN for API keys.
 */
export async function exportAuditLog(ctx: WorkspaceContext, { format, filter }: ExportAuditLog) {
  // Only users can download exports. API keys read the list of events instead.
  if (ctx.actor.kind !== 'user') throw forbidden();
  // Validates the filter before the job runs, so that the response contains the error of an invalid filter.
  auditWhere(ctx, filter ?? null);
  const stored = toStoredFilter(filter ?? {});
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
    return { export: byId(id) } as const;
  });
}

/**
 * Creates a download URL of an audit export. The URL is bound to the member's session and workspace, and access is
 * checked again when the URL is used.
 */
export async function createAuditExportLink(ctx: WorkspaceContext, { id }: { id: string }) {
  const { actor, services } = ctx;
  // API keys cannot request exports, so an export never belongs to an API key.
  if (actor.kind !== 'user') throw notFound();
  const found = await ctx.db.read((tx) => tx.auditExport.findFirst({ where: { id, requestedById: actor.userId } }));
  if (!found) throw notFound();
  if (found.status !== 'READY' || found.expiresAt <= services.clock()) return refused('EXPORT_NOT_READY');
  const { url, expiresAt } = await createDownloadUrl(ctx, '', id);
  return { url, expiresAt } as const;
}
