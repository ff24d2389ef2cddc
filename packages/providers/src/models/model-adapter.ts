import type { LanguageModelV4, LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import type { ProviderHttpClient } from '../http/provider-http-client.ts';
import type { Embeddings, EmbedRequest, ModelPort, ModelReply, ModelTokens } from '../ports/model-port.ts';
import type { ProviderName } from '../ports/provider.ts';
import { ProviderError } from '../provider-error.ts';
import type { ModelAccount, OpenModelAccount } from './model-account.ts';
import { toCallOptions } from './model-prompt.ts';

/**
 * Creates a model port that uses the AI SDK. A request without a response is retried, because a retry only costs
 * tokens. Only the HTTP client retries requests; retries of the AI SDK are disabled.
 */
export const modelAdapter = (
  provider: ProviderName,
  line: ProviderHttpClient,
  openAccount: OpenModelAccount,
): ModelPort => ({
  capability: { strategy: 'REPEATABLE', settleSeconds: 0 },
  verify: () => line.run('READ', async (request) => (await openAccount(request)).verify()),
  reply: (asked) =>
    line.run(
      'READ',
      async (request) => {
        const { language, optionsOf } = await openAccount(request);
        const result = await language.doGenerate({ ...toCallOptions(asked), ...optionsOf(asked) });
        return replyOf(language, result);
      },
      asked.deadlineMs,
    ),
  embed: (asked) =>
    line.run('READ', async (request) => embedWith(provider, await openAccount(request), asked), asked.deadlineMs),
});

async function embedWith(
  provider: ProviderName,
  { embedding }: ModelAccount,
  { texts, dimensions }: EmbedRequest,
): Promise<Embeddings> {
  if (!embedding)
    throw new ProviderError({ provider, kind: 'REFUSED', words: 'This provider has no embedding model.' });
  const { embeddings, usage } = await embedding.doEmbed({
    values: [...texts],
    ...(dimensions === undefined ? {} : { dimensions }),
  });
  if (embeddings.length !== texts.length) throw new Error('The response has another number of vectors.');
  return { model: embedding.modelId, vectors: embeddings, usage: { inputTokens: usage?.tokens ?? 0 } };
}

function replyOf(
  { modelId }: LanguageModelV4,
  { content, finishReason, usage, response }: LanguageModelV4GenerateResult,
): ModelReply {
  const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  const toolCalls = content.flatMap((part) =>
    part.type === 'tool-call' ? { id: part.toolCallId, name: part.toolName, arguments: part.input } : [],
  );
  return {
    responseId: response?.id ?? '',
    model: response?.modelId ?? modelId,
    text: text || null,
    toolCalls,
    finish: finishOf(finishReason.unified, toolCalls.length > 0),
    usage: tokensOf(usage),
  };
}

/** Converts the token usage that a provider reported. */
export function tokensOf({ inputTokens, outputTokens }: LanguageModelV4GenerateResult['usage']): ModelTokens {
  const { total, cacheRead } = inputTokens;
  return {
    inputTokens: total ?? 0,
    ...(cacheRead === undefined ? {} : { cachedInputTokens: cacheRead }),
    outputTokens: outputTokens.total ?? 0,
    ...(total === undefined && outputTokens.total === undefined ? { isUnknown: true } : {}),
  };
}

function finishOf(
  reason: LanguageModelV4GenerateResult['finishReason']['unified'],
  hasCalls: boolean,
): ModelReply['finish'] {
  if (reason === 'length') return 'LENGTH';
  if (reason === 'content-filter') return 'FILTERED';
  return hasCalls ? 'TOOL_CALLS' : 'STOP';
}
