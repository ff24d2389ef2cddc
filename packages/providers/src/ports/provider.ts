export type ProviderName = 'TWILIO' | 'OPENAI' | 'CALCOM' | 'VAPI' | 'WHATSAPP_CLOUD';

/**
 * How an effect is brought about exactly once.
 * RECONCILE: the provider takes no idempotency key. What is UNCONFIRMED is looked for with the port's `find…`, and only what is
 * not found after `settleSeconds` may be sent again.
 * CALLBACK: as RECONCILE, and the provider cannot be asked either: only its own report, which carries our id, tells. Never sent again.
 * REPEATABLE: asking twice costs money at worst; nobody outside notices.
 */
export interface Capability {
  readonly strategy: 'RECONCILE' | 'CALLBACK' | 'REPEATABLE';
  /** How long after the attempt the provider's "there is no such thing" can be believed. */
  readonly settleSeconds: number;
}

/** Who the credentials belong to, in the provider's words: what the Verify button shows. */
export interface VerifiedAccount {
  readonly accountName: string;
}
