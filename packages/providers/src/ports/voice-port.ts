import type { Capability, VerifiedAccount } from './provider.ts';

/** Places and controls calls. Assistant and phone number are part of the configuration. */
export interface VoicePort {
  readonly capability: Capability;
  /** Also verifies that the assistant and the phone number belong to the key. */
  verify(): Promise<VerifiedAccount & { readonly phoneNumber: string | null }>;
  call(request: CallRequest): Promise<PlacedCall>;
  control(call: ControlledCall, command: CallCommand): Promise<void>;
  /** Current state of a call. Null when the provider does not know it. */
  getCall(callId: string): Promise<KnownCallNow | null>;
  /**
   * Audio of an active call. Null when the provider does not offer it. Ends with the call or when the signal aborts.
   */
  listen(callId: string, signal: AbortSignal): Promise<CallSound | null>;
  /**
   * Looks up a call whose dialing is UNCONFIRMED, by the reference in its metadata. Null when the provider has none.
   */
  findCall(known: KnownCall): Promise<PlacedCall | null>;
}

export interface CallRequest extends CallSetup {
  /** E.164. */
  readonly to: string;
  readonly name: string | null;
  readonly email?: string | null;
  /** Our own ID, stored in the call's metadata. */
  readonly reference: string;
}

/** Configuration of the assistant for one call. */
export interface CallSetup {
  /** Values for `{{name}}` placeholders in the assistant's texts. */
  readonly variables: Readonly<Record<string, string>>;
  /** Tools that the assistant can call on our server during the call. */
  readonly tools: readonly CallToolDefinition[];
  /** Instructions to the assistant while the caller says nothing. */
  readonly silence: readonly { readonly afterSeconds: number; readonly instruction: string }[];
  readonly speech: Speech;
  /** Detects a voicemail, which ends the call after the message, if any. Null: for an inbound call. */
  readonly voicemail: { readonly message: string } | null;
}

export interface CallToolDefinition {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of an object, without unions. */
  readonly parameters: {
    readonly type: 'object';
    readonly properties: Readonly<Record<string, object>>;
    readonly required: readonly string[];
  };
}

/** Voice and transcription settings of a call. Null: as configured at the assistant. */
export interface Speech {
  readonly voiceId: string | null;
  /** Factor of the voice's own speed. Requires a voice. */
  readonly speed: number | null;
  /** BCP 47, or `multi`. */
  readonly language: string | null;
  /** Uncommon words for the transcriber. Require a language. */
  readonly keyterms: readonly string[];
}

export interface KnownCall {
  readonly to: string;
  readonly reference: string;
  readonly attemptedAt: Date;
}

export interface ControlledCall {
  readonly callId: string;
  /** As the provider supplied it. Refused when it points to another host. */
  readonly controlUrl: string;
}

export type CallCommand =
  | { readonly type: 'SAY'; readonly text: string; readonly thenEnd?: boolean }
  /** Guidance to the assistant that the contact does not hear. */
  | { readonly type: 'ADD_MESSAGE'; readonly text: string; readonly answerNow?: boolean }
  | { readonly type: 'MUTE_ASSISTANT' | 'UNMUTE_ASSISTANT' | 'END' }
  | { readonly type: 'TRANSFER'; readonly to: string };

export type CallStatus = 'SCHEDULED' | 'QUEUED' | 'RINGING' | 'IN_PROGRESS' | 'FORWARDING' | 'ENDED';

/** Live audio. Slow readers lose the oldest samples. */
export interface CallSound {
  readonly format: SoundFormat;
  /** Signed 16-bit little-endian samples, with interleaved channels. */
  readonly samples: AsyncIterable<Buffer>;
}

export interface SoundFormat {
  readonly sampleRate: number;
  readonly channels: number;
}

export interface PlacedCall {
  readonly callId: string;
  readonly status: CallStatus;
  readonly endedReason: string | null;
  /** Null until the call is active. */
  readonly controlUrl: string | null;
  readonly listenUrl: string | null;
}

export interface KnownCallNow extends PlacedCall {
  /** Report of the ended call. Null while it is active. */
  readonly report: CallReport | null;
}

/** Report of an ended call. */
export interface CallReport {
  /** Provider code, stored unchanged: there are hundreds, and new ones appear. */
  readonly endedReason: string | null;
  readonly summary: string | null;
  readonly recordingUrl: string | null;
  /** In US dollars. */
  readonly cost: number | null;
  readonly success: string | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** Transcript in order. */
  readonly lines: readonly ReportedLine[];
}

export interface ReportedLine {
  readonly role: 'ASSISTANT' | 'CONTACT';
  readonly text: string;
  readonly secondsFromStart: number;
}
