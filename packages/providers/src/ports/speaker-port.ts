/** Mono speech at 16,000 samples per second, with values between -1 and 1. */
export type Speech = Float32Array;

/** A recording of digits that a person was asked to read. */
export interface SpokenDigits {
  readonly speech: Speech;
  /** The digits in the order in which they were to be read, without spaces. */
  readonly digits: string;
}

/** Reasons why a recording cannot be compared. */
export type SpeechDefect = 'TOO_SHORT' | 'SILENT' | 'CLIPPED' | 'NOISY';

export interface SpeakerComparison {
  /** Whether the recording contains the requested digits, according to the engine. */
  readonly areDigitsRight: boolean;
  /**
   * Similarity to the voice of the enrolled person. A higher score means a more likely match. Compare it with
   * `thresholds`.
   */
  readonly score: number;
}

/** Compares voices. All methods run in a separate thread and reject if they take longer than five seconds. */
export interface SpeakerEngine {
  /** Name and version of the model. A voiceprint that was created with another model cannot be compared. */
  readonly model: string;
  /**
   * Minimum accepted score for each setting. LENIENT rejects the fewest owners of a voiceprint, and STRICT accepts the
   * fewest impostors.
   */
  readonly thresholds: Readonly<Record<'LENIENT' | 'BALANCED' | 'STRICT', number>>;
  /** Returns the reason why a recording cannot be enrolled or compared. Null if the recording can be used. */
  inspect(speech: Speech): Promise<SpeechDefect | null>;
  /**
   * Creates a voiceprint of at most 100 kB from several recordings that together contain every digit. Returns null if
   * the recordings do not match each other or their digits.
   */
  enroll(samples: readonly SpokenDigits[]): Promise<Uint8Array | null>;
  /** Compares the recordings of one attempt with a voiceprint, which must have been created with the same model. */
  compare(voiceprint: Uint8Array, samples: readonly SpokenDigits[]): Promise<SpeakerComparison>;
  /** Stops the threads. Pending calls reject. */
  close(): Promise<void>;
}
