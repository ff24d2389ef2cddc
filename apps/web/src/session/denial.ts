import { CombinedGraphQLErrors, ServerError } from '@apollo/client';
import { DENIAL_CODES, type DenialCode } from '@frontdesk/domain';
import type { ProofMethod } from './reauthentication.ts';

const METHODS: readonly ProofMethod[] = ['PASSWORD', 'TOTP', 'PASSKEY'];

/** Why the server (or the way to it) said no, in the terms of `packages/domain`. */
export interface Denial {
  code: DenialCode | 'OFFLINE';
  requestId: string | null;
  requiredPolicy: string | null;
  /** With REAUTHENTICATION_REQUIRED: the proofs that count. Empty otherwise. */
  methods: readonly ProofMethod[];
}

/** Reads what a thrown value says about itself; what says nothing is INTERNAL, and a request that never arrived is OFFLINE. */
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
  // A proxy may answer with a page; our own server answers with GraphQL errors even when the status is 4xx.
  try {
    return JSON.parse(error.bodyText).errors[0].extensions;
  } catch {
    return {
      code: error.statusCode === 429 ? 'RATE_LIMITED' : error.statusCode >= 502 ? 'SERVICE_UNAVAILABLE' : 'INTERNAL',
    };
  }
}

// `fetch` rejects with a TypeError when the request got no answer at all.
const isOffline = (error: unknown) => error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
const text = (value: unknown) => (typeof value === 'string' ? value : null);
