/**
 * Reasons why the engine did not compare voices. TIMEOUT: the call took too long. QUEUE_FULL: too many calls are
 * waiting. FAILED: a thread failed, or the engine is closed.
 */
export type SpeakerEngineFailure = 'TIMEOUT' | 'QUEUE_FULL' | 'FAILED';

/** Error if the engine could not compare the voices for a reason other than the recordings. */
export class SpeakerEngineUnavailable extends Error {
  override readonly name = 'SpeakerEngineUnavailable';
  readonly failure: SpeakerEngineFailure;

  constructor(failure: SpeakerEngineFailure, cause?: unknown) {
    super(`The speaker engine is unavailable: ${failure}.`, { cause });
    this.failure = failure;
  }
}
