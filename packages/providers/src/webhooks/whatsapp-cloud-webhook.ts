import { createHmac } from 'node:crypto';
import { constantTimeEqual } from './constant-time-equal.ts';

export interface WhatsAppCloudDelivery {
  readonly appSecret: string;
  /** Header X-Hub-Signature-256. Undefined if the request does not have it. */
  readonly signature: string | undefined;
  readonly rawBody: Buffer | string;
}

/** Verifies that Meta sent the request. Always false if the app secret is empty. */
export const verifyWhatsAppCloud = ({ appSecret, signature, rawBody }: WhatsAppCloudDelivery): boolean =>
  appSecret !== '' && constantTimeEqual(signature ?? '', signWhatsAppCloud(appSecret, rawBody));

export const signWhatsAppCloud = (appSecret: string, rawBody: Buffer | string): string =>
  `sha256=${createHmac('sha256', appSecret).update(rawBody).digest('hex')}`;

/**
 * Returns the response to Meta's webhook verification request. Null if the request is not a verification request or the
 * verify token does not match.
 */
export function whatsAppCloudChallenge(
  query: Readonly<Record<string, string | undefined>>,
  verifyToken: string,
): string | null {
  const asks = query['hub.mode'] === 'subscribe' && verifyToken !== '';
  return asks && constantTimeEqual(query['hub.verify_token'] ?? '', verifyToken)
    ? (query['hub.challenge'] ?? '')
    : null;
}
