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

/** Largest difference between the time of a signature and now. Stripe signs each repeated delivery again. */
const TOLERANCE_SECONDS = 300;

/** Verifies that Stripe sent the request at most five minutes ago. Always false if the secret is empty. */
export function verifyStripe({ secret, signature, rawBody, now }: StripeDelivery): boolean {
  const parts = (signature ?? '').split(',').map((part) => part.trim().split('=', 2));
  const [timestamp = ''] = parts.flatMap(([name, value = '']) => (name === 't' ? [value] : []));
  if (secret === '' || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const expected = stripeSignature(secret, timestamp, rawBody);
  // While a secret is replaced, Stripe sends one signature for each secret.
  return parts.some(([name, value = '']) => name === 'v1' && constantTimeEqual(value, expected));
}

/** Returns the header Stripe-Signature for a body that is sent at a time. */
export function signStripe(secret: string, rawBody: Buffer | string, at: Date): string {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return `t=${timestamp},v1=${stripeSignature(secret, timestamp, rawBody)}`;
}

const stripeSignature = (secret: string, timestamp: string, rawBody: Buffer | string): string =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest('hex');

/** What an event says about a change. It is only a hint: the state is read from Stripe. */
export interface StripeEvent {
  readonly eventId: string;
  /** For example `invoice.paid`. */
  readonly type: string;
  readonly isLive: boolean;
  readonly createdAt: Date;
  /** Id of the object that changed. Null if it has none. */
  readonly objectId: string | null;
  /** Customer of the object, or the object itself. Null if it does not belong to a customer. */
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

/** Parses the body of a verified request. Null if it is not an event. */
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
