import { createHmac } from 'node:crypto';
import { constantTimeEqual } from './constant-time-equal.ts';

export interface CalComDelivery {
  readonly secret: string;
  /** Header X-Cal-Signature-256. Undefined if the request does not have it. */
  readonly signature: string | undefined;
  readonly rawBody: Buffer | string;
}

/**
 * Verifies the signature. If no secret is set in Cal.com, Cal.com signs with `no-secret-provided`, which is never
 * accepted.
 */
export const verifyCalCom = ({ secret, signature, rawBody }: CalComDelivery): boolean =>
  secret !== '' && constantTimeEqual(signature ?? '', signCalCom(secret, rawBody));

export const signCalCom = (secret: string, rawBody: Buffer | string): string =>
  createHmac('sha256', secret).update(rawBody).digest('hex');
