import type { FastifyInstance } from 'fastify';
import type { Services } from '../../../auth/context.ts';
import { notFound } from '../../../errors/denials.ts';
import { resolveDownload } from '../../../http/download.ts';
import { openObjectKey, sendReceivedFile } from '../attachments/index.ts';
import { readableSurfaceFile } from './use-cases/surface-file-links.ts';

interface SurfaceFileRoute {
  readonly Params: { '*': string };
}

/**
 * Adds `GET /downloads/surface-files/<token>`, which streams a file of a form or the requested range of it. The member
 * must still be allowed to read the form and to view contact details.
 */
export async function downloadSurfaceFile(app: FastifyInstance, services: Services): Promise<void> {
  app.get<SurfaceFileRoute>('/downloads/surface-files/*', async (request, reply) => {
    const { ctx, fileId } = await resolveDownload(services, { request, reply }, ['read', 'Surface']);
    if (!ctx.ability.can('readDetails', 'Contact')) throw notFound();
    const { file, key } = await ctx.db.read(async (tx) => {
      const found = await readableSurfaceFile(tx, ctx, fileId);
      const row = { table: 'surface_files', workspaceId: found.workspaceId, id: found.id } as const;
      return { file: found, key: await openObjectKey(services, tx, row, found.sealedKey) };
    });
    const { workspaceId, id, contentType, byteCount, name } = file;
    const object = { workspaceId, id, key, byteCount };
    return sendReceivedFile(services, { request, reply }, { object, contentType, name });
  });
}
