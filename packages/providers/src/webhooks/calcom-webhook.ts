import { createHmac } from 'node:crypto';
import { constantTimeEqual } from './constant-time-equal.ts';

export interface CalComDelivery {
  readonly secret: string;
  /** The header X-Cal-Signature-256. */
  readonly signature: string | undefined;
  readonly rawBody: Buffer | string;
}

/** Whether Cal.com sent exactly this. Without a secret Cal.com signs with the words `no-secret-provided`, which match nothing here. */
export const verifyCalCom = ({ secret, signature, rawBody }: CalComDelivery): boolean =>
  secret !== '' && constantTimeEqual(signature ?? '', signCalCom(secret, rawBody));

export const signCalCom = (secret: string, rawBody: Buffer | string): string =>
  createHmac('sha256', secret).update(rawBody).digest('hex');
