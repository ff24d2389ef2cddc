import type {
  EmbeddingModelV4,
  LanguageModelV4,
  SharedV4ProviderOptions,
  TranscriptionModelV4,
} from '@ai-sdk/provider';
import type { VerifiedAccount } from '../ports/provider.ts';

/** Models of one account, as the AI SDK provides them. */
export interface ModelAccount {
  readonly language: LanguageModelV4;
  /** Embedding model. Null if the provider has no embedding models or none is configured. */
  readonly embedding: EmbeddingModelV4 | null;
  /** Transcription model. Null if this provider is not used for transcription. */
  readonly transcription: TranscriptionModelV4 | null;
  /** Returns the provider-specific options for a reply. */
  readonly optionsOf: (request: { readonly maxOutputTokens?: number | undefined }) => {
    readonly maxOutputTokens?: number | undefined;
    readonly providerOptions?: SharedV4ProviderOptions;
  };
  verify(): Promise<VerifiedAccount>;
}

/** Opens an account with the given HTTP client. The SDK of the provider is loaded on first use. */
export type OpenModelAccount = (request: typeof fetch) => Promise<ModelAccount>;
