import type { ModelConfig } from '../provider-config.ts';
import type { OpenModelAccount } from './model-account.ts';
import { openAiModels } from './openai.ts';
import { verifyWithSchema } from './verify-with-schema.ts';

/**
 * Opens a resource of Azure OpenAI through its API of version 1, which is the API of OpenAI. The API lists no
 * deployments, so a short reply verifies the account.
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
