import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { constantTimeEqual } from './constant-time-equal.ts';

export interface StripeDelivery {
  /** Signing secret of the webhook endpoint. */
  readonly secret: string;
  /** Header Stripe-Signature. Undefined if the request does not have it. */
  readonly signature: string | undefined;
  readonly rawBody: Buffer | string;
  readonly now: Date;
}

/**
 * Maximum difference between the time of a signature and the current time, in seconds. Stripe signs each repeated
 * delivery again.
 */
const TOLERANCE_SECONDS = 300;

/** Verifies that Stripe signed the request, at most five minutes ago. Always false if the secret is empty. */
export function verifyStripe({ secret, signature, rawBody, now }: StripeDelivery): boolean {
  const parts = (signature ?? '').split(',').map((part) => part.trim().split('=', 2));
  const [timestamp = ''] = parts.flatMap(([name, value = '']) => (name === 't' ? [value] : []));
  if (secret === '' || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const expected = stripeSignature(secret, timestamp, rawBody);
  // Accept any matching signature, because during the rotation of a secret Stripe sends one signature per secret.
  return parts.some(([name, value = '']) => name === 'v1' && constantTimeEqual(value, expected));
}

/** Returns the value of the header Stripe-Signature for a body and the time at which it is sent. */
export function signStripe(secret: string, rawBody: Buffer | string, at: Date): string {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return `t=${timestamp},v1=${stripeSignature(secret, timestamp, rawBody)}`;
}

const stripeSignature = (secret: string, timestamp: string, rawBody: Buffer | string): string =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest('hex');

/** Data of an event. It only indicates that something changed; the current state is queried from Stripe. */
export interface StripeEvent {
  readonly eventId: string;
  /** Type of the event, for example `invoice.paid`. */
  readonly type: string;
  readonly isLive: boolean;
  readonly createdAt: Date;
  /** Id of the object that changed. Null if the event contains none. */
  readonly objectId: string | null;
  /** Id of the customer to which the object belongs, or of the customer that changed. Null if there is none. */
  readonly customerId: string | null;
}

const event = z.object({
  id: z.string().min(1).max(255),
  object: z.literal('event'),
  type: z.string().min(1).max(100),
  livemode: z.boolean(),
  created: z.number().int().min(0).max(9_999_999_999),
  data: z.object({
    object: z.looseObject({
      id: z.string().max(255).nullish(),
      object: z.string().nullish(),
      customer: z.union([z.string().max(255), z.looseObject({ id: z.string().max(255) })]).nullish(),
    }),
  }),
});

/** Parses the body of a verified request. Null if the body is not an event. */
export function readStripeEvent(rawBody: Buffer | string): StripeEvent | null {
  const read = event.safeParse(json(rawBody));
  if (!read.success) return null;
  const { id, type, livemode, created, data } = read.data;
  const { object } = data;
  const customer = object.object === 'customer' ? object.id : object.customer;
  return {
    eventId: id,
    type,
    isLive: livemode,
    createdAt: new Date(created * 1000),
    objectId: object.id ?? null,
    customerId: (typeof customer === 'object' ? customer?.id : customer) ?? null,
  };
}

function json(body: Buffer | string): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}
