import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import { seedOf } from '../sandbox.ts';
import type { SimulatorControls, SimulatorSettings } from '../server/simulator.ts';
import { type Conversation, faultOf, fromChat, fromResponses } from './conversation.ts';
import { asEmbeddings, readEmbeddingRequest } from './embeddings.ts';
import { transcriptionRoute } from './media.ts';
import { type ModelSimulator, type Respond, startModelSimulator } from './model-simulator.ts';
import { asChat, asResponse } from './openai-wire.ts';

export type OpenAiSimulator = ModelSimulator;

/** Simulates OpenAI, Azure OpenAI, and other servers with an OpenAI-compatible API. */
export const startOpenAi = (settings: SimulatorSettings): Promise<OpenAiSimulator> =>
  startModelSimulator(settings, routes);

function routes({ app, revoked }: SimulatorControls, respond: Respond): void {
  const known = async ({ headers }: FastifyRequest, reply: FastifyReply) => {
    const key = (headers.authorization ?? '').replace(/^Bearer /, '');
    if (!seedOf('sk-sim-', key) || revoked.has(key))
      await no(
        reply,
        401,
        `Incorrect API key provided: ${key.slice(0, 7)}***. You can find your API key at https://platform.openai.com/account/api-keys.`,
        'invalid_api_key',
      );
  };
  app.get<{ Params: { id: string } }>('/v1/models/:id', { preHandler: known }, async ({ params: { id } }, reply) =>
    id.startsWith('gpt-')
      ? { id, object: 'model', created: 1_715_367_049, owned_by: 'system' }
      : no(reply, 404, `The model '${id}' does not exist or you do not have access to it.`, 'model_not_found'),
  );
  const asked =
    (read: (body: unknown) => Conversation, wire: typeof asChat | typeof asResponse) =>
    async (request: FastifyRequest, response: FastifyReply) => {
      const conversation = readable(read, request.body);
      const fault = typeof conversation === 'string' ? conversation : faultOf(conversation);
      if (fault || typeof conversation === 'string') return no(response, 400, fault ?? '', null);
      const { line, count } = respond(conversation);
      return wire(conversation, line, count);
    };
  void transcriptionRoute(app, known, no);
  app.post('/v1/chat/completions', { preHandler: known }, asked(fromChat, asChat));
  app.post('/v1/responses', { preHandler: known }, asked(fromResponses, asResponse));
  app.post('/v1/embeddings', { preHandler: known }, async ({ body }, reply) => {
    const request = readEmbeddingRequest(body);
    return typeof request === 'string' ? no(reply, 400, request, null) : asEmbeddings(request);
  });
}

/** Parses a request. Returns the provider's error message for an invalid request. */
export function readable(read: (body: unknown) => Conversation, body: unknown): Conversation | string {
  try {
    return read(body);
  } catch (error) {
    if (error instanceof ZodError)
      return `Invalid request: ${error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`;
    throw error;
  }
}

const no = (reply: FastifyReply, status: number, message: string, code: string | null) =>
  reply.code(status).send({ error: { message, type: 'invalid_request_error', param: null, code } });
