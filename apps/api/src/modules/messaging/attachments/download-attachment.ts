import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Services } from '../../../auth/context.ts';
import { notFound } from '../../../errors/denials.ts';
import { resolveDownload } from '../../../http/download.ts';
import type { ByteRange } from '../../../storage/object-store.ts';
import { type AttachmentRow, storedObject } from './stored-attachments.ts';
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
    const range = rangeOf(request.headers.range, object.byteCount);
    setHeaders(reply, row, isPreview);
    if (range === 'UNSATISFIABLE') return reply.code(416).header('content-range', `bytes */${object.byteCount}`).send();
    const part = range ?? { start: 0, length: object.byteCount };
    if (range)
      reply
        .code(206)
        .header('content-range', `bytes ${part.start}-${part.start + part.length - 1}/${object.byteCount}`);
    return reply.header('content-length', part.length).send(Readable.from(services.objects.read(object, part)));
  });
}

/**
 * Matches content types that browsers display or play inline. Files of all other types are downloaded, because HTML and
 * similar files could run scripts.
 */
const INLINE = /^(image\/(jpeg|png|webp|gif)|audio\/[\w.+-]+|video\/[\w.+-]+)$/;

function setHeaders(reply: FastifyReply, { contentType, fileName, id }: AttachmentRow, isPreview: boolean): void {
  const type = isPreview ? 'image/jpeg' : (contentType ?? '');
  const isInline = INLINE.test(type);
  const name = encodeURIComponent(fileName ?? id).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );
  reply
    .header('content-type', isInline ? type : 'application/octet-stream')
    .header('content-disposition', `${isInline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('accept-ranges', 'bytes')
    // The URL is valid for five minutes, and only in the session of the member.
    .header('cache-control', 'private, max-age=300');
}

/**
 * Parses a Range header with a single range. Returns null if the header is missing or has another form, which RFC 9110
 * allows servers to ignore.
 */
function rangeOf(header: string | undefined, size: number): ByteRange | 'UNSATISFIABLE' | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  const [, from = '', until = ''] = found ?? [];
  if (!found || (from === '' && until === '')) return null;
  const start = from === '' ? Math.max(0, size - Number(until)) : Number(from);
  const end = from === '' || until === '' ? size - 1 : Math.min(size - 1, Number(until));
  return start > end || start >= size ? 'UNSATISFIABLE' : { start, length: end - start + 1 };
}
