import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import { seedOf } from '../sandbox.ts';
import { type Simulator, type SimulatorControls, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import { answer } from './answer.ts';
import { type Conversation, faultOf, fromChat, fromResponses, type SpokenLine } from './conversation.ts';
import { asEmbeddings, readEmbeddingRequest } from './embeddings.ts';
import { describeImage, transcriptionRoute } from './media.ts';
import { asChat, asResponse } from './openai-wire.ts';

export interface OpenAiSimulator extends Simulator {
  state(): { readonly conversations: readonly Conversation[] };
  /**
   * Sets the replies to the next requests, for example invalid replies, loops or calls of tools that are not allowed.
   */
  script(...replies: SpokenLine[]): void;
}

export async function startOpenAi(settings: SimulatorSettings): Promise<OpenAiSimulator> {
  const conversations: Conversation[] = [];
  const scripted: SpokenLine[] = [];
  const respond = (conversation: Conversation): SpokenLine => {
    conversations.push(conversation);
    const image = conversation.messages.at(-1)?.image;
    return scripted.shift() ?? (image ? { text: describeImage(image) } : answer(conversation));
  };
  const simulator = await startSimulator(settings, (controls) => {
    routes(controls, respond, () => conversations.length);
    scripting(controls.app, scripted);
    const reset = () => {
      conversations.length = 0;
      scripted.length = 0;
    };
    return { state: () => ({ conversations }), reset };
  });
  return { ...simulator, script: (...replies) => void scripted.push(...replies) };
}

function routes(
  { app, revoked }: SimulatorControls,
  respond: (conversation: Conversation) => SpokenLine,
  count: () => number,
): void {
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
      return wire(conversation, respond(conversation), count());
    };
  void transcriptionRoute(app, known, no);
  app.post('/v1/chat/completions', { preHandler: known }, asked(fromChat, asChat));
  app.post('/v1/responses', { preHandler: known }, asked(fromResponses, asResponse));
  app.post('/v1/embeddings', { preHandler: known }, async ({ body }, reply) => {
    const request = readEmbeddingRequest(body);
    return typeof request === 'string' ? no(reply, 400, request, null) : asEmbeddings(request);
  });
}

function readable(read: (body: unknown) => Conversation, body: unknown): Conversation | string {
  try {
    return read(body);
  } catch (error) {
    if (error instanceof ZodError)
      return `Invalid request: ${error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`;
    throw error;
  }
}

function scripting(app: FastifyInstance, scripted: SpokenLine[]): void {
  app.post<{ Body: { replies: SpokenLine[] } }>('/_control/script', async ({ body }, reply) => {
    scripted.push(...body.replies);
    return reply.code(204).send();
  });
}

const no = (reply: FastifyReply, status: number, message: string, code: string | null) =>
  reply.code(status).send({ error: { message, type: 'invalid_request_error', param: null, code } });
