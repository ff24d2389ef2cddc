import { Readable } from 'node:stream';
import { csvLine } from '@frontdesk/domain';
import type { FastifyInstance } from 'fastify';
import type { Services, WorkspaceContext } from '../../../auth/context.ts';
import { notFound } from '../../../errors/denials.ts';
import { resolveDownload, sendCsv } from '../../../http/download.ts';
import { canImport, canReadDetails, kindOf } from './import-permissions.ts';

const BATCH_SIZE = 1_000;

/**
 * Adds `GET /downloads/rejected-rows/<token>`, which returns the rejected rows of the requesting member's own import as
 * CSV. The first columns contain the row number and the reason.
 */
export async function downloadRejected(app: FastifyInstance, services: Services) {
  app.get<{ Params: { '*': string } }>('/downloads/rejected-rows/*', async (request, reply) => {
    const { ctx, fileId } = await resolveDownload(services, { request, reply }, ['use', 'Import']);
    const found = await ctx.db.read((tx) =>
      tx.contactImport.findFirst({ where: { id: fileId, memberId: ctx.membership.memberId } }),
    );
    if (!found || !canImport(ctx.ability, kindOf(found)) || !canReadDetails(ctx.ability, kindOf(found)))
      throw notFound();
    const head = csvLine(['Row', 'Reason', ...found.headers]);
    return sendCsv(
      reply,
      `rejected-${found.fileName.replace(/[^\w.-]+/g, '-')}`,
      Readable.from(partsOf(ctx, fileId, head)),
    );
  });
}

async function* partsOf({ db }: WorkspaceContext, importId: string, head: string) {
  yield `\ufeff${head}`;
  for (let from = 0; ; ) {
    const rows = await db.read((tx) =>
      tx.contactImportRow.findMany({
        where: { importId, row: { gt: from }, outcome: null, action: { in: ['INVALID', 'DUPLICATE'] } },
        orderBy: { row: 'asc' },
        take: BATCH_SIZE,
      }),
    );
    yield rows.map(({ row, reason, cells }) => csvLine([row, reason, ...cells])).join('');
    if (rows.length < BATCH_SIZE) return;
    from = rows.at(-1)?.row ?? from;
  }
}
