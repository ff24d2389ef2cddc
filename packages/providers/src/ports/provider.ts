export type ModelProviderName = 'OPENAI' | 'ANTHROPIC' | 'AZURE_OPENAI' | 'GOOGLE' | 'OPENAI_COMPATIBLE';
export type ProviderName = ModelProviderName | 'TWILIO' | 'CALCOM' | 'VAPI' | 'WHATSAPP_CLOUD' | 'STRIPE';

/**
 * How to proceed after a response was lost. RECONCILE: search with the port's `find…` method, and retry the request
 * only if nothing is found after `settleSeconds`. CALLBACK: wait for the provider's delivery report and never retry the
 * request. REPEATABLE: retry the request, because it changes nothing at the provider.
 */
export interface Capability {
  readonly strategy: 'RECONCILE' | 'CALLBACK' | 'REPEATABLE';
  /** Seconds to wait after the attempt before searching. If nothing is found then, the request had no effect. */
  readonly settleSeconds: number;
}

/** Account to which the credentials belong. Shown to members after verification. */
export interface VerifiedAccount {
  readonly accountName: string;
}
