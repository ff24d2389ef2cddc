import { createHash } from 'node:crypto';
import { parse } from 'node:querystring';
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { constantTimeEqual } from './constant-time-equal.ts';

export interface TwilioDelivery {
  /** The account's PRIMARY auth token; others do not sign. */
  readonly authToken: string;
  /** Header X-Twilio-Signature. */
  readonly signature: string | undefined;
  /** The public URL that Twilio called, with unchanged path and query. */
  readonly url: string;
  readonly rawBody: Buffer | string;
}

/**
 * Verifies the signature. It contains no timestamp, so captured requests stay valid: callers must process each
 * MessageSid and status once.
 */
export function verifyTwilio({ authToken, signature, url, rawBody }: TwilioDelivery): boolean {
  if (!authToken || !signature) return false;
  const bodyHash = new URL(url).searchParams.get('bodySHA256');
  if (bodyHash === null) return validateRequest(authToken, signature, url, twilioParams(rawBody));
  const actualHash = createHash('sha256').update(rawBody).digest('hex');
  return constantTimeEqual(bodyHash, actualHash) && validateRequest(authToken, signature, url, {});
}

/** Parses the form with the same parser that verifies it. */
export function twilioParams(rawBody: Buffer | string): Record<string, string | string[]> {
  // A limit would omit signed parameters.
  const form = parse(rawBody.toString(), '&', '=', { maxKeys: 0 });
  return Object.fromEntries(
    Object.entries(form).map(([key, value = '']) => [key, typeof value === 'string' ? value : [...value]]),
  );
}

/** For the simulator and tests. */
export const signTwilio = (authToken: string, url: string, params: Record<string, string | string[]>): string =>
  getExpectedTwilioSignature(authToken, url, params);
