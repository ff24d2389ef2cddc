import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../auth/context.ts';
import { type InboundKind, storeInbound } from '../../modules/messaging/messages/index.ts';
import { invalidRequest, refuseBeforeBody } from './provider-requests.ts';

const NO_ANSWER = '<?xml version="1.0" encoding="UTF-8"?><Response/>';
const BODY_LIMIT = 64 * 1024;

/**
 * Receives messages and delivery reports of Twilio: verifies and stores the event and responds; the worker processes
 * it. An unknown account results in the same response as a wrong signature.
 */
export async function twilioWebhooks(app: FastifyInstance, services: Services) {
  // A separate plugin scope, in which the body is not parsed, because the signature covers the raw body.
  await app.register(async (scope) => {
    refuseBeforeBody(scope, services, ['x-twilio-signature']);
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
      (_request, body, done) => done(null, body),
    );
    const take = (kind: InboundKind) => (request: FastifyRequest, reply: FastifyReply) =>
      receiveWebhook(request, reply, { services, kind });
    scope.post('/api/whatsapp/inbound', take('MESSAGE'));
    scope.post('/api/whatsapp/status', take('STATUS'));
  });
}

interface WebhookRoute {
  readonly services: Services;
  readonly kind: InboundKind;
}

async function receiveWebhook(request: FastifyRequest, reply: FastifyReply, { services, kind }: WebhookRoute) {
  const payload = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const stored = await storeInbound(services, {
    kind,
    payload,
    url: `${services.publicBaseUrl}${request.raw.url ?? ''}`,
    signature: one(request.headers['x-twilio-signature']),
  });
  if (!stored) throw await invalidRequest(services, request);
  return reply.type('text/xml; charset=utf-8').send(NO_ANSWER);
}

const one = (header: string | string[] | undefined) => (typeof header === 'string' ? header : undefined);
