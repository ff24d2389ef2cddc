import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../auth/context.ts';
import { notFound } from '../../errors/denials.ts';
import { exportParts, findExportFile, MEDIA_TYPES } from '../../modules/platform/exports/index.ts';
import { resolveDownload, sendFile } from '../download.ts';

/**
 * Adds `GET /downloads/exports/<token>`, which returns an export file to the member who requested it. The member must
 * still be allowed to export the records and must have the same access to data as at the time of the export.
 */
export async function downloadExport(app: FastifyInstance, services: Services) {
  app.get<{ Params: { '*': string } }>('/downloads/exports/*', async (request, reply) => {
    const { ctx, fileId } = await resolveDownload(services, { request, reply }, ['read', 'Job']);
    const file = await findExportFile(ctx, fileId);
    if (!file) throw notFound();
    const type = MEDIA_TYPES[file.format];
    return sendFile(reply, { name: file.name, type }, Readable.from(exportParts(ctx, fileId)));
  });
}
