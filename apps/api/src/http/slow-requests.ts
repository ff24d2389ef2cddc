import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Denial } from '../errors/denials.ts';
import type { Timeouts } from './timeouts.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * True if the request body is a file, and `MULTIPART` if only a body of the type `multipart/form-data` contains files.
     * In that case, `uploadMs` applies instead of `requestMs`.
     */
    readonly takesFile?: boolean | 'MULTIPART';
  }
}

/**
 * Ends requests that are received too slowly. Node.js supports only one limit for all routes, which is set to the limit
 * for uploads. On other routes, a timer for each request with a body enforces the shorter limit.
 */
export function limitSlowRequests(app: FastifyInstance, { headersMs, requestMs, uploadMs }: Timeouts): void {
  app.server.headersTimeout = headersMs;
  app.server.requestTimeout = Math.max(uploadMs, requestMs);
  app.addHook('onRequest', async (request, reply) => {
    if (hasFile(request) || !hasBody(request)) return;
    const { raw } = request;
    const end = () => {
      if (raw.complete) return;
      // Closes the connection after the response, so that the rest of the body is not read.
      void reply.header('connection', 'close');
      if (reply.sent || raw.listenerCount('error') === 0) raw.destroy();
      else raw.emit('error', slowRequestError());
    };
    const timer = setTimeout(end, requestMs);
    const clear = () => clearTimeout(timer);
    raw.once('end', clear).once('close', clear);
  });
}

function hasFile({ headers, routeOptions: { config } }: FastifyRequest): boolean {
  if (config.takesFile === 'MULTIPART') return /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');
  return config.takesFile ?? false;
}

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const slowRequestError = () =>
  Object.assign(new Denial('REQUEST_TIMEOUT', 'The request took too long to arrive. Send it again.'), {
    statusCode: 408,
  });
