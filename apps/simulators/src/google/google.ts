import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ModelSimulator, startModelSimulator } from '../openai/model-simulator.ts';
import { readable } from '../openai/openai.ts';
import { seedOf } from '../sandbox.ts';
import type { SimulatorSettings } from '../server/simulator.ts';
import { asCandidates, embedContents, fromContents } from './google-wire.ts';

/** Simulates the Gemini API of Google, with the same simulated model as the OpenAI simulator. */
export const startGoogle = (settings: SimulatorSettings): Promise<ModelSimulator> =>
  startModelSimulator(settings, ({ app, revoked }, respond) => {
    const known = async ({ headers }: FastifyRequest, reply: FastifyReply) => {
      const key = String(headers['x-goog-api-key'] ?? '');
      if (!seedOf('AIza', key) || revoked.has(key))
        await no(reply, 400, 'API key not valid. Please pass a valid API key.', 'API_KEY_INVALID');
    };
    app.get<{ Params: { id: string } }>(
      '/v1beta/models/:id',
      { preHandler: known },
      async ({ params: { id } }, reply) =>
        id.startsWith('gemini-')
          ? { name: `models/${id}`, displayName: 'Gemini (simulated)' }
          : no(reply, 404, `models/${id} is not found for API version v1beta`),
    );
    app.post<{ Params: { call: string } }>(
      '/v1beta/models/:call',
      { preHandler: known },
      async ({ params, body }, reply) => {
        const [model = '', method = ''] = params.call.split(':');
        if (!model.startsWith('gemini-')) return no(reply, 404, `models/${model} is not found for API version v1beta`);
        if (method !== 'generateContent')
          return embedContents(method, body) ?? no(reply, 400, 'Request contains an invalid argument.');
        const conversation = readable(fromContents(model), body);
        if (typeof conversation === 'string') return no(reply, 400, conversation);
        const { line, count } = respond(conversation);
        return asCandidates(conversation, line, count);
      },
    );
  });

const STATUSES: Readonly<Record<number, string>> = { 400: 'INVALID_ARGUMENT', 404: 'NOT_FOUND' };

const no = (reply: FastifyReply, code: number, message: string, reason?: string) =>
  reply.code(code).send({
    error: {
      code,
      message,
      status: STATUSES[code],
      ...(reason ? { details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason }] } : {}),
    },
  });
