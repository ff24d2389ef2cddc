import { createHash } from 'node:crypto';
import * as z from 'zod';
import { fold } from './understanding/text.ts';

/** Vector lengths of OpenAI's embedding models, by model name. */
const MODELS: Readonly<Record<string, number>> = {
  'text-embedding-3-small': 1536,
  'text-embedding-3-large': 3072,
};
const MOST_TEXTS = 2048;

const embeddingRequest = z.object({
  model: z.string(),
  input: z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(MOST_TEXTS)]),
  dimensions: z.number().int().positive().optional(),
  encoding_format: z.literal('float').default('float'),
});

export interface EmbeddingRequest {
  readonly model: string;
  readonly texts: readonly string[];
  readonly dimensions: number;
}

/** Parses a request for embeddings. Returns OpenAI's error message for an invalid request. */
export function readEmbeddingRequest(body: unknown): EmbeddingRequest | string {
  const read = embeddingRequest.safeParse(body);
  if (!read.success)
    return `Invalid request: ${read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`;
  const { model, input, dimensions } = read.data;
  const longest = MODELS[model];
  if (longest === undefined) return `The model '${model}' does not exist or you do not have access to it.`;
  if (dimensions !== undefined && dimensions > longest) return `Invalid value for 'dimensions' = ${dimensions}.`;
  return { model, texts: typeof input === 'string' ? [input] : input, dimensions: dimensions ?? longest };
}

export const asEmbeddings = ({ model, texts, dimensions }: EmbeddingRequest) => {
  const tokens = texts.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0);
  return {
    object: 'list',
    model,
    data: texts.map((text, index) => ({ object: 'embedding', index, embedding: embeddingOf(text, dimensions) })),
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
};

/**
 * Returns a vector that depends on the words of the text. The norm of the vector is 1, or 0 for a text without words.
 * The vectors of texts that share words, or parts of words, are close to each other.
 */
export function embeddingOf(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  for (const [feature, weight] of featuresOf(text)) {
    const hash = createHash('sha256').update(feature).digest();
    const at = hash.readUInt32BE(0) % dimensions;
    vector[at] = (vector[at] ?? 0) + (hash.readUInt8(4) % 2 === 0 ? weight : -weight);
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** Yields the words of a text, and their three-letter parts with a lower weight. Short words have a low weight. */
function* featuresOf(text: string): Generator<[string, number]> {
  for (const [word] of fold(text).matchAll(/[a-z0-9]+/g)) {
    yield [word, word.length > 3 ? 1 : 0.2];
    for (let at = 0; at + 3 <= word.length && word.length > 3; at += 1) yield [`#${word.slice(at, at + 3)}`, 0.3];
  }
}
