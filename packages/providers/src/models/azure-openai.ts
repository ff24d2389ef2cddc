import type { ModelConfig } from '../provider-config.ts';
import type { OpenModelAccount } from './model-account.ts';
import { openAiModels } from './openai.ts';
import { verifyWithSchema } from './verify-with-schema.ts';

/**
 * Opens an Azure OpenAI resource through its v1 API, which is compatible with the API of OpenAI. The API does not list
 * deployments, so the account is verified by requesting a short reply.
 */
export const azureOpenAiAccount =
  (config: ModelConfig, address: string): OpenModelAccount =>
  async (request) => {
    const url = address.replace('{resource}', config.resource ?? '');
    const models = await openAiModels(config, url, request);
    return {
      ...models,
      embedding: config.embeddingModel ? models.embedding : null,
      transcription: null,
      verify: () => verifyWithSchema('AZURE_OPENAI', models.language),
    };
  };
