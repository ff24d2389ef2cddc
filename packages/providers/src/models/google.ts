import * as z from 'zod';
import type { MapProviderError } from '../http/map-provider-error.ts';
import type { ModelConfig } from '../provider-config.ts';
import type { OpenModelAccount } from './model-account.ts';

const EMBEDDING_MODEL = 'gemini-embedding-001';

const model = z.object({ displayName: z.string().min(1) });

/** Opens a Gemini API account. */
export const googleAccount =
  ({ apiKey, model: name, embeddingModel }: ModelConfig, address: string): OpenModelAccount =>
  async (request) => {
    const { createGoogle } = await import('@ai-sdk/google');
    const google = createGoogle({ apiKey, baseURL: address, fetch: request });
    return {
      language: google.languageModel(name),
      embedding: google.embeddingModel(embeddingModel ?? EMBEDDING_MODEL),
      transcription: null,
      optionsOf: () => ({}),
      verify: async () => {
        const headers = { 'x-goog-api-key': apiKey };
        const response = await request(`${address}/models/${encodeURIComponent(name)}`, { headers });
        return { accountName: model.parse(await response.json()).displayName };
      },
    };
  };

const errorAnswer = z.object({
  error: z.object({
    message: z.string().nullish(),
    status: z.string().nullish(),
    details: z.array(z.object({ reason: z.string().nullish() })).nullish(),
  }),
});

export const mapGoogleError: MapProviderError = (body) => {
  const read = errorAnswer.safeParse(body);
  if (!read.success) return null;
  const { message, status, details } = read.data.error;
  const reason = details?.find((detail) => detail.reason)?.reason ?? null;
  // Google reports an invalid API key with status 400 instead of 401.
  const isKeyInvalid = reason === 'API_KEY_INVALID';
  return {
    code: reason ?? status ?? null,
    words: message ?? null,
    ...(isKeyInvalid ? { kind: 'CREDENTIALS' as const } : {}),
  };
};
