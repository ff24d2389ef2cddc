import { Readable } from 'node:stream';
import { LIMITS } from '@frontdesk/domain';
import type { FastifyInstance } from 'fastify';
import type { Services, WorkspaceContext } from '../../auth/context.ts';
import { notFound } from '../../errors/denials.ts';
import { visibilityOf } from '../../modules/contacts/contacts/index.ts';
import { resolveDownload, sendCsv } from '../download.ts';

/**
 * Adds `GET /downloads/contacts/<token>`, which returns an export file to the member who requested it. The member must
 * still be allowed to export contacts and must see the same data as at the time of the export.
 */
export async function downloadContacts(app: FastifyInstance, services: Services) {
  app.get<{ Params: { '*': string } }>('/downloads/contacts/*', async (request, reply) => {
    const { ctx, fileId } = await resolveDownload(services, { request, reply }, ['export', 'Contact']);
    const stored = new Date(services.clock().getTime() - LIMITS.jobFileHours * 3_600_000);
    const mine = { id: fileId, memberId: ctx.membership.memberId, kind: 'CONTACT_EXPORT' };
    const there = { state: 'DONE', finishedAt: { gt: stored } };
    const job = await ctx.db.read((tx) => tx.job.findFirst({ where: { ...mine, ...there } }));
    if (!job || (job.payload as { sight?: string }).sight !== visibilityOf(ctx.ability)) throw notFound();
    const name = `${ctx.workspace.slug}-contacts-${job.createdAt.toISOString().slice(0, 10)}.csv`;
    return sendCsv(reply, name, Readable.from(partsOf(ctx, fileId)));
  });
}

/** Yields the file in parts, so that a large file is never completely in memory. */
async function* partsOf({ db }: WorkspaceContext, jobId: string) {
  for (let part = 0; ; part += 1) {
    const found = await db.read((tx) => tx.jobPart.findFirst({ where: { jobId, part }, select: { body: true } }));
    if (!found) return;
    yield found.body;
  }
}
