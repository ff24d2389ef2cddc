import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Responses smaller than this size in bytes are not compressed, because this would not save a network packet. */
const MIN_BYTES = 1024;
/**
 * Maximum size in bytes of a response that is compressed synchronously on the event loop. Larger responses are
 * compressed asynchronously.
 */
const MAX_SYNC_BYTES = 32 * 1024;

/**
 * Compresses responses. A BREACH attack is not possible, because it requires that browsers send credentials with
 * cross-origin requests; this API uses a bearer token, and its cookies are SameSite=Strict (ADR 48). Request bodies are
 * never decompressed.
 */
export async function compression(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    globalDecompression: false,
    encodings: ['br', 'gzip', 'identity'],
    threshold: MIN_BYTES,
    syncThreshold: MAX_SYNC_BYTES,
    customTypes: /^(application\/(graphql-response\+)?json|text\/(csv|html|plain))(;|$)/,
  });
}
