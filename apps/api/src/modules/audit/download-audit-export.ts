import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { callerBehind } from '../../context/authenticate.ts';
import type { RequestContext, Services, WorkspaceContext } from '../../context/context.ts';
import { enterWorkspace } from '../../context/enter-workspace.ts';
import { Denial, notFound } from '../../errors/denials.ts';
import { admit } from '../../graphql/can.ts';
import { httpTransport } from '../../http/transport.ts';

const MEDIA_TYPES = { CSV: 'text/csv; charset=utf-8', NDJSON: 'application/x-ndjson; charset=utf-8' } as const;

/**
 * `GET /downloads/<token>`: the file behind a signed address. The signature says what was asked for; whether the session still
 * lives, and its person may still export, is asked now. Every no is the same not-found.
 */
export async function downloadAuditExport(app: FastifyInstance, services: Services) {
  // A wildcard, because a signed address is longer than any name may be.
  app.get<{ Params: { '*': string } }>('/downloads/*', async (request, reply) => {
    const claims = await services.downloadLinks.verify(request.params['*'], services.clock());
    if (!claims) throw notFound();
    const { sessionId, userId, workspaceId, exportId } = claims;
    const ctx = enter(
      await unlessEnded(() =>
        callerBehind({ services, transport: httpTransport(request, reply, false) }, { sessionId, userId, workspaceId }),
      ),
    );
    const now = services.clock();
    const file = await ctx.db.read((tx) =>
      tx.auditExport.findFirst({
        where: { id: exportId, requestedById: userId, status: 'READY', expiresAt: { gt: now } },
      }),
    );
    if (!file) throw notFound();
    const format = file.format === 'CSV' ? 'CSV' : 'NDJSON';
    const name = `${ctx.workspace.slug}-audit-${file.createdAt.toISOString().slice(0, 10)}.${format.toLowerCase()}`;
    return reply
      .header('content-type', MEDIA_TYPES[format])
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(partsOf(ctx, exportId)));
  });
}

/** One part at a time, so that a large file is never whole in memory. */
async function* partsOf({ db }: WorkspaceContext, exportId: string) {
  for (let part = 0; ; part += 1) {
    const found = await db.read((tx) =>
      tx.auditExportPart.findFirst({ where: { exportId, part }, select: { body: true } }),
    );
    if (!found) return;
    yield found.body;
  }
}

function enter(ctx: RequestContext): WorkspaceContext {
  try {
    admit(ctx, 'export', 'AuditEvent');
    return enterWorkspace(ctx);
  } catch (error) {
    if (error instanceof Denial) throw notFound();
    throw error;
  }
}

async function unlessEnded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Denial) throw notFound();
    throw error;
  }
}
