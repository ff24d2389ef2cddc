/** TIMEOUT: the call took too long. QUEUE_FULL: too many calls wait. FAILED: a thread failed, or the engine is closed. */
export type SpeakerEngineFailure = 'TIMEOUT' | 'QUEUE_FULL' | 'FAILED';

/** The engine did not compare the voices. The recordings are not the reason. */
export class SpeakerEngineUnavailable extends Error {
  override readonly name = 'SpeakerEngineUnavailable';
  readonly failure: SpeakerEngineFailure;

  constructor(failure: SpeakerEngineFailure, cause?: unknown) {
    super(`The speaker engine is unavailable: ${failure}.`, { cause });
    this.failure = failure;
  }
}
