import { CALENDAR_EVENTS_PATH } from '@frontdesk/domain';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../auth/context.ts';
import { isUuid } from '../../db/uuid.ts';
import { storeCalendarEvent } from '../../modules/leads/bookings/index.ts';
import { invalidRequest, logRequests, refuseBeforeBody, verifiedFor } from './provider-requests.ts';

const BODY_LIMIT = 256 * 1024;

/**
 * Receives booking events from Cal.com: verifies and stores the event and responds; a worker processes it later. The
 * response for an unknown workspace is the same as for an invalid signature, and so is the response for an unknown
 * event type if the URL contains no workspace.
 */
export async function calendarWebhooks(app: FastifyInstance, services: Services) {
  // A separate plugin scope in which the body is not parsed, because the signature covers the raw body.
  await app.register(async (scope) => {
    refuseBeforeBody(scope, services, ['x-cal-signature-256']);
    logRequests(scope, services, 'CALCOM');
    scope.removeAllContentTypeParsers();
    const parserOptions = { parseAs: 'buffer', bodyLimit: BODY_LIMIT } as const;
    scope.addContentTypeParser('application/json', parserOptions, (_request, body, done) => done(null, body));
    scope.post<{ Querystring: { workspace?: unknown } }>(CALENDAR_EVENTS_PATH, async (request, reply) => {
      const payload = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const header = request.headers['x-cal-signature-256'];
      const signature = typeof header === 'string' ? header : undefined;
      const { workspace } = request.query;
      const workspaceId = typeof workspace === 'string' && isUuid(workspace) ? workspace : null;
      const delivery = { workspaceId, payload, signature, onVerified: verifiedFor(request) };
      const isStored = await storeCalendarEvent(services, delivery);
      if (!isStored) throw await invalidRequest(services, request);
      return reply.code(204).send();
    });
  });
}
