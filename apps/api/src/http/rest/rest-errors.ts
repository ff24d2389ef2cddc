import type { DenialCode, RefusalCode } from '@frontdesk/domain';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { Denial } from '../../errors/denials.ts';
import { describeError } from '../http-errors.ts';

export interface FieldError {
  readonly code: DenialCode | RefusalCode;
  /** Name of the field in the body. Null if the error concerns the whole body. */
  readonly field: string | null;
  readonly message: string;
}

/** Thrown if fields of the body have the wrong type, are missing or do not exist. */
export class InvalidFields extends Denial {
  constructor(readonly fields: readonly FieldError[]) {
    super('VALIDATION_FAILED', summaryOf(fields));
  }
}

/** Returns a text that contains the messages of all fields. */
export const summaryOf = (fields: readonly FieldError[]): string =>
  fields.map(({ field, message }) => (field === null ? message : `${field}: ${message}`)).join(' ');

/** Error handler of REST routes. Sends the same code, message and request id as the GraphQL API, in the REST format. */
export function restError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  const { status, formatted } = describeError(withMediaType(error), request, reply);
  const fields = error instanceof InvalidFields ? error.fields : [];
  return reply.code(status).type(JSON_TYPE).send(errorBody(formatted, fields));
}

export const JSON_TYPE = 'application/json; charset=utf-8';

const withMediaType = (error: FastifyError | Error) =>
  'statusCode' in error && error.statusCode === 415
    ? new Denial('UNSUPPORTED_MEDIA_TYPE', 'Send JSON with the header Content-Type: application/json.')
    : error;

/** Returns the body of an error response as JSON text. */
export function errorBody({ message, extensions }: GraphQLFormattedError, fields: readonly FieldError[]): string {
  const { code, requestId, docUrl, requiredPolicy, retryAfterSeconds } = extensions ?? {};
  // Properties that do not apply to the error are undefined, and JSON.stringify omits them.
  return JSON.stringify({ error: { code, message, fields, requestId, docUrl, requiredPolicy, retryAfterSeconds } });
}
