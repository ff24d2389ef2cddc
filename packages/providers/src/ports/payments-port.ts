import type { Capability } from './provider.ts';

/**
 * Payments of one account at a payment provider. Each method can be retried: for methods that create an object, the
 * provider returns the result of the first request with the same idempotency key.
 */
export interface PaymentsPort {
  readonly capability: Capability;
  /** Whether the account processes real payments. Events in which this value differs belong to another account. */
  readonly isLive: boolean;
  /** Creates a product with this id, or updates its name. */
  saveProduct(product: PaymentProduct): Promise<void>;
  /**
   * Returns the id of the price with this key. Creates the price if it does not exist. The amount of a price never
   * changes.
   */
  savePrice(price: PaymentPrice): Promise<string>;
  /** Creates a customer and returns its id. */
  createCustomer(customer: NewPaymentCustomer): Promise<string>;
  /** Creates a page of the provider on which a customer enters a payment method and subscribes. */
  startCheckout(checkout: NewCheckout): Promise<StartedCheckout>;
  /**
   * Closes a checkout page, so that no one can subscribe on it. Returns COMPLETE if the customer has already
   * subscribed.
   */
  expireCheckout(checkoutId: string): Promise<'EXPIRED' | 'COMPLETE'>;
  /**
   * Returns the URL of a page on which a customer can change the payment method, pay invoices and cancel the
   * subscription.
   */
  openPortal(customerId: string, returnUrl: string): Promise<string>;
  /** Returns the newest 100 subscriptions of a customer in any status, newest first. */
  listSubscriptions(customerId: string): Promise<readonly PaymentSubscription[]>;
  /** Returns the newest 100 invoices of a customer, newest first. */
  listInvoices(customerId: string): Promise<readonly PaymentInvoice[]>;
  /** Returns the invoice that an immediate change of a subscription creates. Changes nothing. */
  previewChange(change: SubscriptionChange): Promise<PaymentChangePreview>;
  /** Returns the invoice of a complete period with other items. Changes nothing. */
  previewPeriod(change: Omit<SubscriptionChange, 'prorationAt'>): Promise<{ readonly totalMinor: number }>;
  /**
   * Changes the items of a subscription immediately and charges the invoice of `previewChange`. If the payment fails,
   * the subscription keeps its items. If the provider left the invoice open, the change is made when it is paid within
   * 23 hours.
   */
  change(key: string, change: SubscriptionChange): Promise<'PAID' | 'PAYMENT_FAILED'>;
  /** Changes the items of a subscription at the end of its current period. The period that follows has this interval. */
  scheduleChange(key: string, change: ScheduledSubscriptionChange): Promise<void>;
  /** Cancels the scheduled change of a subscription. Does nothing if the schedule is no longer active. */
  cancelScheduledChange(scheduleId: string): Promise<void>;
  /** Cancels a subscription immediately, without a refund. Does nothing if it is already canceled. */
  cancel(subscriptionId: string): Promise<void>;
}

export interface PaymentProduct {
  /** Id of the product, chosen by Frontdesk. */
  readonly id: string;
  readonly name: string;
}

export interface PaymentPrice {
  /** Key of the price, chosen by Frontdesk. Unique in the account. */
  readonly key: string;
  readonly productId: string;
  /** Currency as an ISO 4217 code in upper case. */
  readonly currency: string;
  readonly interval: 'MONTH' | 'YEAR';
  /** Price per unit in minor units of the currency. */
  readonly unitMinor: number;
}

export interface NewPaymentCustomer {
  readonly key: string;
  readonly name: string;
  readonly email: string | null;
  /** Frontdesk's id of the payer, stored with the customer. */
  readonly reference: string;
}

export interface NewCheckout {
  readonly key: string;
  readonly customerId: string;
  readonly items: readonly { readonly priceId: string; readonly quantity: number }[];
  /** Frontdesk's id of the payer, stored with the checkout and the subscription. */
  readonly reference: string;
  /**
   * URL to which the customer is redirected after the payment. A request to this URL does not prove that the payment
   * was made.
   */
  readonly successUrl: string;
  readonly cancelUrl: string;
}

export interface StartedCheckout {
  readonly checkoutId: string;
  readonly url: string;
}

/**
 * Statuses of a subscription. INCOMPLETE: the first payment is missing. EXPIRED: the first payment was missing for 23
 * hours. UNPAID: all attempts of a payment failed. PAUSED: a trial ended without a payment method.
 */
export type PaymentSubscriptionStatus =
  | 'INCOMPLETE'
  | 'EXPIRED'
  | 'TRIALING'
  | 'ACTIVE'
  | 'PAST_DUE'
  | 'UNPAID'
  | 'PAUSED'
  | 'CANCELED';

/** Price and number of units of a subscription. */
export interface PaymentItem {
  readonly priceId: string;
  readonly quantity: number;
}

/** Items that replace the items of a subscription. */
export interface SubscriptionChange {
  /** The subscription before the change, as returned by `listSubscriptions`. */
  readonly subscription: PaymentSubscription;
  readonly items: readonly PaymentItem[];
  /** Time in the current period from which prices differ. */
  readonly prorationAt: Date;
}

export interface ScheduledSubscriptionChange extends Omit<SubscriptionChange, 'prorationAt'> {
  readonly interval: 'MONTH' | 'YEAR';
}

export interface PaymentChangePreview {
  /** Currency as an ISO 4217 code in upper case. */
  readonly currency: string;
  readonly lines: readonly PaymentChangeLine[];
  readonly taxMinor: number;
  /** Total including taxes, in minor units. */
  readonly totalMinor: number;
  /** Amount that is charged: the total without the credit balance of the customer. */
  readonly dueMinor: number;
}

export interface PaymentChangeLine extends PaymentItem {
  /** Amount in minor units. Negative for a credit. */
  readonly amountMinor: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface PaymentSubscription {
  readonly subscriptionId: string;
  readonly customerId: string;
  readonly status: PaymentSubscriptionStatus;
  readonly items: readonly (PaymentItem & { readonly itemId: string })[];
  readonly startsAt: Date;
  /** Start of the paid period. */
  readonly periodStartsAt: Date;
  /** End of the paid period. */
  readonly periodEndsAt: Date;
  /** Time at which the subscription will be canceled. Null if no cancellation is scheduled. */
  readonly cancelsAt: Date | null;
  /** Id of the schedule of the subscription. Null if it has none. */
  readonly scheduleId: string | null;
  /** Items that the schedule applies later. Null if no change is scheduled. */
  readonly scheduled: { readonly items: readonly PaymentItem[]; readonly at: Date } | null;
  /** Time at which the subscription ended. Null if it has not ended. */
  readonly endedAt: Date | null;
  /** Whether the provider canceled the subscription because of failed payments. */
  readonly isCanceledForPayment: boolean;
}

export type PaymentInvoiceStatus = 'OPEN' | 'PAID' | 'VOID';

/** An invoice that the provider issued. Drafts are omitted. */
export interface PaymentInvoice {
  readonly invoiceId: string;
  /** Id of the subscription. Null if the invoice does not belong to a subscription. */
  readonly subscriptionId: string | null;
  readonly number: string;
  /**
   * Status of the invoice. An invoice that the provider wrote off has the status OPEN, because it can still be paid.
   */
  readonly status: PaymentInvoiceStatus;
  /** Currency as an ISO 4217 code in upper case. */
  readonly currency: string;
  /** Total including taxes, in minor units. */
  readonly totalMinor: number;
  readonly taxMinor: number;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  readonly issuedAt: Date;
  /** Time from which the invoice is past due. For automatic payments, this is the time of issue. */
  readonly dueAt: Date;
  readonly paidAt: Date | null;
  readonly voidedAt: Date | null;
  /** URL of the provider's page on which the invoice can be paid and downloaded. */
  readonly hostedUrl: string | null;
}
