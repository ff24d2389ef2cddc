/** A number as its provider describes it to the account that it belongs to. */
export interface OwnedNumber {
  /** What the provider calls it. */
  readonly providerNumberId: string;
  /** E.164. */
  readonly number: string;
  /** As contacts see it. */
  readonly displayName: string;
  /** Whether the provider has verified already who answers it. */
  readonly verified: boolean;
}

/** The numbers of an account; null for one that is not its own. */
export interface NumbersPort {
  find(number: string): Promise<OwnedNumber | null>;
}

/** One number of Meta's, on its way into service. */
export interface WhatsAppNumberPort {
  /** Null where the business account does not have the number of the configuration. */
  own(): Promise<OwnedNumber | null>;
  requestCode(asked: { readonly method: 'SMS' | 'VOICE'; readonly language: string }): Promise<void>;
  verifyCode(code: string): Promise<void>;
  /** Brings it into service, with what it receives sent to `callbackUrl`. Asking twice is the same as asking once. */
  register(asked: Registration): Promise<void>;
  deregister(): Promise<void>;
}

export interface Registration {
  /** Six digits, which Meta asks for again when the number moves. */
  readonly pin: string;
  readonly callbackUrl: string;
  readonly verifyToken: string;
}
