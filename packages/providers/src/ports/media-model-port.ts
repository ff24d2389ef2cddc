import type { ModelTokens } from './model-port.ts';

/** Understands speech and images with the models of one account. A repeated request only costs money. */
export interface MediaModelPort {
  /** Returns the words of a recording. Throws a REFUSED error if the provider has no model for speech. */
  transcribe(recording: ModelFile): Promise<MediaText>;
  /** Returns what an image shows, with the words in it. Throws a REFUSED error if the model cannot see images. */
  describe(image: ModelFile): Promise<MediaText>;
}

export interface MediaText {
  readonly text: string;
  /** Name of the model that was used. */
  readonly model: string;
  /** Tokens of an image. Null for a recording. */
  readonly usage: ModelTokens | null;
  /** Length of a recording in seconds, as the provider reports it. Null if it does not, or for an image. */
  readonly audioSeconds: number | null;
}

/** A file that a model receives. */
export interface ModelFile {
  readonly bytes: Uint8Array;
  /** Media type without parameters, for example `audio/ogg`. */
  readonly contentType: string;
}
