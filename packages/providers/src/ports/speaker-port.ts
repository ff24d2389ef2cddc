/** Mono speech at 16,000 samples per second, with values between -1 and 1. */
export type Speech = Float32Array;

/** A recording of digits that a person was asked to read. */
export interface SpokenDigits {
  readonly speech: Speech;
  /** The digits in the order in which they were to be read, without spaces. */
  readonly digits: string;
}

/** Why a recording cannot be compared. */
export type SpeechDefect = 'TOO_SHORT' | 'SILENT' | 'CLIPPED' | 'NOISY';

export interface SpeakerComparison {
  /** Whether the digits were read as asked, as far as the engine can tell. */
  readonly areDigitsRight: boolean;
  /** Higher values mean that the speaker is more likely the enrolled person. Compared with a threshold of the engine. */
  readonly score: number;
}

/** Compares voices. All methods run outside the caller's thread and reject if they take longer than five seconds. */
export interface SpeakerEngine {
  /** Name and version of the model. A voiceprint of another model cannot be compared. */
  readonly model: string;
  /** Lowest score that is accepted, from the fewest rejected owners to the fewest accepted impostors. */
  readonly thresholds: Readonly<Record<'LENIENT' | 'BALANCED' | 'STRICT', number>>;
  /** Returns why a recording cannot be enrolled or compared, or null. */
  inspect(speech: Speech): Promise<SpeechDefect | null>;
  /**
   * Makes a voiceprint of at most 100 kB of several recordings that contain every digit. Returns null if the recordings
   * do not agree with each other or with their digits.
   */
  enroll(samples: readonly SpokenDigits[]): Promise<Uint8Array | null>;
  /** Compares recordings of one attempt with a voiceprint of the same model. */
  compare(voiceprint: Uint8Array, samples: readonly SpokenDigits[]): Promise<SpeakerComparison>;
  /** Ends the threads. Pending calls reject. */
  close(): Promise<void>;
}
