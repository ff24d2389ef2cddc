import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Services } from '../../auth/context.ts';
import { type Denial, forbidden, rateLimited } from '../../errors/denials.ts';

/** Beyond its limit an address may still send a body of this size: a provider's address delivers for other workspaces too. */
export const SMALL_BODY_BYTES = 64 * 1024;

/** Refuses POST requests before their body is read: without a signature, or large from an address over its limit. */
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

/** Counts a request without a valid signature. FORBIDDEN within the limit of its address, RATE_LIMITED over it. */
export async function invalidRequest({ rateLimits }: Services, { ip }: FastifyRequest): Promise<Denial> {
  await rateLimits.takeFrom('provider-requests:address', { address: ip });
  return forbidden();
}

const isText = (header: string | string[] | undefined) => typeof header === 'string' && header !== '';

/** A body without a length may be of any size. */
const isSmall = ({ headers }: FastifyRequest): boolean => {
  const length = headers['content-length'];
  return length !== undefined && Number(length) <= SMALL_BODY_BYTES;
};
