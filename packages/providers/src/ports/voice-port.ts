import type { Capability, VerifiedAccount } from './provider.ts';

/** Dials contacts and steers calls that are running. Assistant and number belong to its configuration. */
export interface VoicePort {
  readonly capability: Capability;
  /** Also confirms that the assistant and the phone number belong to the key. */
  verify(): Promise<VerifiedAccount & { readonly phoneNumber: string | null }>;
  call(request: CallRequest): Promise<PlacedCall>;
  control(call: ControlledCall, command: CallCommand): Promise<void>;
  /** How a call is now; null when the provider knows none of that name. */
  getCall(callId: string): Promise<KnownCallNow | null>;
  /** What is heard in a call that runs; null where the provider lets nobody hear it. Ends when the call does, or the signal says so. */
  listen(callId: string, signal: AbortSignal): Promise<CallSound | null>;
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
  readonly speech: Speech;
}

/** How a call sounds, and what is listened for. Null: as the assistant is set up. */
export interface Speech {
  readonly voiceId: string | null;
  /** Times the voice's own; goes with a voice. */
  readonly speed: number | null;
  /** BCP 47, or `multi`. */
  readonly language: string | null;
  /** Words that are no ordinary ones; they go with a language. */
  readonly keyterms: readonly string[];
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

/** Sound as it is spoken. Of a reader who falls behind the oldest is dropped: late sound is worth nothing. */
export interface CallSound {
  readonly format: SoundFormat;
  /** Samples of 16 bits, signed, the lower byte first; the channels take turns. */
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
  /** Null until the call is running. */
  readonly controlUrl: string | null;
  readonly listenUrl: string | null;
}

export interface KnownCallNow extends PlacedCall {
  /** What is left of it; null while it runs. */
  readonly report: CallReport | null;
}

/** What is left of a call. */
export interface CallReport {
  /** One of hundreds, and more to come: kept as it is. */
  readonly endedReason: string | null;
  readonly summary: string | null;
  readonly recordingUrl: string | null;
  /** In US dollars. */
  readonly cost: number | null;
  readonly success: string | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** All that was said, in its order. */
  readonly lines: readonly ReportedLine[];
}

export interface ReportedLine {
  readonly role: 'ASSISTANT' | 'CONTACT';
  readonly text: string;
  readonly secondsFromStart: number;
}
