import * as z from 'zod';
import type { ModelConfig } from '../provider-config.ts';
import type { OpenModelAccount } from './model-account.ts';

const VERSION = '2023-06-01';

const model = z.object({ display_name: z.string().min(1) });

/** Opens an Anthropic account. It has no embedding model, because Anthropic offers none. */
export const anthropicAccount =
  ({ apiKey, model: name }: ModelConfig, address: string): OpenModelAccount =>
  async (request) => {
    const { createAnthropic } = await import('@ai-sdk/anthropic');
    return {
      language: createAnthropic({ apiKey, baseURL: address, fetch: request }).languageModel(name),
      embedding: null,
      transcription: null,
      optionsOf: () => ({}),
      verify: async () => {
        const headers = { 'x-api-key': apiKey, 'anthropic-version': VERSION };
        const response = await request(`${address}/models/${encodeURIComponent(name)}`, { headers });
        return { accountName: model.parse(await response.json()).display_name };
      },
    };
  };
