/** A file that is uploaded to a provider. */
export interface ProviderFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Kind of the file in the header of a template. */
export type HeaderFormat = 'IMAGE' | 'VIDEO' | 'DOCUMENT';
