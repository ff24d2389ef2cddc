/** A phone number as its provider describes it. */
export interface OwnedNumber {
  /** ID of the number at the provider. */
  readonly providerNumberId: string;
  /** Phone number in E.164. */
  readonly number: string;
  /** Name that contacts see. */
  readonly displayName: string;
  /** Whether the provider has verified ownership of the number. */
  readonly verified: boolean;
}

/** Finds a number of the account. Null if the number belongs to another account. */
export interface NumbersPort {
  find(number: string): Promise<OwnedNumber | null>;
}

/** Registration of one WhatsApp number at Meta. */
export interface WhatsAppNumberPort {
  /** Returns the configured number, or null if the business account does not contain it. */
  own(): Promise<OwnedNumber | null>;
  requestCode(asked: { readonly method: 'SMS' | 'VOICE'; readonly language: string }): Promise<void>;
  verifyCode(code: string): Promise<void>;
  /** Activates the number and sends its inbound events to `callbackUrl`. Idempotent. */
  register(asked: Registration): Promise<void>;
  deregister(): Promise<void>;
}

export interface Registration {
  /** PIN of six digits, which Meta requires if the number moves to another account. */
  readonly pin: string;
  readonly callbackUrl: string;
  readonly verifyToken: string;
}
