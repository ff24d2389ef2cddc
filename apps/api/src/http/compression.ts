import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Smaller responses do not save a packet. */
const MIN_BYTES = 1024;
/** Larger responses are compressed off the event loop. */
const MAX_SYNC_BYTES = 32 * 1024;

/**
 * Compresses answers. BREACH needs a page of another origin to make a browser repeat a request that carries a credential: ours is a
 * bearer token that pages hold in memory, and the one cookie is SameSite=Strict (ADR 48). Request bodies are never decompressed.
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
