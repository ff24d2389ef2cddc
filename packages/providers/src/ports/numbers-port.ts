/** A phone number as its provider describes it. */
export interface OwnedNumber {
  /** ID of the number at the provider. */
  readonly providerNumberId: string;
  /** E.164. */
  readonly number: string;
  /** Name that contacts see. */
  readonly displayName: string;
  /** Whether the provider has verified ownership of the number. */
  readonly verified: boolean;
}

/** Looks up a number of the account. Null when it belongs to another account. */
export interface NumbersPort {
  find(number: string): Promise<OwnedNumber | null>;
}

/** Registration of one WhatsApp number at Meta. */
export interface WhatsAppNumberPort {
  /** Null when the business account does not contain the configured number. */
  own(): Promise<OwnedNumber | null>;
  requestCode(asked: { readonly method: 'SMS' | 'VOICE'; readonly language: string }): Promise<void>;
  verifyCode(code: string): Promise<void>;
  /** Activates the number and sends its inbound events to `callbackUrl`. Idempotent. */
  register(asked: Registration): Promise<void>;
  deregister(): Promise<void>;
}

export interface Registration {
  /** Six digits, which Meta requires when the number moves. */
  readonly pin: string;
  readonly callbackUrl: string;
  readonly verifyToken: string;
}
