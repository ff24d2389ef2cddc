/** A phone number as returned by its provider. */
export interface OwnedNumber {
  /** ID of the phone number at the provider. */
  readonly providerNumberId: string;
  /** Phone number in E.164. */
  readonly number: string;
  /** Display name of the phone number at the provider. */
  readonly displayName: string;
  /** Whether the provider has verified ownership of the phone number. */
  readonly verified: boolean;
}

/** Searches for phone numbers in the provider account. `find` returns null if the account does not own the number. */
export interface NumbersPort {
  find(number: string): Promise<OwnedNumber | null>;
}

/** Registration of one WhatsApp phone number at Meta. */
export interface WhatsAppNumberPort {
  /** Returns the configured phone number, or null if the business account does not contain it. */
  own(): Promise<OwnedNumber | null>;
  requestCode(asked: { readonly method: 'SMS' | 'VOICE'; readonly language: string }): Promise<void>;
  verifyCode(code: string): Promise<void>;
  /** Activates the phone number and sends its inbound events to `callbackUrl`. Idempotent. */
  register(asked: Registration): Promise<void>;
  deregister(): Promise<void>;
}

export interface Registration {
  /** Six-digit PIN for two-step verification. Meta requires it for every registration. */
  readonly pin: string;
  readonly callbackUrl: string;
  readonly verifyToken: string;
}
