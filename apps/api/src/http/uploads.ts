import { REFUSALS, type RefusalCode } from '@frontdesk/domain';
import type { Action, SubjectName } from '@frontdesk/policies';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requireWorkspace } from '../auth/access-context.ts';
import { authenticate } from '../auth/authenticate.ts';
import type { Services, WorkspaceContext } from '../auth/context.ts';
import { forbidden } from '../errors/denials.ts';
import { assertPermitted } from '../graphql/can.ts';
import { bearerOf, httpTransport, workspaceSlugOf } from './transport.ts';

/** Thrown if the file cannot be accepted. The code determines the message for the user. */
export class UnreadableFile extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}

export interface UploadedFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Buffer>;
  /** Value of the query parameter `replace`. Null if it is missing. */
  readonly replace: string | null;
}

interface Upload {
  readonly path: string;
  readonly contentTypes: readonly string[];
  readonly maxBytes: number;
  readonly tooLarge: RefusalCode;
  /** File name to use for a file that has none. */
  readonly fallbackName: string;
  /** Permissions that the caller needs, all of them. */
  readonly permissions: readonly (readonly [Action, SubjectName])[];
  /**
   * Function that returns why the API caller cannot upload a file, or null if the caller can. If omitted, every member
   * with the permissions can upload files.
   */
  readonly refusalFor?: (ctx: WorkspaceContext) => RefusalCode | null;
  /**
   * Function that stores the file while it is being uploaded, and returns the id of the created record. It throws
   * UnreadableFile if the file is refused.
   */
  readonly receive: (ctx: WorkspaceContext, file: UploadedFile) => Promise<string>;
}

/**
 * Adds a route that accepts a file as the body of a POST request. Requires the bearer token and workspace header of a
 * member; API keys and support sessions get FORBIDDEN. The route has its own plugin scope, because no other route
 * accepts its content types.
 */
export async function uploadRoute(app: FastifyInstance, services: Services, upload: Upload): Promise<void> {
  await app.register(async (scope) => {
    scope.addContentTypeParser([...upload.contentTypes], (_request, payload, done) => done(null, payload));
    const options = { bodyLimit: upload.maxBytes, config: { takesFile: true } };
    scope.post<UploadQuery>(upload.path, options, async (request, reply) => {
      const ctx = await callerOf(services, request, reply, upload.permissions);
      const code = upload.refusalFor?.(ctx) ?? (isTooLarge(request, upload) ? upload.tooLarge : null);
      if (code) return sendRefusal(reply, code);
      await services.rateLimits.take('upload:member', ctx.membership.memberId);
      return receiveUpload(ctx, reply, upload, request);
    });
  });
}

interface UploadQuery {
  Querystring: { name?: unknown; replace?: unknown };
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function callerOf(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  permissions: Upload['permissions'],
): Promise<WorkspaceContext> {
  const secure = services.publicBaseUrl.startsWith('https:');
  const credentials = { bearer: bearerOf(request), workspaceSlug: workspaceSlugOf(request) };
  const caller = await authenticate(services, httpTransport(request, reply, secure), credentials);
  for (const [action, type] of permissions) assertPermitted(caller, action, type);
  const ctx = requireWorkspace(caller);
  if (ctx.actor.kind !== 'user' || ctx.actor.support) throw forbidden();
  return ctx;
}

const isTooLarge = ({ headers }: FastifyRequest, { maxBytes }: Upload): boolean =>
  Number(headers['content-length'] ?? 0) > maxBytes;

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function receiveUpload(
  ctx: WorkspaceContext,
  reply: FastifyReply,
  upload: Upload,
  { query, body }: FastifyRequest<UploadQuery>,
) {
  const file = {
    name: nameOf(query.name) || upload.fallbackName,
    // If the request has no body, the file is empty.
    bytes: limitBytes((body as AsyncIterable<Buffer> | undefined) ?? [], upload),
    replace: typeof query.replace === 'string' ? query.replace : null,
  };
  try {
    return await reply.send({ id: await upload.receive(ctx, file) });
  } catch (error) {
    if (error instanceof UnreadableFile) return sendRefusal(reply, error.code);
    throw error;
  }
}

const sendRefusal = (reply: FastifyReply, code: RefusalCode) => reply.code(422).send({ code, message: REFUSALS[code] });

/** Returns the file name for display, without its path. */
const nameOf = (name: unknown): string =>
  (typeof name === 'string' ? (name.split(/[\\/]/).at(-1) ?? '') : '')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim()
    .slice(0, 200);

/** Throws UnreadableFile if the size limit is exceeded, because the content-length header can be wrong or missing. */
async function* limitBytes(
  bytes: AsyncIterable<Buffer> | Buffer[],
  { maxBytes, tooLarge }: Upload,
): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > maxBytes) throw new UnreadableFile(tooLarge);
    yield chunk;
  }
}
