/** Understands speech and images with the models of one account. A repeated request only costs money. */
export interface MediaModelPort {
  /** Returns the words of a recording. Throws a REFUSED error if the provider has no model for speech. */
  transcribe(recording: ModelFile): Promise<string>;
  /** Returns what an image shows, with the words in it. Throws a REFUSED error if the model cannot see images. */
  describe(image: ModelFile): Promise<string>;
}

/** A file that a model receives. */
export interface ModelFile {
  readonly bytes: Uint8Array;
  /** Media type without parameters, for example `audio/ogg`. */
  readonly contentType: string;
}
