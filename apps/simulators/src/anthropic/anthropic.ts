import type { FastifyReply, FastifyRequest } from 'fastify';
import { faultOf } from '../openai/conversation.ts';
import { type ModelSimulator, startModelSimulator } from '../openai/model-simulator.ts';
import { readable } from '../openai/openai.ts';
import { seedOf } from '../sandbox.ts';
import type { SimulatorSettings } from '../server/simulator.ts';
import { asMessage, fromMessages } from './anthropic-wire.ts';

/** Simulates the Messages API of Anthropic, with the same simulated model as the OpenAI simulator. */
export const startAnthropic = (settings: SimulatorSettings): Promise<ModelSimulator> =>
  startModelSimulator(settings, ({ app, revoked }, respond) => {
    const known = async ({ headers }: FastifyRequest, reply: FastifyReply) => {
      const key = String(headers['x-api-key'] ?? '');
      if (!headers['anthropic-version'])
        await no(reply, 400, 'invalid_request_error', 'anthropic-version: header is required');
      else if (!seedOf('sk-ant-sim-', key) || revoked.has(key))
        await no(reply, 401, 'authentication_error', 'invalid x-api-key');
    };
    app.get<{ Params: { id: string } }>('/v1/models/:id', { preHandler: known }, async ({ params: { id } }, reply) =>
      id.startsWith('claude-')
        ? { type: 'model', id, display_name: 'Claude (simulated)', created_at: '2025-02-19T00:00:00Z' }
        : no(reply, 404, 'not_found_error', `model: ${id}`),
    );
    app.post('/v1/messages', { preHandler: known }, async (request, reply) => {
      const conversation = readable(fromMessages, request.body);
      const fault = typeof conversation === 'string' ? conversation : faultOf(conversation);
      if (fault || typeof conversation === 'string') return no(reply, 400, 'invalid_request_error', fault ?? '');
      if (!conversation.model.startsWith('claude-'))
        return no(reply, 404, 'not_found_error', `model: ${conversation.model}`);
      const { line, count } = respond(conversation);
      const { output_config: output } = request.body as { output_config?: unknown };
      return asMessage(conversation, line, count, conversation.format !== null && output === undefined);
    });
  });

const no = (reply: FastifyReply, status: number, type: string, message: string) =>
  reply.code(status).send({ type: 'error', error: { type, message }, request_id: 'req_sim' });
