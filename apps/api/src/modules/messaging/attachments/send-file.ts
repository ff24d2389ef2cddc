import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../../auth/context.ts';
import type { StoredObject } from '../../../storage/encrypted-objects.ts';
import type { ByteRange } from '../../../storage/object-store.ts';

/** A stored file that a contact sent. */
export interface ReceivedFile {
  readonly object: StoredObject;
  /** Content type detected from the content. Null for a file of unknown type. */
  readonly contentType: string | null;
  readonly name: string;
}

interface Visit {
  readonly request: Pick<FastifyRequest, 'headers'>;
  readonly reply: FastifyReply;
}

/** Streams a file that a contact sent, or the requested range of it. */
export function sendReceivedFile(
  { objects }: Pick<Services, 'objects'>,
  { request, reply }: Visit,
  file: ReceivedFile,
): FastifyReply {
  const { object } = file;
  const range = rangeOf(request.headers.range, object.byteCount);
  setHeaders(reply, file);
  if (range === 'UNSATISFIABLE') return reply.code(416).header('content-range', `bytes */${object.byteCount}`).send();
  const part = range ?? { start: 0, length: object.byteCount };
  if (range)
    reply.code(206).header('content-range', `bytes ${part.start}-${part.start + part.length - 1}/${object.byteCount}`);
  return reply.header('content-length', part.length).send(Readable.from(objects.read(object, part)));
}

/**
 * Matches content types that browsers display or play inline. Files of all other types are downloaded, because HTML and
 * similar files could run scripts.
 */
const INLINE = /^(image\/(jpeg|png|webp|gif)|audio\/[\w.+-]+|video\/[\w.+-]+)$/;

function setHeaders(reply: FastifyReply, { contentType, name: given }: ReceivedFile): void {
  const type = contentType ?? '';
  const isInline = INLINE.test(type);
  const name = encodeURIComponent(given).replaceAll(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
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
