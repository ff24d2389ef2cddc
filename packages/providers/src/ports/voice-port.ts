import type { Capability, VerifiedAccount } from './provider.ts';

/** Places and controls calls. The assistant and the phone number are part of the configuration. */
export interface VoicePort {
  readonly capability: Capability;
  /** Verifies that the API key is valid and can access the assistant and the phone number. */
  verify(): Promise<VerifiedAccount & { readonly phoneNumber: string | null }>;
  call(request: CallRequest): Promise<PlacedCall>;
  control(call: ControlledCall, command: CallCommand): Promise<void>;
  /** Returns the current state of a call. Null if the call does not exist at the provider. */
  getCall(callId: string): Promise<KnownCallNow | null>;
  /**
   * Opens the audio of an active call. Null if the call has ended or the provider does not offer audio. The stream ends
   * with the call or when the signal is aborted.
   */
  listen(callId: string, signal: AbortSignal): Promise<CallSound | null>;
  /** Searches for an UNCONFIRMED call by the reference in its metadata. Null if the provider has no such call. */
  findCall(known: KnownCall): Promise<PlacedCall | null>;
}

export interface CallRequest extends CallSetup {
  /** Phone number to call, in E.164. */
  readonly to: string;
  readonly name: string | null;
  readonly email?: string | null;
  /** Frontdesk's ID of the call, stored in the metadata of the call. */
  readonly reference: string;
}

/** Configuration of the assistant for one call. */
export interface CallSetup {
  /** Values for `{{name}}` placeholders in the assistant's texts. */
  readonly variables: Readonly<Record<string, string>>;
  /** Tools that the assistant can call on the Frontdesk server during the call. */
  readonly tools: readonly CallToolDefinition[];
  /** Instructions to the assistant while the caller is silent. */
  readonly silence: readonly { readonly afterSeconds: number; readonly instruction: string }[];
  readonly speech: Speech;
  /** Enables voicemail detection. On voicemail, the message is spoken and the call ends. Null for an inbound call. */
  readonly voicemail: { readonly message: string } | null;
}

export interface CallToolDefinition {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the tool's arguments, which are an object. Must not contain unions. */
  readonly parameters: {
    readonly type: 'object';
    readonly properties: Readonly<Record<string, object>>;
    readonly required: readonly string[];
  };
}

/** Voice and transcription settings of a call. A null voice or language keeps the setting of the assistant. */
export interface Speech {
  readonly voiceId: string | null;
  /** Multiple of the normal speed of the voice. Null means 1. Ignored if `voiceId` is null. */
  readonly speed: number | null;
  /** BCP 47 language tag, or `multi` for automatic detection. */
  readonly language: string | null;
  /** Uncommon words that the transcriber should recognize. They require a language. */
  readonly keyterms: readonly string[];
}

export interface KnownCall {
  readonly to: string;
  readonly reference: string;
  readonly attemptedAt: Date;
}

export interface ControlledCall {
  readonly callId: string;
  /**
   * URL, supplied by the provider, with which the call is controlled. Rejected if it is not on a host of the provider.
   */
  readonly controlUrl: string;
}

export type CallCommand =
  | { readonly type: 'SAY'; readonly text: string; readonly thenEnd?: boolean }
  /** Instruction to the assistant that the contact does not hear. */
  | { readonly type: 'ADD_MESSAGE'; readonly text: string; readonly answerNow?: boolean }
  | { readonly type: 'MUTE_ASSISTANT' | 'UNMUTE_ASSISTANT' | 'END' }
  | { readonly type: 'TRANSFER'; readonly to: string };

export type CallStatus = 'SCHEDULED' | 'QUEUED' | 'RINGING' | 'IN_PROGRESS' | 'FORWARDING' | 'ENDED';

/** Live audio of a call. If the reader is slow, the oldest samples are dropped. */
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
  /** URL with which the call is controlled. Null until the call is active. */
  readonly controlUrl: string | null;
  readonly listenUrl: string | null;
}

export interface KnownCallNow extends PlacedCall {
  /** Report of the ended call. Null while the call is active. */
  readonly report: CallReport | null;
}

export interface CallReport {
  /**
   * End reason as a code of the provider, stored unchanged because there are hundreds of codes and new ones are added.
   * Null if the provider reports no code.
   */
  readonly endedReason: string | null;
  readonly summary: string | null;
  readonly recordingUrl: string | null;
  /** Cost in US dollars. Null if the provider has not reported it. */
  readonly cost: number | null;
  readonly success: string | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** Transcript entries in chronological order. */
  readonly lines: readonly ReportedLine[];
}

export interface ReportedLine {
  readonly role: 'ASSISTANT' | 'CONTACT';
  readonly text: string;
  readonly secondsFromStart: number;
}
