import type { LanguageModelV4 } from '@ai-sdk/provider';
import * as z from 'zod';
import type { ProviderName, VerifiedAccount } from '../ports/provider.ts';
import { ProviderError } from '../provider-error.ts';
import { toCallOptions } from './model-prompt.ts';

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['ready'],
  properties: { ready: { type: 'boolean' } },
} as const;

const answer = z.strictObject({ ready: z.boolean() });

/**
 * Verifies that a model can reply in the format of a JSON schema, which the agent requires. Throws a REFUSED error if
 * the model cannot do so.
 */
export async function verifyWithSchema(provider: ProviderName, language: LanguageModelV4): Promise<VerifiedAccount> {
  const { content } = await language.doGenerate(
    toCallOptions({
      messages: [
        { role: 'system', content: 'You answer with JSON.' },
        { role: 'user', content: 'Set "ready" to true.' },
      ],
      format: { name: 'ready', schema: SCHEMA },
      temperature: 0,
    }),
  );
  const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  if (answer.safeParse(parseJson(text)).success) return { accountName: language.modelId };
  throw new ProviderError({
    provider,
    kind: 'REFUSED',
    words: 'The model does not follow a JSON schema, which the agent needs. Choose another model.',
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
