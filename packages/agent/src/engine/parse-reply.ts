import { Understanding, Wording } from './acts.ts';
import type { EngineEvent, Usage } from './types.ts';

interface ModelCallResult {
  readonly call: 'understand' | 'word';
  readonly callId: string;
  /** Text of the model's reply. Null if the model refused to reply or the reply was truncated. */
  readonly text: string | null;
  readonly usage: Usage;
}

/**
 * Converts a model reply to an event. A missing reply, or a reply that does not match the schema, becomes a
 * `model_failed` event.
 */
export function parseReply({ call, callId, text, usage }: ModelCallResult): EngineEvent {
  const json = parseJson(text ?? '');
  if (call === 'understand') {
    const read = Understanding.safeParse(json);
    if (read.success) return { type: 'understood', callId, ...read.data, usage };
  } else {
    const read = Wording.safeParse(json);
    if (read.success) return { type: 'worded', callId, ...read.data, usage };
  }
  return { type: 'model_failed', callId, call, problems: ['The reply does not match the schema.'], usage };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replaceAll('\0', ''));
  } catch {
    return undefined;
  }
}
