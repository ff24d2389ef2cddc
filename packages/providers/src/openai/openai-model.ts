import type { OpenAI } from 'openai';
import * as z from 'zod';
import type { MapProviderError } from '../http/map-provider-error.ts';
import type { ProviderHttpClient } from '../http/provider-http-client.ts';
import type { ModelMessage, ModelPort, ModelReply, ModelRequest, ModelTool } from '../ports/model-port.ts';
import type { OpenAiConfig } from '../provider-config.ts';

/**
 * Creates a model port that uses Chat Completions without storage at the provider. A repeated request only costs
 * tokens, so a request without a response is repeated.
 */
export function openAiModel(line: ProviderHttpClient, config: OpenAiConfig, address: string): ModelPort {
  return {
    capability: { strategy: 'REPEATABLE', settleSeconds: 0 },
    verify: () =>
      line.run('READ', async (request) => {
        const { id } = await (await client(config, address, request)).models.retrieve(config.model);
        return { accountName: z.string().min(1).parse(id) };
      }),
    reply: (asked) =>
      line.run(
        'READ',
        async (request) => {
          const { chat } = await client(config, address, request);
          return replyOf(await chat.completions.create(completion(config.model, asked)));
        },
        asked.deadlineMs,
      ),
  };
}

/** Creates the OpenAI client. The HTTP client retries requests, so the retries of the SDK are disabled. */
async function client({ apiKey }: OpenAiConfig, address: string, request: typeof fetch): Promise<OpenAI> {
  const { OpenAI: Client } = await import('openai');
  // Set to null, because the SDK reads omitted options from environment variables.
  return new Client({ apiKey, baseURL: address, fetch: request, maxRetries: 0, organization: null, project: null });
}

const completion = (model: string, { messages, tools = [], ...options }: ModelRequest) =>
  ({
    model,
    store: false,
    messages: messages.map(toMessageParam),
    ...(tools.length > 0 ? { tools: tools.map(tool), tool_choice: options.toolChoice ?? 'auto' } : {}),
    ...(options.maxOutputTokens ? { max_completion_tokens: options.maxOutputTokens } : {}),
    ...(options.temperature === undefined ? {} : { temperature: options.temperature }),
    ...(options.format ? { response_format: formatOf(options.format) } : {}),
  }) satisfies OpenAI.ChatCompletionCreateParamsNonStreaming;

const formatOf = ({ name, schema }: NonNullable<ModelRequest['format']>) => ({
  type: 'json_schema' as const,
  json_schema: { name, strict: true, schema: { ...schema } },
});

function toMessageParam(given: ModelMessage): OpenAI.ChatCompletionMessageParam {
  if (given.role === 'tool') return { role: 'tool', tool_call_id: given.toolCallId, content: given.content };
  if (given.role !== 'assistant') return { role: given.role, content: given.content };
  const calls = (given.toolCalls ?? []).map(({ id, name, arguments: written }) => ({
    id,
    type: 'function' as const,
    function: { name, arguments: written },
  }));
  return { role: 'assistant', content: given.content, ...(calls.length > 0 ? { tool_calls: calls } : {}) };
}

const tool = ({ name, description, parameters }: ModelTool) => ({
  type: 'function' as const,
  function: { name, description, parameters: { ...parameters }, strict: true },
});

const answer = z.object({
  id: z.string().min(1),
  model: z.string(),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
          tool_calls: z
            .array(z.object({ id: z.string(), function: z.object({ name: z.string(), arguments: z.string() }) }))
            .nullish(),
        }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
});

function replyOf(given: unknown): ModelReply {
  const { id, model, choices, usage } = answer.parse(given);
  const { message: said, finish_reason: reason } = choices[0]!;
  const toolCalls = (said.tool_calls ?? []).map((call) => ({ id: call.id, ...call.function }));
  return {
    responseId: id,
    model,
    text: said.content || null,
    toolCalls,
    finish: said.refusal ? 'FILTERED' : finishOf(reason, toolCalls.length > 0),
    usage: { inputTokens: usage?.prompt_tokens ?? 0, outputTokens: usage?.completion_tokens ?? 0 },
  };
}

function finishOf(reason: string | null | undefined, calls: boolean): ModelReply['finish'] {
  if (reason === 'length') return 'LENGTH';
  if (reason === 'content_filter') return 'FILTERED';
  return calls ? 'TOOL_CALLS' : 'STOP';
}

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
