import type { ModelConfig } from '../provider-config.ts';
import type { OpenModelAccount } from './model-account.ts';
import { verifyWithSchema } from './verify-with-schema.ts';

/** Opens an account on a server with an OpenAI-compatible API, for example Ollama or vLLM. */
export const openAiCompatibleAccount =
  ({ apiKey, model, embeddingModel, baseUrl }: ModelConfig): OpenModelAccount =>
  async (request) => {
    const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
    const server = createOpenAICompatible({
      name: 'compatible',
      baseURL: baseUrl ?? '',
      apiKey,
      fetch: request,
      supportsStructuredOutputs: true,
    });
    const language = server.chatModel(model);
    return {
      language,
      embedding: embeddingModel ? server.embeddingModel(embeddingModel) : null,
      transcription: null,
      optionsOf: () => ({}),
      verify: () => verifyWithSchema('OPENAI_COMPATIBLE', language),
    };
  };
