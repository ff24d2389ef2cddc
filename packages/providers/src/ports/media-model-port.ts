import type { ModelTokens } from './model-port.ts';

/**
 * Transcribes speech and describes images with the models of one account. Requests can be retried, because they change
 * nothing at the provider and only incur costs.
 */
export interface MediaModelPort {
  /** Returns the transcript of a recording. Throws a REFUSED error if the provider has no model for speech. */
  transcribe(recording: ModelFile): Promise<MediaText>;
  /**
   * Returns a description of an image and the text in the image. Throws a REFUSED error if the model does not support
   * images.
   */
  describe(image: ModelFile): Promise<MediaText>;
}

export interface MediaText {
  readonly text: string;
  /** Name of the model that was used. */
  readonly model: string;
  /** Tokens that an image used. Null for a recording. */
  readonly usage: ModelTokens | null;
  /** Length of a recording in seconds, as reported by the provider. Null if it was not reported, and for images. */
  readonly audioSeconds: number | null;
}

/** A file that a model receives. */
export interface ModelFile {
  readonly bytes: Uint8Array;
  /** Media type without parameters, for example `audio/ogg`. */
  readonly contentType: string;
}
