import * as z from 'zod';
import type { Conversation, Message, SpokenLine } from '../openai/conversation.ts';
import { embeddingOf } from '../openai/embeddings.ts';
import { formatOf } from '../openai/model-simulator.ts';

const schema = z.record(z.string(), z.unknown());
const parts = z.array(z.strictObject({ text: z.string() })).min(1);
const image = z.strictObject({
  inlineData: z.object({ mimeType: z.string().startsWith('image/'), data: z.base64() }),
});
const userParts = z.array(z.union([z.strictObject({ text: z.string() }), image])).min(1);

const request = z.object({
  contents: z.array(z.object({ role: z.enum(['user', 'model']), parts: userParts })).min(1),
  systemInstruction: z.object({ parts }).optional(),
  generationConfig: z
    .object({
      temperature: z.number().min(0).max(2).optional(),
      maxOutputTokens: z.number().int().positive().optional(),
      responseMimeType: z.literal('application/json').optional(),
      responseJsonSchema: schema.optional(),
    })
    .default({}),
});

const textOf = (given: z.infer<typeof userParts>) => given.map((part) => ('text' in part ? part.text : '')).join('');
const imageOf = (given: z.infer<typeof userParts>) =>
  given.flatMap((part) => ('inlineData' in part ? part.inlineData.data : []))[0] ?? null;
const message = (role: Message['role'], content: string): Message => ({ role, content, calls: [], callId: null });

/** Parses a request to `generateContent`, in which the model is part of the URL. */
export const fromContents =
  (model: string) =>
  (body: unknown): Conversation => {
    const { contents, systemInstruction, generationConfig } = request.parse(body);
    const spoken = contents.map(({ role, parts: said }) => ({
      ...message(role === 'model' ? 'assistant' : 'user', textOf(said)),
      image: imageOf(said),
    }));
    const requested = generationConfig.responseJsonSchema ?? null;
    const input = spoken.findLast(({ role }) => role === 'user')?.content ?? '';
    return {
      model,
      format: formatOf(requested, input),
      strictSchema: requested,
      toolChoice: 'auto',
      tools: [],
      messages: systemInstruction ? [message('system', textOf(systemInstruction.parts)), ...spoken] : spoken,
    };
  };

const FINISH_REASONS: Readonly<Record<string, string>> = { length: 'MAX_TOKENS', content_filter: 'SAFETY' };

export function asCandidates({ model, messages }: Conversation, line: SpokenLine, count: number) {
  const tokens = (text: string) => Math.ceil(text.length / 4);
  const calls = (line.calls ?? []).map(({ name, arguments: given }) => ({
    functionCall: { name, args: typeof given === 'string' ? {} : given },
  }));
  const promptTokenCount = messages.reduce((sum, { content }) => sum + tokens(content), 0);
  const candidatesTokenCount = tokens(JSON.stringify(line));
  return {
    responseId: `google-sim-${count}`,
    modelVersion: model,
    candidates: [
      {
        index: 0,
        content: { role: 'model', parts: [...(line.text ? [{ text: line.text }] : []), ...calls] },
        finishReason: FINISH_REASONS[line.finish ?? ''] ?? 'STOP',
      },
    ],
    usageMetadata: {
      promptTokenCount,
      candidatesTokenCount,
      totalTokenCount: promptTokenCount + candidatesTokenCount,
    },
  };
}

const embedding = z.object({
  content: z.object({ parts }),
  outputDimensionality: z.number().int().min(1).max(3072).optional(),
});
const MOST_TEXTS = 100;
const batch = z.object({ requests: z.array(embedding).min(1).max(MOST_TEXTS) });

const toValues = ({ content, outputDimensionality = 3072 }: z.infer<typeof embedding>) => ({
  values: embeddingOf(textOf(content.parts), outputDimensionality),
});

/** Returns the response to `embedContent` or `batchEmbedContents`, or null for an invalid request. */
export function embedContents(method: string, body: unknown): object | null {
  if (method === 'embedContent') {
    const read = embedding.safeParse(body);
    return read.success ? { embedding: toValues(read.data) } : null;
  }
  const read = batch.safeParse(body);
  return read.success ? { embeddings: read.data.requests.map(toValues) } : null;
}
