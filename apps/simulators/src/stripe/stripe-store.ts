import { createHash } from 'node:crypto';

export interface StripeProduct {
  readonly id: string;
  name: string;
  active: boolean;
  metadata: Record<string, string>;
  readonly created: number;
}

export interface StripePrice {
  readonly id: string;
  readonly product: string;
  readonly currency: string;
  readonly unit_amount: number;
  readonly interval: 'month' | 'year';
  readonly lookup_key: string | null;
  readonly created: number;
}

/** A saved card. `isCharged` is whether charges of the card succeed. */
export interface StripeCard {
  readonly last4: string;
  readonly isCharged: boolean;
}

export interface StripeCustomer {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly metadata: Record<string, string>;
  readonly testClock: string | null;
  readonly created: number;
  card: StripeCard | null;
}

export interface StripeTestClock {
  readonly id: string;
  readonly name: string | null;
  frozenTime: number;
  readonly created: number;
}

export interface StripeCheckout {
  readonly id: string;
  readonly customer: string;
  readonly items: readonly { readonly price: string; readonly quantity: number }[];
  readonly reference: string | null;
  readonly metadata: Record<string, string>;
  readonly successUrl: string;
  readonly cancelUrl: string | null;
  readonly created: number;
  readonly expiresAt: number;
  status: 'open' | 'complete' | 'expired';
  subscription: string | null;
}

export interface StripePortal {
  readonly id: string;
  readonly customer: string;
  readonly returnUrl: string;
}

export interface StripeItem {
  readonly id: string;
  readonly price: string;
  readonly quantity: number;
}

/** Change of items that is applied when its invoice is paid, and discarded when it expires. */
export interface StripePendingUpdate {
  readonly items: readonly StripeItem[];
  readonly invoice: string;
  readonly expiresAt: number;
}

export interface StripeSubscription {
  readonly id: string;
  readonly customer: string;
  items: readonly StripeItem[];
  readonly metadata: Record<string, string>;
  readonly created: number;
  /** Time that determines the days on which periods begin. */
  anchor: number;
  schedule: string | null;
  pendingUpdate: StripePendingUpdate | null;
  latestInvoice: string | null;
  status: 'active' | 'past_due' | 'unpaid' | 'canceled';
  periodStart: number;
  periodEnd: number;
  cancelAtPeriodEnd: boolean;
  canceledAt: number | null;
  endedAt: number | null;
  cancellationReason: 'cancellation_requested' | 'payment_failed' | null;
}

export interface StripePhase {
  readonly items: readonly { readonly price: string; readonly quantity: number }[];
  readonly start: number;
  readonly end: number;
}

export interface StripeSchedule {
  readonly id: string;
  readonly customer: string;
  readonly subscription: string;
  readonly created: number;
  status: 'active' | 'released' | 'completed' | 'canceled';
  phases: readonly StripePhase[];
  releasedAt: number | null;
  completedAt: number | null;
}

export interface StripeLine {
  readonly item: string;
  readonly price: string;
  readonly quantity: number;
  readonly amount: number;
  readonly isProration: boolean;
  readonly start: number;
  readonly end: number;
}

export interface StripeInvoice {
  readonly id: string;
  readonly number: string;
  readonly customer: string;
  readonly subscription: string;
  readonly reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update';
  readonly currency: string;
  readonly lines: readonly StripeLine[];
  /** Tax on the sum of the lines. */
  readonly tax: number;
  readonly created: number;
  status: 'open' | 'paid' | 'void';
  attempts: number;
  nextAttempt: number | null;
  paidAt: number | null;
  voidedAt: number | null;
}

/** Creates the data of a simulated Stripe account: maps of its objects by id, in order of creation. */
export function stripeStore(systemTime: () => Date) {
  let count = 0;
  let offset = 0;
  const tables = {
    products: new Map<string, StripeProduct>(),
    prices: new Map<string, StripePrice>(),
    customers: new Map<string, StripeCustomer>(),
    clocks: new Map<string, StripeTestClock>(),
    checkouts: new Map<string, StripeCheckout>(),
    portals: new Map<string, StripePortal>(),
    subscriptions: new Map<string, StripeSubscription>(),
    invoices: new Map<string, StripeInvoice>(),
    schedules: new Map<string, StripeSchedule>(),
  };
  const settings = { taxPercent: 0 };
  const accountTime = () => Math.floor(systemTime().getTime() / 1000) + offset;
  return {
    ...tables,
    settings,
    newId: (prefix: string): string => {
      count += 1;
      return `${prefix}_${createHash('sha256').update(`${prefix} ${count}`).digest('hex').slice(0, 24)}`;
    },
    /**
     * Returns the current time of a customer in seconds since 1970: the time of the customer's test clock or, if there
     * is none, of the account.
     */
    timeOf: (customer: StripeCustomer | undefined): number =>
      tables.clocks.get(customer?.testClock ?? '')?.frozenTime ?? accountTime(),
    accountTime,
    /** Advances the time of customers without a test clock, in seconds. */
    moveTime: (seconds: number): void => {
      offset += seconds;
    },
    reset: (): void => {
      [count, offset] = [0, 0];
      settings.taxPercent = 0;
      for (const table of Object.values(tables)) table.clear();
    },
  };
}

export type StripeStore = ReturnType<typeof stripeStore>;
