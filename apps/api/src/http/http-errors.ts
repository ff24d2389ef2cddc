import type { DenialCode } from '@frontdesk/domain';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { Denial } from '../errors/denials.ts';
import { formatError, unwrap } from '../graphql/errors.ts';

declare module 'fastify' {
  interface FastifyInstance {
    readonly publicBaseUrl: string;
  }
}

const CODES: Record<number, [DenialCode, string]> = {
  400: ['BAD_REQUEST', 'The body is not valid JSON.'],
  413: ['PAYLOAD_TOO_LARGE', 'The body is larger than this endpoint accepts.'],
  415: ['BAD_REQUEST', 'Send content-type application/json.'],
};

/** Sends an error that occurred outside GraphQL execution, in the format of GraphQL errors. */
export function httpError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  const { status, formatted } = describeError(error, request, reply);
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ errors: [formatted] });
}

/** Returns the status and the public description of an error, and sets its `Retry-After` header. */
export function describeError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  const denial = asDenial(error);
  const wrapped = denial ?? new GraphQLError('defect', { originalError: error });
  const formatted = formatError(wrapped.toJSON(), wrapped, {
    requestId: request.id,
    log: request.log,
    publicBaseUrl: request.server.publicBaseUrl,
    isSchemaVisible: false,
  });
  const retry = denial?.extensions.retryAfterSeconds;
  if (typeof retry === 'number') void reply.header('retry-after', retry);
  return { status: denial?.status ?? 500, formatted };
}

function asDenial(error: FastifyError | Error): Denial | null {
  const original = unwrap(error);
  if (original instanceof Denial) return original;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  const [code, message] = CODES[status ?? 0] ?? [];
  return code && message ? new Denial(code, message) : null;
}
