import type { Capability } from './provider.ts';

/**
 * Payments of one account at a payment provider. Each method can be repeated: creations take a key, and the provider
 * returns the result of the first request with it.
 */
export interface PaymentsPort {
  readonly capability: Capability;
  /** Whether the account moves real money. Events of the other mode belong to another account. */
  readonly isLive: boolean;
  /** Creates a product with this id, or updates its name. */
  saveProduct(product: PaymentProduct): Promise<void>;
  /** Returns the id of the price with the key. Creates it if there is none. The amount of a price never changes. */
  savePrice(price: PaymentPrice): Promise<string>;
  /** Returns the id of the new customer. */
  createCustomer(customer: NewPaymentCustomer): Promise<string>;
  /** Starts a page of the provider on which a customer enters a payment method and subscribes. */
  startCheckout(checkout: NewCheckout): Promise<StartedCheckout>;
  /** Closes a page, so that nobody can subscribe on it. Returns COMPLETE if the customer has already subscribed. */
  expireCheckout(checkoutId: string): Promise<'EXPIRED' | 'COMPLETE'>;
  /** Returns the URL of a page on which a customer changes the payment method, pays invoices and cancels. */
  openPortal(customerId: string, returnUrl: string): Promise<string>;
  /** Returns the newest 100 subscriptions of a customer in any status, newest first. */
  listSubscriptions(customerId: string): Promise<readonly PaymentSubscription[]>;
  /** Returns the newest 100 invoices of a customer, newest first. */
  listInvoices(customerId: string): Promise<readonly PaymentInvoice[]>;
  /** Cancels a subscription now, without a refund. Does nothing if it was canceled. */
  cancel(subscriptionId: string): Promise<void>;
}

export interface PaymentProduct {
  /** Id that the caller chooses. */
  readonly id: string;
  readonly name: string;
}

export interface PaymentPrice {
  /** Key that the caller chooses, unique in the account. */
  readonly key: string;
  readonly productId: string;
  /** ISO 4217 code in upper case. */
  readonly currency: string;
  readonly interval: 'MONTH' | 'YEAR';
  /** Amount of a unit in minor units. */
  readonly unitMinor: number;
}

export interface NewPaymentCustomer {
  readonly key: string;
  readonly name: string;
  readonly email: string | null;
  /** Id of the payer at the caller, stored with the customer. */
  readonly reference: string;
}

export interface NewCheckout {
  readonly key: string;
  readonly customerId: string;
  readonly items: readonly { readonly priceId: string; readonly quantity: number }[];
  /** Id of the payer at the caller, stored with the checkout and with the subscription. */
  readonly reference: string;
  /** URL to which the customer returns after the payment. It proves nothing. */
  readonly successUrl: string;
  readonly cancelUrl: string;
}

export interface StartedCheckout {
  readonly checkoutId: string;
  readonly url: string;
}

/**
 * INCOMPLETE: the first payment is missing. EXPIRED: it was missing for 23 hours. UNPAID: all attempts of a payment
 * failed. PAUSED: a trial ended without a payment method.
 */
export const PAYMENT_SUBSCRIPTION_STATUSES = [
  'INCOMPLETE',
  'EXPIRED',
  'TRIALING',
  'ACTIVE',
  'PAST_DUE',
  'UNPAID',
  'PAUSED',
  'CANCELED',
] as const;
export type PaymentSubscriptionStatus = (typeof PAYMENT_SUBSCRIPTION_STATUSES)[number];

export interface PaymentSubscription {
  readonly subscriptionId: string;
  readonly customerId: string;
  readonly status: PaymentSubscriptionStatus;
  readonly items: readonly { readonly priceId: string; readonly quantity: number }[];
  readonly startsAt: Date;
  /** End of the paid period. */
  readonly periodEndsAt: Date;
  /** Time at which the subscription will be canceled. Null if it continues. */
  readonly cancelsAt: Date | null;
  /** Time at which the subscription ended. Null if it has not. */
  readonly endedAt: Date | null;
  /** Whether the provider canceled the subscription because payments failed. */
  readonly isCanceledForPayment: boolean;
}

export type PaymentInvoiceStatus = 'OPEN' | 'PAID' | 'VOID';

/** Invoice that the provider issued. Drafts are left out. */
export interface PaymentInvoice {
  readonly invoiceId: string;
  /** Null for an invoice that does not belong to a subscription. */
  readonly subscriptionId: string | null;
  readonly number: string;
  /** An invoice that the provider wrote off is open, because it can still be paid. */
  readonly status: PaymentInvoiceStatus;
  /** ISO 4217 code in upper case. */
  readonly currency: string;
  /** Total with taxes in minor units. */
  readonly totalMinor: number;
  readonly taxMinor: number;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  readonly issuedAt: Date;
  /** Time from which the invoice is past due. For automatic payments, the time of its issue. */
  readonly dueAt: Date;
  readonly paidAt: Date | null;
  readonly voidedAt: Date | null;
  /** Page of the provider on which the invoice can be paid and downloaded. */
  readonly hostedUrl: string | null;
}
