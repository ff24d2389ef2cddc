import * as z from 'zod';
import type { MapProviderError } from '../http/map-provider-error.ts';
import type { OpenAiConfig } from '../provider-config.ts';
import type { OpenModelAccount } from './model-account.ts';

const EMBEDDING_MODEL = 'text-embedding-3-small';
const TRANSCRIPTION_MODEL = 'gpt-4o-mini-transcribe';

const model = z.object({ id: z.string().min(1) });

/** Opens an OpenAI account that uses Chat Completions without storage at the provider. */
export const openAiAccount =
  (config: OpenAiConfig, address: string): OpenModelAccount =>
  async (request) => {
    const { createOpenAI } = await import('@ai-sdk/openai');
    const openai = createOpenAI({ apiKey: config.apiKey, baseURL: address, fetch: request });
    return {
      language: openai.chat(config.model),
      embedding: openai.embeddingModel(EMBEDDING_MODEL),
      transcription: openai.transcription(TRANSCRIPTION_MODEL),
      optionsOf: ({ maxOutputTokens }) => ({
        maxOutputTokens: undefined,
        providerOptions: {
          openai: { store: false, ...(maxOutputTokens ? { maxCompletionTokens: maxOutputTokens } : {}) },
        },
      }),
      verify: async () => {
        const headers = { authorization: `Bearer ${config.apiKey}` };
        const response = await request(`${address}/models/${encodeURIComponent(config.model)}`, { headers });
        return { accountName: model.parse(await response.json()).id };
      },
    };
  };

const errorAnswer = z.object({
  error: z.object({ message: z.string().nullish(), code: z.string().nullish(), type: z.string().nullish() }),
});

export const mapOpenAiError: MapProviderError = (body) => {
  const read = errorAnswer.safeParse(body);
  if (!read.success) return null;
  const { message, code, type } = read.data.error;
  // OpenAI reports a used-up quota with status 429. The error counts as a rejection, because a retry would fail as
  // well.
  const spent = code === 'insufficient_quota' || type === 'insufficient_quota';
  return { code: code ?? type ?? null, words: message ?? null, ...(spent ? { kind: 'REFUSED' as const } : {}) };
};
