import type { FastifyInstance } from 'fastify';
import type { Services } from '../../../auth/context.ts';
import { notFound } from '../../../errors/denials.ts';
import { resolveDownload } from '../../../http/download.ts';
import { sendReceivedFile } from './send-file.ts';
import { storedObject } from './stored-attachments.ts';
import { readableAttachment } from './use-cases/attachments.ts';

interface AttachmentRoute {
  readonly Params: { '*': string };
  readonly Querystring: { preview?: unknown };
}

/**
 * Adds `GET /downloads/attachments/<token>`, which streams the file of an attachment or the requested range of it. The
 * member must still be allowed to read the message and to view contact details.
 */
export async function downloadAttachment(app: FastifyInstance, services: Services): Promise<void> {
  app.get<AttachmentRoute>('/downloads/attachments/*', async (request, reply) => {
    const { ctx, fileId } = await resolveDownload(services, { request, reply }, ['read', 'Message']);
    if (!ctx.ability.can('readDetails', 'Contact')) throw notFound();
    const isPreview = request.query.preview === '1';
    const { row, object } = await ctx.db.read(async (tx) => {
      const found = await readableAttachment(tx, ctx, fileId);
      return { row: found, object: await storedObject(services, tx, found, isPreview) };
    });
    if (!object) throw notFound();
    const contentType = isPreview ? 'image/jpeg' : row.contentType;
    return sendReceivedFile(services, { request, reply }, { object, contentType, name: row.fileName ?? row.id });
  });
}
