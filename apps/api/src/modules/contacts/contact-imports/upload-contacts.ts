import { LIMITS, REFUSALS, type RefusalCode } from '@frontdesk/domain';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { requireWorkspace } from '../../../auth/access-context.ts';
import { authenticate } from '../../../auth/authenticate.ts';
import type { Services, WorkspaceContext } from '../../../auth/context.ts';
import { forbidden } from '../../../errors/denials.ts';
import { assertPermitted } from '../../../graphql/can.ts';
import { bearerOf, httpTransport, workspaceSlugOf } from '../../../http/transport.ts';
import { UnreadableFile } from './read-file.ts';
import { receiveFile } from './receive-file.ts';

/**
 * Adds `POST /uploads/contacts?name=people.csv`, which uploads a file with the credentials of the GraphQL API. The
 * route has its own plugin scope, because no other route accepts its content types.
 */
export async function uploadContacts(app: FastifyInstance, services: Services) {
  await app.register(async (scope) => {
    scope.addContentTypeParser(['text/csv', 'application/octet-stream'], (_request, payload, done) =>
      done(null, payload),
    );
    uploadRoute(scope, services);
  });
}

function uploadRoute(app: FastifyInstance, services: Services) {
  const secure = services.publicBaseUrl.startsWith('https:');
  const options = { bodyLimit: LIMITS.importBytes, config: { takesFile: true } };
  app.post<{ Querystring: { name?: string } }>('/uploads/contacts', options, async (request, reply) => {
    const credentials = { bearer: bearerOf(request), workspaceSlug: workspaceSlugOf(request) };
    const caller = await authenticate(services, httpTransport(request, reply, secure), credentials);
    assertPermitted(caller, 'import', 'Contact');
    const ctx = requireWorkspace(caller);
    if (ctx.actor.kind !== 'user' || ctx.actor.support) throw forbidden();
    // With imports, a member who may not see contact details could find out which phone numbers exist.
    if (!ctx.ability.can('readDetails', 'Contact')) return sendRefusal(reply, 'DETAILS_MASKED');
    if (Number(request.headers['content-length'] ?? 0) > LIMITS.importBytes)
      return sendRefusal(reply, 'FILE_TOO_LARGE');
    await services.rateLimits.take('upload:member', ctx.membership.memberId);
    return receiveUpload(ctx, reply, {
      name: nameOf(request.query.name),
      bytes: limitBytes(request.body as AsyncIterable<Buffer>),
    });
  });
}

async function receiveUpload(ctx: WorkspaceContext, reply: FastifyReply, file: Parameters<typeof receiveFile>[1]) {
  try {
    return reply.send({ id: await receiveFile(ctx, file) });
  } catch (error) {
    if (error instanceof UnreadableFile) return sendRefusal(reply, error.code);
    throw error;
  }
}

const sendRefusal = (reply: FastifyReply, code: RefusalCode) => reply.code(422).send({ code, message: REFUSALS[code] });

/** Returns the file name for display, without its path. Returns `contacts.csv` if there is no name. */
const nameOf = (name: unknown): string =>
  (typeof name === 'string' ? (name.split(/[\\/]/).at(-1) ?? '') : '')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim()
    .slice(0, 200) || 'contacts.csv';

/** Stops above the size limit, because the content-length header can be wrong or missing. */
async function* limitBytes(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > LIMITS.importBytes) throw new UnreadableFile('FILE_TOO_LARGE');
    yield chunk;
  }
}
