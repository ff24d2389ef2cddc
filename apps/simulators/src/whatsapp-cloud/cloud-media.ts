import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { MediaStore } from '../media/media-store.ts';
import { phoneNumberIdOf } from '../sandbox.ts';

const MEGABYTE = 1024 * 1024;

/** Kinds of files in the header of a template. */
export type CloudHeaderFormat = 'IMAGE' | 'VIDEO' | 'DOCUMENT';

/** Content types that Meta accepts, with the kind and the maximum size of the file. */
const TYPES: Readonly<Record<string, { readonly format: CloudHeaderFormat; readonly most: number }>> = {
  'image/jpeg': { format: 'IMAGE', most: 5 * MEGABYTE },
  'image/png': { format: 'IMAGE', most: 5 * MEGABYTE },
  'video/mp4': { format: 'VIDEO', most: 16 * MEGABYTE },
  'application/pdf': { format: 'DOCUMENT', most: 100 * MEGABYTE },
};

export const formatOf = (contentType: string): CloudHeaderFormat | null => TYPES[contentType]?.format ?? null;

interface UploadSession {
  readonly seed: string;
  readonly contentType: string;
  readonly length: number;
  received: Buffer;
}

/** Sessions of Meta's Resumable Upload API, and the samples that were uploaded completely. */
export interface CloudUploads {
  isOwn(seed: string, id: string): boolean;
  begin(session: Omit<UploadSession, 'received'>): string;
  session(id: string): UploadSession | undefined;
  finish(session: UploadSession): string;
  /** Returns the kind of an uploaded sample of an account. Null for an unknown handle. */
  formatOf(seed: string, handle: string): CloudHeaderFormat | null;
  /** Ends all sessions, as Meta does after some time. */
  expire(): void;
  reset(): void;
}

export function cloudUploads(): CloudUploads {
  const sessions = new Map<string, UploadSession>();
  const handles = new Map<string, UploadSession>();
  return {
    isOwn: (seed, id) => id === appIdOf(seed) || sessions.get(id)?.seed === seed,
    begin: (session) => {
      const id = `upload:${randomBytes(12).toString('base64url')}`;
      sessions.set(id, { ...session, received: Buffer.alloc(0) });
      return id;
    },
    session: (id) => sessions.get(id),
    finish: (session) => {
      const handle = `4::${Buffer.from(session.contentType).toString('base64url')}:${randomBytes(12).toString('base64url')}`;
      handles.set(handle, session);
      return handle;
    },
    formatOf: (seed, handle) => {
      const found = handles.get(handle);
      return found?.seed === seed ? formatOf(found.contentType) : null;
    },
    expire: () => sessions.clear(),
    reset: () => {
      sessions.clear();
      handles.clear();
    },
  };
}

/** Id of the app to which the access token of an account belongs. */
const appIdOf = (seed: string): string => `3${phoneNumberIdOf(seed).slice(1)}`;

interface MediaRoutes {
  readonly app: FastifyInstance;
  readonly uploads: CloudUploads;
  readonly files: MediaStore;
  readonly seedOf: (request: FastifyRequest) => string;
  readonly known: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  readonly no: (...answer: [FastifyReply, number, number, string, string?]) => unknown;
}

/** Adds the routes that upload samples for the review of templates, and files for messages. */
export function mediaRoutes({ app, uploads, files, seedOf, known, no }: MediaRoutes): void {
  const bodyLimit = 101 * MEGABYTE;
  for (const type of ['application/octet-stream', 'multipart/form-data'])
    app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
  app.get('/v25.0/app', (request, reply) => {
    const seed = seedOf(request);
    return seed ? reply.send({ id: appIdOf(seed) }) : no(reply, 401, 190, 'Invalid OAuth access token');
  });
  app.post<{ Params: { id: string }; Querystring: object }>(
    '/v25.0/:id/uploads',
    { preHandler: known },
    (request, reply) => {
      const { data } = sessionQuery.safeParse(request.query);
      const type = data && TYPES[data.file_type];
      if (!type) return no(reply, 400, 100, '(#100) Invalid parameter', 'The type of the file is not supported.');
      if (data.file_length > type.most)
        return no(reply, 400, 100, '(#100) Invalid parameter', 'The file is too large.');
      const seed = seedOf(request);
      return reply.send({ id: uploads.begin({ seed, contentType: data.file_type, length: data.file_length }) });
    },
  );
  app.post<{ Params: { id: string } }>('/v25.0/:id/media', { preHandler: known, bodyLimit }, async (request, reply) => {
    const { body, headers } = request;
    if (!Buffer.isBuffer(body)) return no(reply, 400, 100, '(#100) The parameter file is required.');
    const form = await new Response(Uint8Array.from(body), {
      headers: { 'content-type': headers['content-type'] ?? '' },
    }).formData();
    const file = form.get('file');
    if (form.get('messaging_product') !== 'whatsapp' || !(file instanceof File))
      return no(reply, 400, 100, '(#100) The parameter messaging_product is required.');
    const type = TYPES[file.type];
    if (!type || file.size > type.most || file.size === 0)
      return no(reply, 400, 131_053, '(#131053) Media upload error');
    const bytes = Buffer.from(await file.arrayBuffer());
    return { id: files.add(seedOf(request), { contentType: file.type, bytes, fileName: file.name }).id };
  });
}

const sessionQuery = z.object({
  file_name: z.string().min(1),
  file_length: z.coerce.number().int().min(1),
  file_type: z.string(),
});

/**
 * Handles a request to an upload session: returns its offset, or appends the bytes of the body. Returns undefined if the
 * object is not an upload session.
 */
export function changeUpload(
  uploads: CloudUploads,
  request: FastifyRequest,
  { id, no, reply }: { readonly id: string; readonly no: MediaRoutes['no']; readonly reply: FastifyReply },
): unknown {
  const session = uploads.session(id);
  if (!session) return undefined;
  if (request.method === 'GET') return reply.send({ id, file_offset: session.received.length });
  const { body, headers } = request;
  if (Number(headers['file_offset']) !== session.received.length || (body !== undefined && !Buffer.isBuffer(body)))
    return no(reply, 400, 100, 'The offset does not match the received bytes.');
  session.received = Buffer.concat([session.received, body ?? Buffer.alloc(0)]);
  if (session.received.length !== session.length) return no(reply, 400, 100, 'The file is incomplete.');
  return reply.send({ h: uploads.finish(session) });
}
