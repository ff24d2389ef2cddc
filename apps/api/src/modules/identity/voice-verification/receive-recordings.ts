import { REFUSALS, VOICE_VERIFICATION } from '@frontdesk/domain';
import type { FastifyInstance } from 'fastify';
import { authenticate } from '../../../auth/authenticate.ts';
import type { Services } from '../../../auth/context.ts';
import { isRefused } from '../../../errors/refused.ts';
import { ids } from '../../../graphql/ids.ts';
import { bearerOf, httpTransport, workspaceSlugOf } from '../../../http/transport.ts';
import { submitRecordings } from './use-cases/submit-recordings.ts';
import { voiceCallerOf } from './voice-caller.ts';

/**
 * Adds `POST /voice-checks/:id`, which accepts the recordings of a challenge: concatenated WAV files. Requires the
 * bearer token and the workspace header of a member. The route does not use `uploadRoute`, because a pending voice
 * check locks the workspace.
 */
export async function receiveRecordings(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    const bodyLimit = VOICE_VERIFICATION.enrollmentPhrases * VOICE_VERIFICATION.recordingBytes;
    const options = { bodyLimit, config: { takesFile: true } };
    scope.post<{ Params: { id: string }; Body: Buffer }>('/voice-checks/:id', options, async (request, reply) => {
      const secure = services.publicBaseUrl.startsWith('https:');
      const credentials = { bearer: bearerOf(request), workspaceSlug: workspaceSlugOf(request) };
      const ctx = await authenticate(services, httpTransport(request, reply, secure), credentials);
      const caller = voiceCallerOf(ctx);
      await services.rateLimits.take('voice-check:account', caller.actor.userId);
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const result = await submitRecordings(caller, { challengeId: ids.uuid(request.params.id), bytes });
      if (!isRefused(result)) return reply.send(result);
      return reply.code(422).send({ code: result.code, message: REFUSALS[result.code] });
    });
  });
}
