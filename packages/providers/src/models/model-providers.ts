import type { MapProviderError } from '../http/map-provider-error.ts';
import type { ModelProviderName } from '../ports/provider.ts';
import type { ModelConfig, ProviderAddresses } from '../provider-config.ts';
import { anthropicAccount } from './anthropic.ts';
import { azureOpenAiAccount } from './azure-openai.ts';
import { googleAccount, mapGoogleError } from './google.ts';
import type { OpenModelAccount } from './model-account.ts';
import { mapOpenAiError, openAiAccount } from './openai.ts';
import { openAiCompatibleAccount } from './openai-compatible.ts';

interface ModelProvider {
  readonly explain: MapProviderError;
  readonly open: (config: ModelConfig, addresses: ProviderAddresses) => OpenModelAccount;
}

export const MODEL_PROVIDERS: Readonly<Record<ModelProviderName, ModelProvider>> = {
  OPENAI: { explain: mapOpenAiError, open: (config, { openai }) => openAiAccount(config, openai) },
  ANTHROPIC: { explain: mapOpenAiError, open: (config, { anthropic }) => anthropicAccount(config, anthropic) },
  AZURE_OPENAI: { explain: mapOpenAiError, open: (config, { azureOpenai }) => azureOpenAiAccount(config, azureOpenai) },
  GOOGLE: { explain: mapGoogleError, open: (config, { google }) => googleAccount(config, google) },
  OPENAI_COMPATIBLE: { explain: mapOpenAiError, open: (config) => openAiCompatibleAccount(config) },
};
