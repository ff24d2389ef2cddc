import { createHash } from 'node:crypto';
import { parse } from 'node:querystring';
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { constantTimeEqual } from './constant-time-equal.ts';

export interface TwilioDelivery {
  /** The primary auth token of the account. Twilio does not sign with secondary tokens. */
  readonly authToken: string;
  /** Header X-Twilio-Signature. Undefined if the request does not have it. */
  readonly signature: string | undefined;
  /** The public URL that Twilio called, with unchanged path and query. */
  readonly url: string;
  readonly rawBody: Buffer | string;
}

/**
 * Verifies the signature. The signature contains no timestamp, so a captured request stays valid. The calling code must
 * process each MessageSid and status only once.
 */
export function verifyTwilio({ authToken, signature, url, rawBody }: TwilioDelivery): boolean {
  if (!authToken || !signature) return false;
  const bodyHash = new URL(url).searchParams.get('bodySHA256');
  if (bodyHash === null) return validateRequest(authToken, signature, url, twilioParams(rawBody));
  const actualHash = createHash('sha256').update(rawBody).digest('hex');
  return constantTimeEqual(bodyHash, actualHash) && validateRequest(authToken, signature, url, {});
}

/** Parses the form in the same way as the signature verification. */
export function twilioParams(rawBody: Buffer | string): Record<string, string | string[]> {
  // Do not limit the number of keys, because a limit would drop signed parameters.
  const form = parse(rawBody.toString(), '&', '=', { maxKeys: 0 });
  return Object.fromEntries(
    Object.entries(form).map(([key, value = '']) => [key, typeof value === 'string' ? value : [...value]]),
  );
}

/** Returns a valid signature, for the simulator and for tests. */
export const signTwilio = (authToken: string, url: string, params: Record<string, string | string[]>): string =>
  getExpectedTwilioSignature(authToken, url, params);
