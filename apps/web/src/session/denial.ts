import { CombinedGraphQLErrors, ServerError } from '@apollo/client';
import { DENIAL_CODES, type DenialCode } from '@frontdesk/domain';
import type { ProofMethod } from './reauthentication.ts';

const METHODS: readonly ProofMethod[] = ['PASSWORD', 'TOTP', 'PASSKEY'];

/** Why a request failed, in the terms of `packages/domain`. */
export interface Denial {
  code: DenialCode | 'OFFLINE';
  requestId: string | null;
  requiredPolicy: string | null;
  /** With REAUTHENTICATION_REQUIRED: accepted proofs. Empty otherwise. */
  methods: readonly ProofMethod[];
}

/** Extracts the denial from an error. Unknown errors are INTERNAL; requests without a response are OFFLINE. */
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
  // A proxy may respond with HTML; our server responds with GraphQL errors even with status 4xx.
  try {
    return JSON.parse(error.bodyText).errors[0].extensions;
  } catch {
    return {
      code: error.statusCode === 429 ? 'RATE_LIMITED' : error.statusCode >= 502 ? 'SERVICE_UNAVAILABLE' : 'INTERNAL',
    };
  }
}

// `fetch` rejects with a TypeError when there was no response.
const isOffline = (error: unknown) => error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
const text = (value: unknown) => (typeof value === 'string' ? value : null);
