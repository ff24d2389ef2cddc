export type ProviderName = 'TWILIO' | 'OPENAI' | 'CALCOM' | 'VAPI' | 'WHATSAPP_CLOUD';

/**
 * How an effect is performed exactly once. RECONCILE: the provider has no idempotency keys. Look up UNCONFIRMED
 * effects with the port's `find…`; they may be sent again only when still missing after `settleSeconds`. CALLBACK:
 * like RECONCILE, but the provider has no lookup, so only its report with our ID confirms the effect. Never sent
 * again. REPEATABLE: repeating at most costs money and has no visible effect.
 */
export interface Capability {
  readonly strategy: 'RECONCILE' | 'CALLBACK' | 'REPEATABLE';
  /** Seconds after the attempt before a negative lookup is reliable. */
  readonly settleSeconds: number;
}

/** Account that the credentials belong to, as the Verify button shows it. */
export interface VerifiedAccount {
  readonly accountName: string;
}
