import { CombinedGraphQLErrors, ServerError } from '@apollo/client';
import { DENIAL_CODES, type DenialCode } from '@frontdesk/domain';
import type { ProofMethod } from './reauthentication.ts';

const METHODS: readonly ProofMethod[] = ['PASSWORD', 'TOTP', 'PASSKEY'];

/**
 * Error of a GraphQL request. The error codes of the server are defined in `packages/domain`. OFFLINE means that there
 * was no response.
 */
export interface Denial {
  code: DenialCode | 'OFFLINE';
  requestId: string | null;
  requiredPolicy: string | null;
  /** Methods with which the user can confirm their identity. Empty unless the code is REAUTHENTICATION_REQUIRED. */
  methods: readonly ProofMethod[];
}

/**
 * Converts any error to a `Denial`. Errors whose code is unknown get the code INTERNAL, and responses of a proxy get a
 * code that is derived from the HTTP status.
 */
export function denialOf(error: unknown): Denial {
  const extensions = extensionsOf(error);
  if (!extensions)
    return { code: isOffline(error) ? 'OFFLINE' : 'INTERNAL', requestId: null, requiredPolicy: null, methods: [] };
  return {
    code: DENIAL_CODES.find((code) => code === extensions.code) ?? 'INTERNAL',
    requestId: text(extensions.requestId),
    requiredPolicy: text(extensions.requiredPolicy),
    methods: METHODS.filter((method) => Array.isArray(extensions.methods) && extensions.methods.includes(method)),
  };
}

function extensionsOf(error: unknown): Record<string, unknown> | undefined {
  if (CombinedGraphQLErrors.is(error)) return error.errors[0]?.extensions ?? {};
  if (!ServerError.is(error)) return undefined;
  // The server responds with GraphQL errors even for status 4xx, but a proxy may respond with HTML, which cannot be
  // parsed.
  try {
    return JSON.parse(error.bodyText).errors[0].extensions;
  } catch {
    return {
      code: error.statusCode === 429 ? 'RATE_LIMITED' : error.statusCode >= 502 ? 'SERVICE_UNAVAILABLE' : 'INTERNAL',
    };
  }
}

// `fetch` rejects with a TypeError if there is no response.
const isOffline = (error: unknown) => error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
const text = (value: unknown) => (typeof value === 'string' ? value : null);
