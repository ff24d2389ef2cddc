import type { LoggedProvider } from '@frontdesk/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Services } from '../../auth/context.ts';
import { type Denial, forbidden, rateLimited } from '../../errors/denials.ts';

/**
 * Maximum body size in bytes for an address that has reached its limit. Such an address is not blocked completely,
 * because a provider uses the same address for several workspaces.
 */
export const SMALL_BODY_BYTES = 64 * 1024;

/**
 * Refuses POST requests before their body is read if they have no signature, or if they are large and come from an
 * address that has reached its limit.
 */
export function refuseBeforeBody(
  scope: FastifyInstance,
  services: Services,
  signatureHeaders: readonly string[],
): void {
  scope.addHook('onRequest', async (request) => {
    if (request.method !== 'POST') return;
    if (!signatureHeaders.some((name) => isText(request.headers[name]))) throw await invalidRequest(services, request);
    const seconds = services.rateLimits.secondsOver('provider-requests:address', { address: request.ip });
    if (seconds > 0 && !isSmall(request)) throw rateLimited(seconds);
  });
}

/**
 * Counts a request with a missing or invalid signature. Returns FORBIDDEN, or throws RATE_LIMITED if the address has
 * exceeded its limit.
 */
export async function invalidRequest({ rateLimits }: Services, { ip }: FastifyRequest): Promise<Denial> {
  await rateLimits.takeFrom('provider-requests:address', { address: ip });
  return forbidden();
}

const workspaces = new WeakMap<FastifyRequest, string>();

/** Returns a function that a use-case calls with the workspace whose secret verified the signature of the request. */
export const verifiedFor = (request: FastifyRequest) => (workspaceId: string) =>
  void workspaces.set(request, workspaceId);

/** Adds the requests whose sender was verified to the provider log. */
export function logRequests(scope: FastifyInstance, { providerLog }: Services, provider: LoggedProvider): void {
  scope.addHook('onResponse', async (request, reply) => {
    const workspaceId = workspaces.get(request);
    if (workspaceId === undefined || !Buffer.isBuffer(request.body)) return;
    providerLog.addInbound({
      workspaceId,
      provider,
      method: request.method,
      url: new URL(request.raw.url ?? '', 'http://localhost').href,
      body: request.body.toString(),
      responseStatus: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime),
    });
  });
}

const isText = (header: string | string[] | undefined) => typeof header === 'string' && header !== '';

/**
 * Returns whether the body is small. Without a content length, the size is unknown, so the body does not count as
 * small.
 */
const isSmall = ({ headers }: FastifyRequest): boolean => {
  const length = headers['content-length'];
  return length !== undefined && Number(length) <= SMALL_BODY_BYTES;
};
