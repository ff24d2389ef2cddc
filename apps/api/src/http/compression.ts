import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Minimum size in bytes. Compressing a smaller response would not save a network packet. */
const MIN_BYTES = 1024;
/**
 * Maximum size in bytes of a response that is compressed in the event loop. Larger responses are compressed outside it.
 */
const MAX_SYNC_BYTES = 32 * 1024;

/**
 * Compresses responses. This is safe against BREACH, which needs a browser to send credentials with requests of another
 * origin: this API uses a bearer token, and its cookies are SameSite=Strict (ADR 48). Request bodies are never
 * decompressed.
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
