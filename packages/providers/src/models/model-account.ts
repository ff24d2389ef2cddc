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
  /** Null if the provider has no embedding models or none is configured. */
  readonly embedding: EmbeddingModelV4 | null;
  /** Null if speech is not transcribed with this provider. */
  readonly transcription: TranscriptionModelV4 | null;
  /** Options of the provider for each reply. */
  readonly optionsOf: (request: { readonly maxOutputTokens?: number | undefined }) => {
    readonly maxOutputTokens?: number | undefined;
    readonly providerOptions?: SharedV4ProviderOptions;
  };
  verify(): Promise<VerifiedAccount>;
}

/** Opens an account with the given HTTP client. The SDK of a provider is loaded when it is used for the first time. */
export type OpenModelAccount = (request: typeof fetch) => Promise<ModelAccount>;
