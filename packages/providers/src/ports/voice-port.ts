import type { Capability, VerifiedAccount } from './provider.ts';

/** Dials contacts and steers calls that are running. Assistant and number belong to its configuration. */
export interface VoicePort {
  readonly capability: Capability;
  /** Also confirms that the assistant and the phone number belong to the key. */
  verify(): Promise<VerifiedAccount & { readonly phoneNumber: string | null }>;
  call(request: CallRequest): Promise<PlacedCall>;
  control(call: ControlledCall, command: CallCommand): Promise<void>;
  getCall(callId: string): Promise<PlacedCall | null>;
  /** Looks for a call whose dialling is UNCONFIRMED, by the reference in its metadata; null when the provider has none. */
  findCall(known: KnownCall): Promise<PlacedCall | null>;
}

export interface CallRequest {
  /** E.164. */
  readonly to: string;
  readonly name: string | null;
  readonly email?: string | null;
  /** Our own id, kept in the call's metadata. */
  readonly reference: string;
  /** Fills `{{name}}` in what the assistant says. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface KnownCall {
  readonly to: string;
  readonly reference: string;
  readonly attemptedAt: Date;
}

export interface ControlledCall {
  readonly callId: string;
  /** As the provider gave it; refused when it leads anywhere but to the provider. */
  readonly controlUrl: string;
}

export type CallCommand =
  | { readonly type: 'SAY'; readonly text: string; readonly thenEnd?: boolean }
  /** Guidance that the assistant hears and the contact does not. */
  | { readonly type: 'ADD_MESSAGE'; readonly text: string; readonly answerNow?: boolean }
  | { readonly type: 'MUTE_ASSISTANT' | 'UNMUTE_ASSISTANT' | 'END' }
  | { readonly type: 'TRANSFER'; readonly to: string };

export type CallStatus = 'SCHEDULED' | 'QUEUED' | 'RINGING' | 'IN_PROGRESS' | 'FORWARDING' | 'ENDED';

export interface PlacedCall {
  readonly callId: string;
  readonly status: CallStatus;
  readonly endedReason: string | null;
  /** Null until the call is running. */
  readonly controlUrl: string | null;
  readonly listenUrl: string | null;
}
