import type { FastifyInstance } from 'fastify';
import type { Services } from '../../../auth/context.ts';
import { resolveDownload } from '../../../http/download.ts';
import { sendReceivedFile } from '../attachments/index.ts';
import { findTemplateFile, templateFileObject } from './template-files.ts';

interface TemplateFileRoute {
  readonly Params: { '*': string };
}

/**
 * Adds `GET /downloads/template-files/<token>`, which streams the file of a template or the requested range of it. The
 * member must still be allowed to read templates.
 */
export async function downloadTemplateFile(app: FastifyInstance, services: Services): Promise<void> {
  app.get<TemplateFileRoute>('/downloads/template-files/*', async (request, reply) => {
    const { ctx, fileId } = await resolveDownload(services, { request, reply }, ['read', 'WhatsAppTemplate']);
    const { file, object } = await ctx.db.read(async (tx) => {
      const found = await findTemplateFile(tx, fileId);
      return { file: found, object: await templateFileObject(services, tx, found) };
    });
    const { contentType, name } = file;
    return sendReceivedFile(services, { request, reply }, { object, contentType, name });
  });
}
