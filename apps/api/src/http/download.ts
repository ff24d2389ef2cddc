import type { Readable } from 'node:stream';
import type { Action, SubjectName } from '@frontdesk/policies';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { resolveSessionCaller } from '../auth/authenticate.ts';
import type { Services, WorkspaceContext } from '../auth/context.ts';
import { Denial, notFound } from '../errors/denials.ts';
import { assertPermitted } from '../graphql/can.ts';
import { httpTransport } from './transport.ts';

interface DownloadVisit {
  readonly request: FastifyRequest<{ Params: { '*': string } }>;
  readonly reply: FastifyReply;
}

/**
 * Verifies a signed download URL and checks the session and the permission again. Throws NOT_FOUND if any check fails.
 */
export async function resolveDownload(
  services: Services,
  visit: DownloadVisit,
  permission: readonly [Action, SubjectName],
): Promise<{ readonly ctx: WorkspaceContext; readonly fileId: string }> {
  const { caller, fileId, workspaceId } = await resolveCaller(services, visit, permission);
  if (workspaceId === null || caller.workspaceAccess.kind !== 'entered') throw notFound();
  return { ctx: caller.workspaceAccess.context, fileId };
}

/** Verifies a signed download URL for a file of the platform, in the same way as `resolveDownload`. */
export async function resolvePlatformDownload(
  services: Services,
  visit: DownloadVisit,
  permission: readonly [Action, SubjectName],
): Promise<{ readonly fileId: string }> {
  const { fileId, workspaceId } = await resolveCaller(services, visit, permission);
  if (workspaceId !== null) throw notFound();
  return { fileId };
}

async function resolveCaller(
  services: Services,
  { request, reply }: DownloadVisit,
  [action, subject]: readonly [Action, SubjectName],
) {
  const claims = await services.downloadLinks.verify(request.params['*'], services.clock());
  if (!claims) throw notFound();
  const { exportId: fileId, workspaceId, userId, sessionId } = claims;
  const whose = { userId, sessionId, ...(workspaceId === null ? {} : { workspaceId }) };
  try {
    const caller = await resolveSessionCaller({ services, transport: httpTransport(request, reply, false) }, whose);
    assertPermitted(caller, action, subject);
    return { caller, fileId, workspaceId };
  } catch (error) {
    if (error instanceof Denial) throw notFound();
    throw error;
  }
}

export const sendCsv = (reply: FastifyReply, name: string, body: Readable): FastifyReply =>
  sendFile(reply, { name, type: 'text/csv; charset=utf-8' }, body);

export const sendFile = (reply: FastifyReply, file: { name: string; type: string }, body: Readable): FastifyReply =>
  reply
    .header('content-type', file.type)
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .header('cache-control', 'no-store')
    .send(body);
