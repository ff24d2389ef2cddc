import { whatsAppCloudChallenge } from '@frontdesk/providers';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../auth/context.ts';
import { isUuid } from '../../db/uuid.ts';
import { type InboundKind, storeCloudInbound, storeInbound } from '../../modules/messaging/messages/index.ts';
import { calledNumber } from '../../modules/messaging/phone-configs/index.ts';
import { invalidRequest, logRequests, refuseBeforeBody, verifiedFor } from './provider-requests.ts';

const NO_ANSWER = '<?xml version="1.0" encoding="UTF-8"?><Response/>';
const TWILIO_BODY_LIMIT = 64 * 1024;

/**
 * Receives messages and delivery reports from Twilio: verifies and stores the event and responds; a worker processes it
 * later. The response for an unknown account is the same as for an invalid signature.
 */
export async function twilioWebhooks(app: FastifyInstance, services: Services) {
  // A separate plugin scope in which the body is not parsed, because the signature covers the raw body.
  await app.register(async (scope) => {
    refuseBeforeBody(scope, services, ['x-twilio-signature']);
    logRequests(scope, services, 'TWILIO');
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'buffer', bodyLimit: TWILIO_BODY_LIMIT },
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
    onVerified: verifiedFor(request),
  });
  if (!stored) throw await invalidRequest(services, request);
  return reply.type('text/xml; charset=utf-8').send(NO_ANSWER);
}

/** Maximum body size in bytes. Meta combines up to three megabytes of events in one request. */
const CLOUD_BODY_LIMIT = 3 * 1024 * 1024;

interface NumberRoute {
  Params: { phoneConfigId: string };
  Querystring: Record<string, string>;
}

/**
 * Receives the events of one WhatsApp phone number at the phone number's own path, including Meta's verification
 * request. The response to an invalid request does not reveal whether the phone number exists.
 */
export async function whatsAppCloudWebhooks(app: FastifyInstance, services: Services) {
  // A separate plugin scope in which the body is not parsed, because the signature covers the raw body.
  await app.register(async (scope) => {
    refuseBeforeBody(scope, services, ['x-hub-signature-256']);
    logRequests(scope, services, 'WHATSAPP_CLOUD');
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: CLOUD_BODY_LIMIT },
      (_request, body, done) => done(null, body),
    );
    scope.get<NumberRoute>('/api/whatsapp/cloud/:phoneConfigId', async (request, reply) => {
      const { params, query } = request;
      const called = await numberOf(services, params.phoneConfigId);
      const challenge = called && whatsAppCloudChallenge(query, called.tokens.verifyToken);
      if (challenge === null) throw await invalidRequest(services, request);
      return reply.type('text/plain; charset=utf-8').send(challenge);
    });
    scope.post<NumberRoute>('/api/whatsapp/cloud/:phoneConfigId', async (request, reply) => {
      const { phoneConfigId } = request.params;
      const payload = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const signature = one(request.headers['x-hub-signature-256']);
      const stored =
        isUuid(phoneConfigId) &&
        (await storeCloudInbound(services, { phoneConfigId, payload, signature, onVerified: verifiedFor(request) }));
      if (!stored) throw await invalidRequest(services, request);
      return reply.code(200).send();
    });
  });
}

const numberOf = (services: Services, id: string) => (isUuid(id) ? calledNumber(services, id) : Promise.resolve(null));

const one = (header: string | string[] | undefined) => (typeof header === 'string' ? header : undefined);
