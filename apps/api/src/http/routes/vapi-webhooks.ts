import { VAPI_EVENTS_PATH } from '@frontdesk/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../auth/context.ts';
import { handleVapiEvent } from '../../modules/calls/calls/index.ts';
import { invalidRequest, logRequests, refuseBeforeBody, verifiedFor } from './provider-requests.ts';

/** Maximum body size in bytes. The report of a call contains the complete transcript. */
const BODY_LIMIT = 2 * 1024 * 1024;

/**
 * Receives events and requests from Vapi. The signature covers the raw body. Processed requests get status 200, because
 * Vapi ignores responses with any other status.
 */
export async function vapiWebhooks(app: FastifyInstance, services: Services) {
  // A separate plugin scope in which the body is not parsed, because the signature covers the raw body.
  await app.register(async (scope) => {
    refuseBeforeBody(scope, services, ['authorization', 'x-signature']);
    logRequests(scope, services, 'VAPI');
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
      (_request, body, done) => done(null, body),
    );
    scope.post(VAPI_EVENTS_PATH, (request, reply) => receiveWebhook(request, reply, services));
  });
}

async function receiveWebhook(request: FastifyRequest, reply: FastifyReply, services: Services) {
  const payload = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const answer = await handleVapiEvent(services, {
    payload,
    headers: request.headers,
    onVerified: verifiedFor(request),
  });
  if (!answer) throw await invalidRequest(services, request);
  return reply.type('application/json; charset=utf-8').send(answer);
}
