import { createHash } from 'node:crypto';
import { parse } from 'node:querystring';
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { constantTimeEqual } from './constant-time-equal.ts';

export interface TwilioDelivery {
  /** The PRIMARY auth token of the account; no other signs. */
  readonly authToken: string;
  /** The header X-Twilio-Signature. */
  readonly signature: string | undefined;
  /** As Twilio called it: the public address with path and query untouched, whatever the proxy made of it. */
  readonly url: string;
  readonly rawBody: Buffer | string;
}

/**
 * Whether Twilio sent exactly this. The signature has no time in it: a captured request stays valid for ever, so that the caller
 * must keep each MessageSid and status once.
 */
export function verifyTwilio({ authToken, signature, url, rawBody }: TwilioDelivery): boolean {
  if (!authToken || !signature) return false;
  const bodyHash = new URL(url).searchParams.get('bodySHA256');
  if (bodyHash === null) return validateRequest(authToken, signature, url, twilioParams(rawBody));
  const actualHash = createHash('sha256').update(rawBody).digest('hex');
  return constantTimeEqual(bodyHash, actualHash) && validateRequest(authToken, signature, url, {});
}

/** The form as it was signed: the parser that reads must be the one that verifies. */
export function twilioParams(rawBody: Buffer | string): Record<string, string | string[]> {
  // A limit would leave out what is signed.
  const form = parse(rawBody.toString(), '&', '=', { maxKeys: 0 });
  return Object.fromEntries(
    Object.entries(form).map(([key, value = '']) => [key, typeof value === 'string' ? value : [...value]]),
  );
}

/** For those who speak as Twilio: our simulator and our tests. */
export const signTwilio = (authToken: string, url: string, params: Record<string, string | string[]>): string =>
  getExpectedTwilioSignature(authToken, url, params);
