import { badRequest } from '../errors/denials.ts';
import { DOCUMENT_LIMITS } from './document-limits.ts';
import { assertOperationName, type OperationRequest } from './document-policy.ts';

/**
 * Throws BAD_REQUEST if the body of a GraphQL request is invalid. Apollo's own error would not contain the request id.
 */
export function assertOperationRequest(body: unknown): OperationRequest {
  if (Array.isArray(body)) throw badRequest('Send one operation at a time: batches are not accepted.');
  if (body === null || typeof body !== 'object') throw badRequest('Send a JSON object.');
  const { operationName, variables, extensions } = body as Record<string, unknown>;
  assertOperationName(operationName);
  for (const [name, value] of Object.entries({ variables, extensions })) assertObject(name, value);
  return body;
}

/**
 * Parses the GraphQL request in the query string of a GET request. Throws BAD_REQUEST if it is invalid, for example if
 * the variables or extensions are not JSON.
 */
export function operationRequestOfUrl(search: unknown): OperationRequest {
  const { query, operationName, variables, extensions } = search as Record<string, unknown>;
  const sent = { query, operationName, variables: fromJson('variables', variables) };
  return assertOperationRequest({ ...sent, extensions: fromJson('extensions', extensions) });
}

function fromJson(name: string, text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`${name} must be a JSON object.`);
  }
}

/** Throws BAD_REQUEST unless the value is omitted or is an object within the depth limit. */
function assertObject(name: string, value: unknown): void {
  if (Array.isArray(value) || typeof (value ?? {}) !== 'object') throw badRequest(`${name} must be a JSON object.`);
  if (isDeeperThan(DOCUMENT_LIMITS.variablesDepth, value)) {
    throw badRequest(`${name} must not nest deeper than ${DOCUMENT_LIMITS.variablesDepth} levels.`);
  }
}

/**
 * Returns whether a value is nested more deeply than the limit. Uses a loop, because recursion could exhaust the stack.
 */
function isDeeperThan(limit: number, value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}
