import { STRIPE_EVENTS_PATH } from '@frontdesk/domain';
import { verifyStripe } from '@frontdesk/providers';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../auth/context.ts';
import { storePaymentEvent } from '../../modules/platform/billing/index.ts';
import { invalidRequest, refuseBeforeBody } from './provider-requests.ts';

const BODY_LIMIT = 512 * 1024;

/**
 * Receives events of Stripe: verifies and stores the event and responds; the worker reads the state from Stripe. The
 * route does not exist without an account at Stripe.
 */
export async function stripeWebhooks(app: FastifyInstance, services: Services) {
  const { payments, clock } = services;
  if (!payments) return;
  // A separate plugin scope, in which the body is not parsed, because the signature covers the raw body.
  await app.register(async (scope) => {
    refuseBeforeBody(scope, services, ['stripe-signature']);
    scope.removeAllContentTypeParsers();
    const parserOptions = { parseAs: 'buffer', bodyLimit: BODY_LIMIT } as const;
    scope.addContentTypeParser('application/json', parserOptions, (_request, body, done) => done(null, body));
    scope.post(STRIPE_EVENTS_PATH, async (request, reply) => {
      const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const header = request.headers['stripe-signature'];
      const signature = typeof header === 'string' ? header : undefined;
      const { webhookSecret: secret } = payments;
      if (!verifyStripe({ secret, signature, rawBody, now: clock() })) throw await invalidRequest(services, request);
      await storePaymentEvent(services, rawBody);
      return reply.code(200).send({ received: true });
    });
  });
}
