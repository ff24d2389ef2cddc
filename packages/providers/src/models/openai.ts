import * as z from 'zod';
import type { MapProviderError } from '../http/map-provider-error.ts';
import type { ModelConfig } from '../provider-config.ts';
import type { OpenModelAccount } from './model-account.ts';

const EMBEDDING_MODEL = 'text-embedding-3-small';
const TRANSCRIPTION_MODEL = 'gpt-4o-mini-transcribe';

const model = z.object({ id: z.string().min(1) });

/** Opens an OpenAI account that uses the Chat Completions API. OpenAI is instructed not to store the requests. */
export const openAiAccount =
  (config: ModelConfig, address: string): OpenModelAccount =>
  async (request) => ({
    ...(await openAiModels(config, address, request)),
    verify: async () => {
      const headers = { authorization: `Bearer ${config.apiKey}` };
      const response = await request(`${address}/models/${encodeURIComponent(config.model)}`, { headers });
      return { accountName: model.parse(await response.json()).id };
    },
  });

/** Creates the models of an account with an OpenAI-compatible API. */
export async function openAiModels(
  { apiKey, model: name, embeddingModel }: ModelConfig,
  address: string,
  request: typeof fetch,
) {
  const { createOpenAI } = await import('@ai-sdk/openai');
  const openai = createOpenAI({ apiKey, baseURL: address, fetch: request });
  return {
    language: openai.chat(name),
    embedding: openai.embeddingModel(embeddingModel ?? EMBEDDING_MODEL),
    transcription: openai.transcription(TRANSCRIPTION_MODEL),
    optionsOf: ({ maxOutputTokens }: { readonly maxOutputTokens?: number | undefined }) => ({
      maxOutputTokens: undefined,
      providerOptions: {
        openai: { store: false, ...(maxOutputTokens ? { maxCompletionTokens: maxOutputTokens } : {}) },
      },
    }),
  };
}

const errorAnswer = z.object({
  error: z.object({ message: z.string().nullish(), code: z.string().nullish(), type: z.string().nullish() }),
});

/** Maps the errors of OpenAI, of Anthropic, and of servers with an OpenAI-compatible API. */
export const mapOpenAiError: MapProviderError = (body) => {
  const read = errorAnswer.safeParse(body);
  if (!read.success) return null;
  const { message, code, type } = read.data.error;
  // OpenAI reports an exhausted quota with status 429. The error is treated as a rejection, because a retry would fail
  // as well.
  const spent = code === 'insufficient_quota' || type === 'insufficient_quota';
  return { code: code ?? type ?? null, words: message ?? null, ...(spent ? { kind: 'REFUSED' as const } : {}) };
};
