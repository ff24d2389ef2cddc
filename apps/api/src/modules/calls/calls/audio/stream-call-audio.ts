import { Readable } from 'node:stream';
import { callSoundPath, REFUSALS, type RefusalCode } from '@frontdesk/domain';
import { type CallSound, isProviderError, type SoundFormat } from '@frontdesk/providers';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { requireWorkspace } from '../../../../auth/access-context.ts';
import { authenticate } from '../../../../auth/authenticate.ts';
import type { RequestContext, Services } from '../../../../auth/context.ts';
import { assertPermitted } from '../../../../graphql/can.ts';
import { bearerOf, httpTransport, workspaceSlugOf } from '../../../../http/transport.ts';
import { IntegrationError, reportFailure, voiceOf, withAccount } from '../../../platform/integrations/index.ts';
import { checkListenAccess, type Listeners, listeners, untilAccessRevoked } from './listeners.ts';

/**
 * Serves `GET /api/calls/:callId/sound`, which streams the live audio of a call. Requests are authenticated like
 * GraphQL requests. The provider's URL is never sent to clients, because anyone who has it can listen (ADR 29).
 */
export async function streamCallAudio(app: FastifyInstance, services: Services) {
  const places = listeners();
  const open = new Map<AbortController, FastifyReply>();
  // Streams are closed explicitly, because a call can last longer than the shutdown timeout, and a client that stops
  // reading would keep its connection open.
  app.addHook('preClose', async () => {
    for (const [leave, reply] of open) {
      leave.abort();
      reply.raw.destroy();
    }
  });
  const secure = services.publicBaseUrl.startsWith('https:');
  // Without this option, a HEAD request would stream the whole call.
  const options = { exposeHeadRoute: false };
  app.get<{ Params: { callId: string } }>(callSoundPath(':callId'), options, async (request, reply) => {
    const credentials = { bearer: bearerOf(request), workspaceSlug: workspaceSlugOf(request) };
    const transport = httpTransport(request, reply, secure);
    const caller = await authenticate(services, transport, credentials);
    assertPermitted(caller, 'join', 'Call');
    const leave = new AbortController();
    open.set(leave, reply);
    reply.raw.once('close', () => open.delete(leave));
    leave.signal.addEventListener(
      'abort',
      transport.onAbort(() => leave.abort()),
      { once: true },
    );
    return listenToCall(reply, { caller, callId: request.params.callId, places, leave });
  });
}

interface ListenRequest {
  readonly caller: RequestContext;
  readonly callId: string;
  readonly places: Listeners;
  readonly leave: AbortController;
}

async function listenToCall(reply: FastifyReply, { caller, callId, places, leave }: ListenRequest) {
  // Watching starts before the first check, so that no change of access is missed.
  const right = untilAccessRevoked({ caller, callId, signal: leave.signal });
  const free = places.take(requireWorkspace(caller).membership.memberId);
  leave.signal.addEventListener('abort', () => free?.(), { once: true });
  try {
    const sound = free ? await openCallAudio(caller, callId, leave.signal) : 'CALL_SOUND_TAKEN';
    if (typeof sound === 'string') return await refuse(reply, leave, sound);
    void right.then(() => leave.abort());
    return await stream(reply, sound, leave);
  } catch (error) {
    leave.abort();
    throw error;
  }
}

async function openCallAudio(
  caller: RequestContext,
  callId: string,
  signal: AbortSignal,
): Promise<CallSound | RefusalCode> {
  const ctx = requireWorkspace(caller);
  const { refusal, providerId } = await checkListenAccess(ctx, callId);
  if (refusal) return refusal;
  const { services } = ctx;
  await services.rateLimits.take('listen:member', ctx.membership.memberId);
  const voice = await voiceOf(services, ctx.workspace.id);
  if (voice.kind === 'NOT_SET_UP') return 'VOICE_NOT_SET_UP';
  try {
    return (await withAccount(voice, (port) => port.listen(providerId, signal))) ?? 'CALL_SOUND_MISSING';
  } catch (error) {
    if (!(error instanceof IntegrationError) || !isProviderError(error.cause)) throw error;
    await reportFailure(services, error.used, error.cause);
    return 'CALL_SOUND_MISSING';
  }
}

function stream(reply: FastifyReply, sound: CallSound, leave: AbortController) {
  const body = Readable.from(wav(sound), { objectMode: false, highWaterMark: 4_096 });
  body.on('close', () => leave.abort());
  return reply.type('audio/wav').header('cache-control', 'no-store').header('x-accel-buffering', 'no').send(body);
}

function refuse(reply: FastifyReply, leave: AbortController, code: RefusalCode) {
  leave.abort();
  return reply.code(422).send({ code, message: REFUSALS[code] });
}

/** Returns a WAV stream whose total length is not known in advance. */
async function* wav({ format, samples }: CallSound): AsyncGenerator<Buffer> {
  yield header(format);
  yield* samples;
}

const BYTES = 2;
const UNKNOWN_LENGTH = 0xffffffff;

function header({ sampleRate, channels }: SoundFormat): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(UNKNOWN_LENGTH, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * channels * BYTES, 28);
  head.writeUInt16LE(channels * BYTES, 32);
  head.writeUInt16LE(8 * BYTES, 34);
  head.write('data', 36);
  head.writeUInt32LE(UNKNOWN_LENGTH, 40);
  return head;
}
