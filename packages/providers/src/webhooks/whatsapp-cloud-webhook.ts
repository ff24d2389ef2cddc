import { createHmac } from 'node:crypto';
import { constantTimeEqual } from './constant-time-equal.ts';

export interface WhatsAppCloudDelivery {
  readonly appSecret: string;
  /** The header X-Hub-Signature-256. */
  readonly signature: string | undefined;
  readonly rawBody: Buffer | string;
}

/** Whether Meta sent exactly this. Without an app's secret nothing is believed. */
export const verifyWhatsAppCloud = ({ appSecret, signature, rawBody }: WhatsAppCloudDelivery): boolean =>
  appSecret !== '' && constantTimeEqual(signature ?? '', signWhatsAppCloud(appSecret, rawBody));

export const signWhatsAppCloud = (appSecret: string, rawBody: Buffer | string): string =>
  `sha256=${createHmac('sha256', appSecret).update(rawBody).digest('hex')}`;

/** The words to answer Meta's question for the address with, or null when the question is somebody else's. */
export function whatsAppCloudChallenge(
  query: Readonly<Record<string, string | undefined>>,
  verifyToken: string,
): string | null {
  const asks = query['hub.mode'] === 'subscribe' && verifyToken !== '';
  return asks && constantTimeEqual(query['hub.verify_token'] ?? '', verifyToken)
    ? (query['hub.challenge'] ?? '')
    : null;
}
