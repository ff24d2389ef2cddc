import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Services, WorkspaceContext } from '../../../auth/context.ts';
import { notFound } from '../../../errors/denials.ts';
import { resolveDownload, sendFile } from '../../../http/download.ts';

const MEDIA_TYPES = { CSV: 'text/csv; charset=utf-8', NDJSON: 'application/x-ndjson; charset=utf-8' } as const;

/**
 * Serves `GET /downloads/<token>`, which returns the file of a signed URL. The member must still be allowed to export
 * the audit log.
 */
export async function downloadAuditExport(app: FastifyInstance, services: Services) {
  // A signed URL is longer than the maximum length of a named parameter, so the route uses a wildcard.
  app.get<{ Params: { '*': string } }>('/downloads/*', async (request, reply) => {
    const { ctx, fileId } = await resolveDownload(services, { request, reply }, ['export', 'AuditEvent']);
    const mine = { id: fileId, requestedById: ctx.membership.userId };
    const there = { status: 'READY', expiresAt: { gt: services.clock() } };
    const file = await ctx.db.read((tx) => tx.auditExport.findFirst({ where: { ...mine, ...there } }));
    if (!file) throw notFound();
    const format = file.format === 'CSV' ? 'CSV' : 'NDJSON';
    const name = `${ctx.workspace.slug}-audit-${file.createdAt.toISOString().slice(0, 10)}.${format.toLowerCase()}`;
    return sendFile(reply, { name, type: MEDIA_TYPES[format] }, Readable.from(partsOf(ctx, fileId)));
  });
}

/** Streams the file in parts, so that a large file is never loaded into memory completely. */
async function* partsOf({ db }: WorkspaceContext, exportId: string) {
  for (let part = 0; ; part += 1) {
    const found = await db.read((tx) =>
      tx.auditExportPart.findFirst({ where: { exportId, part }, select: { body: true } }),
    );
    if (!found) return;
    yield found.body;
  }
}
