import { badRequest } from '../errors/denials.ts';
import { DOCUMENT_LIMITS } from './document-limits.ts';
import { assertOperationName, type OperationRequest } from './document-policy.ts';

/** The body of a request to the graph. Throws BAD_REQUEST; Apollo would too, before it knows the id of the request. */
export function assertOperationRequest(body: unknown): OperationRequest {
  if (Array.isArray(body)) throw badRequest('Send one operation at a time: batches are not accepted.');
  if (body === null || typeof body !== 'object') throw badRequest('Send a JSON object.');
  const { operationName, variables, extensions } = body as Record<string, unknown>;
  assertOperationName(operationName);
  for (const [name, value] of Object.entries({ variables, extensions })) assertObject(name, value);
  return body;
}

/** Throws BAD_REQUEST unless a part of a request is absent or an object of a depth that our own code may walk. */
function assertObject(name: string, value: unknown): void {
  if (Array.isArray(value) || typeof (value ?? {}) !== 'object') throw badRequest(`${name} must be a JSON object.`);
  if (isDeeperThan(DOCUMENT_LIMITS.variablesDepth, value)) {
    throw badRequest(`${name} must not nest deeper than ${DOCUMENT_LIMITS.variablesDepth} levels.`);
  }
}

/** Level by level, because a deep value would exhaust the stack of a recursive function. */
function isDeeperThan(limit: number, value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}
